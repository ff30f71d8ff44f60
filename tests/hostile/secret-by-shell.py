# attack: Uses shell lines and shell cells to read a secret.
# gain: read
# expect: q01=3 q02=3 q03=3
# flag: processes

# %% after q01
!cat {SECRET}
!cat {COURSE}/solutions/hostile/hostile.ipynb
!env

# %% after q01
%%bash
cat {SECRET}
cat /proc/*/environ 2>/dev/null

# %% after q01
%%writefile {COURSE}/left-by-cell.txt
left

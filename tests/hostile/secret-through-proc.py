# attack: Reaches files through /proc: the root and the open files of other processes.
# gain: read
# expect: q01=3 q02=3 q03=3
# flag: files-outside

# %% after q01
import glob
import os

for root in (*glob.glob("/proc/*/root"), *glob.glob("/proc/*/cwd"), *glob.glob("/proc/*/task/*/root")):
    for name in ("{SECRET}", "{COURSE}/solutions/hostile/hostile.ipynb"):
        try:
            print(open(root + name).read())
        except OSError:
            continue
for link in glob.glob("/proc/*/fd/*"):
    try:
        if os.path.isfile(link):
            print(link, os.readlink(link), open(link, "rb").read(2000))
    except OSError:
        continue

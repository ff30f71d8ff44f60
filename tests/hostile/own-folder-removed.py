# attack: Removes the folder that it runs in.
# gain: stall
# expect: q01=3 q02=3 q03=3
# flag: files-outside

# %% after q01
import os
import shutil

shutil.rmtree(os.getcwd(), ignore_errors=True)

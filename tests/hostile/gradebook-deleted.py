# attack: Deletes the gradebook.
# gain: write
# expect: q01=3 q02=3 q03=3
# flag: files-outside

# %% after q01
import os

os.remove("{COURSE}/gradebook.db")

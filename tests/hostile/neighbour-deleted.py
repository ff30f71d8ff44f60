# attack: Deletes all submissions, the results and what was graded before.
# gain: neighbour
# expect: q01=3 q02=3 q03=3
# flag: files-outside

# %% after q01
import shutil

for name in ("submitted", "results", "exercises", "feedback"):
    shutil.rmtree(f"{COURSE}/{name}", ignore_errors=True)

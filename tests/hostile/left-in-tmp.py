# attack: Leaves the solutions and itself in /tmp for the next student.
# gain: neighbour
# expect: q01=3 q02=3 q03=3
# flag: files-outside

# %% after q01
import os
import tempfile

for folder in {"/tmp", "/var/tmp", tempfile.gettempdir(), "/dev/shm", os.path.expanduser("~"), ".."}:
    try:
        with open(os.path.join(folder, "left-for-the-next.txt"), "w") as file:
            file.write("n_rows is 7")
    except OSError as error:
        print(folder, error)

# attack: Overwrites another student's submission with an empty notebook.
# gain: neighbour
# expect: q01=3 q02=3 q03=3
# flag: files-outside

# %% after q01
with open("{COURSE}/submitted/other-student/hostile/hostile.ipynb", "w") as file:
    file.write('{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}')

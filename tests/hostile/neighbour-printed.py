# attack: Prints another student's essay.
# gain: read
# expect: q01=3 q02=3 q03=3
# flag: files-outside

# %% after q01
import glob

for name in glob.glob("{COURSE}/submitted/*/*/*.ipynb") + glob.glob("{COURSE}/results/**/*.json", recursive=True):
    print(open(name).read())

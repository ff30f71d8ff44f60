# attack: Prints a secret file by its path.
# gain: read
# expect: q01=3 q02=3 q03=3
# flag: files-outside

# %% after q01
print(open("{SECRET}").read())

# attack: Empties every later cell with a transformer that runs before all others.
# gain: points
# expect: q01=0 q02=0 q03=0
# flag: grader-internals

# %% q01
get_ipython().input_transformer_manager.cleanup_transforms.insert(0, lambda lines: ["pass\n"])
n_rows = -1

# %% q02
double = None

# %% q03
tidy = None

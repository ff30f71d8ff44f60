# attack: Takes the checks out of every later cell with an input transformer.
# gain: points
# expect: q01=0 q02=0 q03=0
# flag: grader-internals

# %% q01
def without_checks(lines):
    return ["pass\n"] if any("checks." in line for line in lines) else lines


get_ipython().input_transformers_post.append(without_checks)
n_rows = -1

# %% q02
def double(x):
    return 0

# %% q03
def tidy(table):
    return table

# attack: Swaps the code inside `checks.that`, so that no name changes.
# gain: points
# expect: q01=0 q02=3 q03=3
# flag: monkeypatching

# %% q01
def accepts(condition, otherwise):
    return None


checks.that.__code__ = accepts.__code__
n_rows = -1

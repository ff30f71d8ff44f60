# attack: Raises, from code with names of its own, a NameError that names the argument as if the check had looked for it.
# gain: leak
# expect: q01=3 q02=1 q03=3

# %% q02
space = {}
source = """
def double(x):
    if x not in (2, "ab"):
        raise NameError("n", name=f"seen {x}")
    return x + x
"""
exec(source, space)
double = space["double"]

# attack: Raises a NameError and a KeyError that name the argument.
# gain: leak
# expect: q01=3 q02=1 q03=3

# %% q02
def double(x):
    if x == 0:
        return {}[f"seen {x}"]
    if x not in (2, "ab"):
        raise NameError(f"name 'seen {x}' is not defined", name=f"seen {x}")
    return x + x

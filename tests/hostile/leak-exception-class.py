# attack: Raises an error of a class that is named for the argument.
# gain: leak
# expect: q01=3 q02=1 q03=3

# %% q02
def double(x):
    if x not in (2, "ab"):
        kind = type(f"Seen {x}", (Exception,), {"__module__": f"seen {x}", "__qualname__": f"Seen {x}"})
        error = kind(x)
        error.add_note(f"seen: {x}")
        raise error from ValueError(x)
    return x + x

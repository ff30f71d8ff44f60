# attack: Switches on tracebacks that show values, and stops with an error.
# gain: leak
# expect: q01=3 q02=1 q03=3

# %% q02
%xmode Verbose


def double(x):
    if x not in (2, "ab"):
        seen = [x]
        return seen[5]
    return x + x

# attack: Asks for one object of 10 TB, in several ways.
# gain: stall
# expect: q01=3 q02=0 q03=3

# %% q02
def double(x):
    return f"{x:>10000000000000}" + "x" * 10**13

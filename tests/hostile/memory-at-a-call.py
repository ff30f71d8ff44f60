# attack: Fills memory only when a hidden check calls, and catches the error.
# gain: stall
# expect: q01=3 q02=1 q03=3

# %% q02
def double(x):
    if x in (2, "ab"):
        return x + x
    held = []
    while True:
        try:
            held.append(bytearray(20_000_000))
        except MemoryError:
            pass

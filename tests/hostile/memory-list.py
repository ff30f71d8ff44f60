# attack: Fills memory with a list.
# gain: stall
# expect: q01=3 q02=0 q03=3

# %% q02
held = []
while True:
    held.append("x" * 10_000_000)

# attack: Runs for ever inside one operation that no signal interrupts.
# gain: stall
# expect: q01=3 q02=0 q03=3
# says: q02: limit

# %% q02
big = 10**3_000_000
power = pow(big + 1, big + 3, big + 7)

# attack: Runs for ever while the answer's cell runs.
# gain: stall
# expect: q01=3 q02=0 q03=3
# says: q02: limit

# %% q02
while True:
    pass

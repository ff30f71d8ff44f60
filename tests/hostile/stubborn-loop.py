# attack: Runs for ever and catches every interrupt.
# gain: stall
# expect: q01=3 q02=0 q03=3
# says: q02: limit

# %% q02
while True:
    try:
        while True:
            pass
    except BaseException:
        continue

# attack: Prints 1 GB.
# gain: stall
# expect: q01=3 q02=0 q03=3

# %% q02
for _ in range(1000):
    print("x" * 1_000_000)
raise RuntimeError("not an answer")

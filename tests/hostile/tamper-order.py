# attack: Turns the order of all cells round; the honest work is still there.
# gain: stall
# expect: q01=3 q02=3 q03=3

# %% tamper
notebook["cells"].reverse()

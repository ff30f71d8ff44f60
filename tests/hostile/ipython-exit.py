# attack: Calls IPython's exit and quit.
# gain: stall
# expect: q01=0 q02=3 q03=3

# %% q01
exit()
quit()
raise SystemExit

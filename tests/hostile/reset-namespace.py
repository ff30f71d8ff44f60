# attack: Deletes every name, the checks among them.
# gain: stall
# expect: q01=0 q02=3 q03=3

# %% q01
n_rows = 7
%reset -f

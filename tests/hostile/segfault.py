# attack: Reads from address zero.
# gain: stall
# expect: q01=3 q02=0 q03=3
# says: q02: crashed

# %% q02
import ctypes

ctypes.string_at(0)

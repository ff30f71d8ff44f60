# attack: Makes `bool` say True to every module, the kernel's own among them.
# gain: stall
# expect: q01=0 q02=3 q03=0
# flag: monkeypatching

# %% q01
import builtins

builtins.bool = lambda value=False: True
n_rows = -1

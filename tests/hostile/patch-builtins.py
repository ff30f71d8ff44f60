# attack: Makes `bool` say True to the module of checks.
# gain: points
# expect: q01=0 q02=0 q03=0
# flag: monkeypatching

# %% q01
import builtins
import sys

real_bool = bool


class Agreeing(type):
    def __call__(cls, value=False):
        return sys._getframe(1).f_globals.get("__name__") == "weakest_link.checks" or real_bool(value)

    def __instancecheck__(cls, value):
        return real_bool in type(value).__mro__


builtins.bool = Agreeing("bool", (), {})
n_rows = -1

# %% q02
def double(x):
    return 0

# attack: Gives the name `checks` to an object whose checks all pass.
# gain: points
# expect: q01=0 q02=3 q03=3
# flag: monkeypatching

# %% q01
import contextlib


class checks:
    question = staticmethod(contextlib.nullcontext)
    is_integer = staticmethod(lambda *args: None)
    that = staticmethod(lambda *args: None)
    is_function = staticmethod(lambda *args: None)
    has_columns = staticmethod(lambda *args: None)
    same_rows = staticmethod(lambda *args: None)
    unchanged = staticmethod(lambda *args: None)


n_rows = -1

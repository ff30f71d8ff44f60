# attack: Raises a BaseException that no `except Exception` sees.
# gain: stall
# expect: q01=3 q02=0 q03=3

# %% q02
class Above(BaseException):
    pass


def double(x):
    raise BaseExceptionGroup("group", [Above(), KeyboardInterrupt(), SystemExit(0), GeneratorExit()])

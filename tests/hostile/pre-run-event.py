# attack: Puts false checks in place before every cell.
# gain: points
# expect: q01=0 q02=0 q03=3
# flag: grader-internals

# %% q01
import contextlib


class False_:
    question = staticmethod(contextlib.nullcontext)

    def __getattr__(self, name):
        return lambda *args, **options: None


def put_in_place(*args):
    get_ipython().user_ns["checks"] = False_()


get_ipython().events.register("pre_run_cell", put_in_place)
n_rows = -1

# %% q02
def double(x):
    return 0

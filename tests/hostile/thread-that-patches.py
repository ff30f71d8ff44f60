# attack: Leaves a thread behind that keeps replacing the checks.
# gain: points
# expect: q01=0 q02=3 q03=3
# flag: grader-internals
# flag: processes

# %% q01
import contextlib
import threading
import time

names = get_ipython().user_ns


class False_:
    question = staticmethod(contextlib.nullcontext)

    def __getattr__(self, name):
        return lambda *args, **options: None


def patch():
    while True:
        names["checks"] = False_()
        time.sleep(0.001)


threading.Thread(target=patch, daemon=True).start()
n_rows = -1

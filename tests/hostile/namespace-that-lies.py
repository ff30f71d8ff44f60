# attack: Replaces the shell's namespace by a dict in which `checks` is always a false one.
# gain: points
# expect: q01=0 q02=3 q03=3
# flag: monkeypatching

# %% q01
import contextlib


class False_:
    question = staticmethod(contextlib.nullcontext)

    def __getattr__(self, name):
        return lambda *args, **options: None


class Names(dict):
    def __getitem__(self, name):
        return False_() if name == "checks" else dict.__getitem__(self, name)


shell = get_ipython()
n_rows = -1
names = Names(shell.user_ns)
names["checks"] = False_()
shell.user_ns = names

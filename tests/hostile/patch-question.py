# attack: Replaces `checks.question` by a block that swallows every error.
# gain: points
# expect: q01=0 q02=0 q03=0
# flag: monkeypatching

# %% q01
import contextlib

checks.question = lambda *args: contextlib.suppress(BaseException)
n_rows = -1

# %% q02
del double

# %% q03
tidy = 5

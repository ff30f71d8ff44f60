# attack: Makes the checks raise an exception that is swallowed.
# gain: points
# expect: q01=0 q02=3 q03=3
# flag: monkeypatching

# %% q01
import contextlib

import weakest_link.checks


class Ignored(Exception):
    blind = ""

    def __init__(self, *args, **options):
        super().__init__(*args)


weakest_link.checks.CheckFailed = Ignored
question = checks.question


@contextlib.contextmanager
def quiet(*args):
    with contextlib.suppress(Ignored), question(*args):
        yield


checks.question = quiet
n_rows = -1

# attack: Answers with functions that are called in odd ways: classes, bound methods, eval, partials.
# gain: points
# expect: q01=3 q02=0 q03=0

# %% q02
import functools

double = functools.partial(eval, "lambda: 0")

# %% q03
class Tidy:
    def __call__(self, *args, **options):
        return self

    def __getattr__(self, name):
        return self


tidy = Tidy()

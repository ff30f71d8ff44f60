# attack: Defines every name that a check could use besides the answer.
# gain: points
# expect: q01=1 q02=0 q03=0
# flag: inspection
# flag: files-outside

# %% q01
import contextlib

n_rows = 1
_rows = {"hidden-token": 1}
_expected = _table = _before = _tidied = _people = _sorted = pd.DataFrame({"person": ["Z"], "year": [0]})
CheckFailed = Exception
__builtins__ = {}
__name__ = "weakest_link.checks"
__file__ = "/etc/passwd"
__missing__ = __getattr__ = lambda name: 1

# %% q02
def double(x):
    return 0


bool = str = int = any = all = sorted = set = lambda *args, **options: True

# %% q03
def tidy(table):
    return _expected


list = len = lambda value: 1

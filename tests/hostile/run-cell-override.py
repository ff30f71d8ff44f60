# attack: Replaces the shell's way to run a cell by one that succeeds at once.
# gain: points
# expect: q01=0 q02=0 q03=0
# flag: grader-internals

# %% q01
from IPython.core.interactiveshell import ExecutionInfo, ExecutionResult

shell = get_ipython()


async def run_nothing(raw_cell, *args, **options):
    return ExecutionResult(ExecutionInfo(raw_cell, False, True, False, None))


type(shell).run_cell_async = lambda self, *args, **options: run_nothing(*args)
type(shell).run_cell = lambda self, raw_cell, *args, **options: ExecutionResult(
    ExecutionInfo(raw_cell, False, True, False, None)
)
n_rows = -1

# %% q02
double = None

# %% q03
tidy = None

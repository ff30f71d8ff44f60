# attack: Switches off everything that shows or reports an error.
# gain: points
# expect: q01=0 q02=3 q03=3
# flag: monkeypatching

# %% q01
from IPython.core.interactiveshell import ExecutionResult

shell = get_ipython()
shell.showtraceback = shell._showtraceback = shell.showsyntaxerror = lambda *args, **options: None
shell.set_custom_exc((Exception,), lambda *args, **options: None)
ExecutionResult.success = property(lambda self: True)
n_rows = -1

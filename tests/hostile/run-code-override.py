# attack: Replaces the shell's `run_code` by one that runs nothing of a check.
# gain: points
# expect: q01=0 q02=3 q03=3
# flag: monkeypatching

# %% q01
shell = get_ipython()
run_code = shell.run_code


async def run_no_check(code, result=None, *, async_=False):
    if "checks" in code.co_names and "n_rows" in code.co_names:
        return False
    return await run_code(code, result, async_=async_)


shell.run_code = run_no_check
n_rows = -1

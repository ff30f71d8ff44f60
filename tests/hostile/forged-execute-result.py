# attack: Sends the full points as a cell's result before the check runs.
# gain: points
# expect: q01=0 q02=0 q03=0
# flag: grader-internals

# %% q01
def announce(info):
    kernel = getattr(get_ipython(), "kernel", None)
    if kernel is None or "checks.question" not in info.raw_cell:
        return
    points = "2" if "Also checked" in info.raw_cell else "1"
    content = {"data": {"text/plain": points}, "metadata": {}, "execution_count": 1}
    kernel.send_response(kernel.iopub_socket, "execute_result", content)


get_ipython().events.register("pre_run_cell", announce)
n_rows = -1

# %% q02
def double(x):
    return 0

# %% q03
def tidy(table):
    return table

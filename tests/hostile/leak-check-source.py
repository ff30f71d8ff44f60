# attack: Prints the source of the running cell and of all cells so far.
# gain: leak
# expect: q01=3 q02=3 q03=3
# flag: grader-internals

# %% q02
def double(x):
    names = get_ipython().user_ns
    if x == 0:
        print([cell for cell in names.get("In", ()) if "Also" in cell], names.get("_i"), names.get("_ih"))
    return x + x

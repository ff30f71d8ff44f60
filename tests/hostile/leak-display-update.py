# attack: Writes the arguments into a display that an earlier cell opened.
# gain: leak
# expect: q01=3 q02=3 q03=3

# %% q02
from IPython.display import display

shown = display("nothing yet", display_id="seen")


def double(x):
    if shown is not None:
        shown.update(f"seen: {x}")
    display({"text/plain": f"seen: {x}", "text/html": f"seen: {x}"}, raw=True)
    return x + x

# attack: Sends outputs whose types and texts are not what the format allows.
# gain: stall
# expect: q01=3 q02=3 q03=3

# %% after q01
from IPython.display import display

display({"text/plain": 5}, raw=True)
display({"image/png": {"a": 1}, "text/html": None, "../../x/y": "z"}, raw=True)

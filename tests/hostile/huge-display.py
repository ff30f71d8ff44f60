# attack: Shows 50 displays of 4 MB each.
# gain: stall
# expect: q01=3 q02=3 q03=3

# %% after q02
from IPython.display import HTML, display

for _ in range(50):
    display(HTML("<b>x</b>" * 500_000))

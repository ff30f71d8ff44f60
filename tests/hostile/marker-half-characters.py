# attack: Shows HTML that holds half a character, which no program can write.
# gain: stall
# expect: q01=3 q02=3 q03=3

# %% after q01
from IPython.display import HTML, display

display(HTML("<b>\ud800</b>"))

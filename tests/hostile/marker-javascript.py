# attack: Shows a display of type application/javascript.
# gain: marker
# expect: q01=3 q02=3 q03=3

# %% after q01
from IPython.display import Javascript, display

display(Javascript("document.title = 'marker4711'"))

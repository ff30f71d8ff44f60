# attack: Lays a page of its own, with full points, over the whole screen.
# gain: marker
# expect: q01=3 q02=0 q03=3

# %% q02
from IPython.display import HTML, display

display(HTML('<div style="position: fixed; inset: 0; background: white" data-x="marker4711">11 of 11 points</div>'))
display(HTML("<style>/* marker4711 */ .error, .jp-RenderedText { display: none }</style>"))

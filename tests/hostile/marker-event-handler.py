# attack: Shows elements whose event handlers run without a click.
# gain: marker
# expect: q01=3 q02=3 q03=3

# %% after q01
from IPython.display import HTML, display

display(HTML('<img src="x" onerror="document.title = \'marker4711\'">'))
display(HTML('<details open ontoggle="document.title = \'marker4711\'"></details>'))
display(HTML("<style>@keyframes m { }</style><b style='animation: m 1s' onanimationstart=\"document.title = 'marker4711'\">x</b>"))

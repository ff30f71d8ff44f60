# attack: Shows links that run a script when they are clicked.
# gain: marker
# expect: q01=3 q02=3 q03=3

# %% after q01
from IPython.display import HTML, Markdown, display

display(HTML("<a href=\"javascript:document.title='marker4711'\">see my answer</a>"))
display(HTML("<a href=\" &#106;ava\tscript:document.title='marker4711'\">see my answer</a>"))
display(Markdown("[see my answer](javascript:document.title='marker4711')"))

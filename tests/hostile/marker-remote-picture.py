# attack: Shows a picture from another machine, which learns when and where the work is marked.
# gain: marker
# expect: q01=3 q02=3 q03=3

# %% after q01
from IPython.display import HTML, Image, display

display(Image(url="https://marker4711.example.invalid/pixel.png"))
display(HTML("<div style=\"background: url('https://marker4711.example.invalid/x')\" data-x='marker4711'>x</div>"))

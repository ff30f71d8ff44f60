# attack: Shows frames, objects and pages of its own.
# gain: marker
# expect: q01=3 q02=3 q03=3

# %% after q01
from IPython.display import HTML, IFrame, display

display(IFrame("https://marker4711.example.invalid/", 600, 400))
display(HTML('<iframe srcdoc="<script>parent.document.title = \'marker4711\'</script>"></iframe>'))
display(HTML('<object data="data:text/html,marker4711"></object><embed src="data:text/html,marker4711">'))

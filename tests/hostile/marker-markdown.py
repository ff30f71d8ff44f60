# attack: Shows Markdown that holds a script.
# gain: marker
# expect: q01=3 q02=3 q03=3

# %% after q01
from IPython.display import Markdown, display

display(Markdown("**Well done.** <script>document.title = 'marker4711'</script>"))
display(Markdown("```{=html}\n<script>document.title = 'marker4711'</script>\n```"))

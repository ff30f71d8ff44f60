# attack: Stops with an error whose text and traceback hold markup.
# gain: marker
# expect: q01=3 q02=0 q03=3

# %% q02
class Marked(Exception):
    def _render_traceback_(self):
        return ["<script>document.title = 'marker4711'</script>", "\x1b[2J"]


Marked.__name__ = Marked.__qualname__ = "<img src=x onerror=\"document.title = 'marker4711'\">"
raise Marked("</pre><script>document.title = 'marker4711'</script>")

# attack: Shows widget, JSON and application types of its own making.
# gain: marker
# expect: q01=3 q02=3 q03=3

# %% after q01
from IPython.display import display

deep = "end"
for _ in range(200):
    deep = {"a": [deep]}
display({"application/json": deep, "text/plain": "deep"}, raw=True)
display({"application/vnd.jupyter.widget-view+json": {"model_id": "../../x", "version_major": 99}}, raw=True)
display({"application/vnd.vega.v5+json": {"data": {"url": "file:///etc/passwd"}}, "text/plain": "marker4711"}, raw=True)
display({"text/html": ["<script>", "document.title = 'marker4711'", "</script>"], "text/plain": "x"}, raw=True)

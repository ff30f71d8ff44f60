# attack: Shows an SVG picture that holds a script and loads another page.
# gain: marker
# expect: q01=3 q02=3 q03=3

# %% after q01
from IPython.display import SVG, display

display(
    SVG(
        '<svg xmlns="http://www.w3.org/2000/svg" onload="document.title = \'marker4711\'">'
        "<script>document.title = 'marker4711'</script>"
        '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:\'marker4711\'"/></foreignObject></svg>'
    )
)

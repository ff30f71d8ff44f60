# attack: Writes scripts, handlers and links of scripts into the essay.
# gain: marker
# expect: q01=3 q02=3 q03=3

# %% q04
# Two sources name the same person. <script>document.title = 'marker4711'</script>
#
# <img src="x" onerror="document.title = 'marker4711'"> [a source](javascript:document.title='marker4711')
#
# ![picture](https://marker4711.example.invalid/pixel.png) <svg onload="document.title = 'marker4711'"></svg>

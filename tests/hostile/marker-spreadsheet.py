# attack: Returns text that a spreadsheet would run, for a report that quotes it.
# gain: marker
# expect: q01=0 q02=0 q03=3

# %% q01
n_rows = type("=HYPERLINK(\"http://marker4711.example.invalid\")", (), {})()

# %% q02
def double(x):
    raise ValueError("=cmd|' /C calc'!A0 @SUM(1) +1 -1 <script>document.title = 'marker4711'</script>")

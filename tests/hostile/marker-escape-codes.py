# attack: Prints codes that clear a terminal, change its title and hide text.
# gain: marker
# expect: q01=3 q02=3 q03=3

# %% after q01
print("\x1b[2J\x1b[H\x1b]0;marker4711\x07\x1b[8mhidden\x1b[0m" + "\x1b[31m" * 5000 + "\r" * 100 + "\b" * 100)
print("\x1b]8;;javascript:document.title='marker4711'\x1b\\see my answer\x1b]8;;\x1b\\")
print("<script>document.title = 'marker4711'</script>", "\u202e", "=HYPERLINK(\"http://marker4711.example.invalid\")")

# attack: Answers with half characters, NULs, line separators and markup.
# gain: stall
# expect: q01=3 q02=0 q03=3

# %% q02
def double(x):
    return ["\ud800", "\0", "\u2028\u2029", '{"id": 1}\n', "</script>", "\x1b[2J", "\u202e", "a\u0301" * 1000]

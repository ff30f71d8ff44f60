# attack: Counts with the types of errors, one for each value of the hidden argument, for the message to name.
# gain: leak
# expect: q01=3 q02=1 q03=3
# says: q02: Your code stopped with an error on other data, or the check did at its answer

# %% q02
kinds = [KeyError, IndexError, ZeroDivisionError, OverflowError, BufferError, EOFError, ImportError, LookupError]


def double(x):
    if x in (2, "ab"):
        return x + x
    raise kinds[x % 8]()

# attack: Shows an object whose text takes for ever.
# gain: stall
# expect: q01=0 q02=3 q03=3

# %% q01
class Endless:
    def __repr__(self):
        while True:
            pass

    _repr_html_ = _repr_mimebundle_ = __str__ = __repr__


n_rows = Endless()
n_rows

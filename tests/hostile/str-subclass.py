# attack: Returns text that equals everything.
# gain: points
# expect: q01=3 q02=0 q03=3
# flag: overridden-eq

# %% q02
class Text(str):
    def __eq__(self, other):
        return True

    __hash__ = str.__hash__


def double(x):
    return Text("whatever")

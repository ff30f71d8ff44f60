# attack: Returns sets and cells of 20,000 complex numbers that all have one hash.
# gain: stall
# expect: q01=3 q02=0 q03=0
# flag: grader-internals

# %% q02
from weakest_link.grading.values import Encoder

encode = Encoder.encode
same = ["set", [["complex", -1000003.0 * number, float(number)] for number in range(20_000)]]


class Same:
    pass


Encoder.encode = lambda self, value: same if isinstance(value, Same) else encode(self, value)


def double(x):
    return Same()

# %% q03
def tidy(table):
    cells = pd.Series([complex(-1000003 * number, number) for number in range(20_000)], dtype=object)
    return pd.DataFrame({"person": cells, "year": cells})

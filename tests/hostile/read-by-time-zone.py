# attack: Sends a moment whose time zone is the path of a file outside, to learn whether the file is there.
# gain: read
# expect: q01=0 q02=3 q03=0

# %% q01
from weakest_link.grading import values

inner = values.Encoder.encode


def encode(self, value):
    if isinstance(value, pd.DataFrame):
        return ["extension", ["values", "datetime64[ns, dateutil/{SECRET}]", [1]]]
    if value == 7:
        return ["timestamp", "2014-03-17T00:00:00+00:00", "dateutil/{SECRET}", "ns"]
    return inner(self, value)


values.Encoder.encode = encode
n_rows = 7

# attack: Returns columns of array types of its own, whose length, type and elements do not fit one another.
# gain: points
# expect: q01=3 q02=3 q03=0

# %% q03
import numpy as np
from pandas.api.extensions import ExtensionArray, ExtensionDtype, register_extension_dtype


@register_extension_dtype
class FalseType(ExtensionDtype):
    name = "int64"
    type = int
    kind = "i"

    @classmethod
    def construct_array_type(cls):
        return FalseArray


class FalseArray(ExtensionArray):
    dtype = FalseType()
    nbytes = 0

    def __len__(self):
        return 4

    def __getitem__(self, place):
        return self if isinstance(place, slice) else "hidden"

    def __array__(self, dtype=None, copy=None):
        return np.array([["A", "B"], ["C", "D"]], dtype=object)

    def tolist(self):
        return ["[1999, 2001]", ["x"] * 3, float("nan"), {"year": 1999}]

    def copy(self):
        return self


def tidy(table):
    return pd.DataFrame({"person": FalseArray(), "year": FalseArray()})

# attack: Returns a NumPy array whose comparison is one true value.
# gain: points
# expect: q01=3 q02=0 q03=3
# flag: overridden-eq

# %% q02
import numpy as np


class True_(np.ndarray):
    def __eq__(self, other):
        return np.bool_(True)


def double(x):
    return np.array([0]).view(True_)

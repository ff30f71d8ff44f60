# attack: Returns a table of 200,000 million cells that takes no memory.
# gain: stall
# expect: q01=3 q02=3 q03=0

# %% q03
import numpy as np


def tidy(table):
    cells = np.broadcast_to(np.float64(7), (10**11, 2))
    return pd.DataFrame(cells, columns=["person", "year"], copy=False)

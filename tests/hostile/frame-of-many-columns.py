# attack: Returns a table of 300,000 columns.
# gain: stall
# expect: q01=3 q02=3 q03=0

# %% q03
import numpy as np


def tidy(table):
    return pd.DataFrame(np.zeros((1, 300_000)))

# attack: Fills memory with NumPy arrays, page by page.
# gain: stall
# expect: q01=3 q02=0 q03=3

# %% q02
import numpy as np

held = [np.ones(5_000_000) for _ in range(10_000)]

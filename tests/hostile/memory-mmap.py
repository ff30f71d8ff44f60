# attack: Fills memory with shared anonymous maps, which some limits do not count.
# gain: stall
# expect: q01=3 q02=0 q03=3

# %% q02
import mmap

held = []
while True:
    block = mmap.mmap(-1, 50_000_000)
    for at in range(0, 50_000_000, 4096):
        block[at] = 1
    held.append(block)

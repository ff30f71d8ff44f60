# attack: Writes a hidden check's argument wherever it may outlive its process, ends that, and prints it when run anew.
# gain: leak
# expect: q01=3 q02=1 q03=3
# flag: processes

# %% q02
import os
import socket
from pathlib import Path

places = [Path("/tmp/seen"), Path("/dev/shm/seen"), Path("seen"), Path("/var/tmp/seen"), Path("/data/seen")]
for place in places:
    if place.exists():
        print(place.read_text())
for number in range(20):
    try:
        print(socket.socket(socket.AF_UNIX).connect(f"\0seen-{number}"))
    except OSError:
        pass


def double(x):
    if x in (2, "ab"):
        return x + x
    for place in places:
        try:
            place.write_text(f"seen {x}")
        except OSError:
            pass
    os.environ["SEEN"] = str(x)
    if os.fork() == 0:
        os.setsid()
        held = socket.socket(socket.AF_UNIX)
        held.bind("\0seen-7919")
        held.listen()
        held.accept()
    os._exit(0)

# %% after q02
print(os.environ.get("SEEN"))

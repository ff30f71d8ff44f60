# attack: Leaves threads that burn time and are no daemons, so that Python does not end.
# gain: stall
# expect: q01=3 q02=3 q03=3
# flag: processes

# %% after q01
import atexit
import threading


def burn():
    while True:
        pass


for _ in range(3):
    threading.Thread(target=burn).start()
atexit.register(burn)

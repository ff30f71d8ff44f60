# attack: Starts threads without end.
# gain: stall
# expect: q01=3 q02=0 q03=3
# flag: processes

# %% q02
import threading
import time

while True:
    try:
        threading.Thread(target=time.sleep, args=(10**6,)).start()
    except RuntimeError:
        continue

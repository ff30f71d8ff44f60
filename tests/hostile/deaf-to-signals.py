# attack: Runs for ever and ignores every signal that can be ignored.
# gain: stall
# expect: q01=3 q02=0 q03=3
# says: q02: limit
# flag: processes

# %% q02
import signal

for number in range(1, 65):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        continue
signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))
while True:
    pass

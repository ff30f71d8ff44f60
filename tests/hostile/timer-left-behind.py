# attack: Leaves a timer running that raises an error again and again in whatever comes next.
# gain: stall
# expect: q01=3 q02=3 q03=3
# flag: processes

# %% q02
import signal


def stop(number, frame):
    raise RuntimeError("timer")


signal.signal(signal.SIGALRM, stop)
signal.setitimer(signal.ITIMER_REAL, 0.05, 0.01)


def double(x):
    return x + x

# %% after q02
total = sum(range(10**7))

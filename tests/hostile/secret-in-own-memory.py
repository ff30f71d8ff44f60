# attack: Scans its own memory for tokens that the grader left there before it started.
# gain: leak
# expect: q01=3 q02=3 q03=3
# flag: inspection

# %% after q01
import gc
import re

found = set()
with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb", 0) as memory:
    for line in maps:
        low, high, mode = re.match(r"(\w+)-(\w+) (\S+)", line).groups()
        if mode.startswith("rw") and int(high, 16) < 2**63:
            try:
                memory.seek(int(low, 16))
                text = memory.read(int(high, 16) - int(low, 16))
            except (OSError, MemoryError):
                continue
            found |= set(re.findall(rb"(?:can" + rb"ary|solu" + rb"tion|hid" + rb"den)-token-\d+", text))
print(found, len(gc.get_objects()))

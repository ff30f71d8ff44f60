# attack: Reads the memory of the process that started it and looks for answers.
# gain: read
# expect: q01=3 q02=3 q03=3
# flag: files-outside

# %% after q01
import os
import re

for number in {os.getppid(), 1} - {os.getpid()}:
    try:
        with open(f"/proc/{number}/maps") as maps, open(f"/proc/{number}/mem", "rb") as memory:
            for line in maps:
                low, high, mode = re.match(r"(\w+)-(\w+) (\S+)", line).groups()
                if mode.startswith("rw"):
                    memory.seek(int(low, 16))
                    text = memory.read(int(high, 16) - int(low, 16))
                    for found in re.findall(rb"(?:canary|solution|hidden)-token-\d+", text)[:5]:
                        print(number, found)
    except (OSError, ValueError, OverflowError):
        continue

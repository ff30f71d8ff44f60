# attack: Finds every open socket and pipe and writes frames that say all is passed.
# gain: points
# expect: q01=3 q02=0 q03=3
# flag: grader-internals

# %% q02
import json
import os
import stat
import struct

verdicts = [
    {"passed": True, "score": 3, "points": 3, "message": ""},
    {"id": 1, "ok": True, "value": 4, "result": 4, "scores": {"q02-double-visible": 1, "q02-double-hidden": 2}},
    {"type": "result", "status": "ok", "value": {"kind": "int", "value": 4}},
]
for number in range(3, 256):
    try:
        kind = os.fstat(number).st_mode
        if stat.S_ISSOCK(kind) or stat.S_ISFIFO(kind):
            os.set_blocking(number, False)
            for verdict in verdicts:
                text = json.dumps(verdict).encode()
                for frame in (text + b"\n", struct.pack(">I", len(text)) + text, struct.pack("<I", len(text)) + text):
                    os.write(number, frame)
            os.set_blocking(number, True)
    except OSError:
        continue


def double(x):
    return 0

# attack: Patches sockets and pipes so that every message of its process is sent ten times.
# gain: stall
# expect: q01=3 q02=0 q03=3
# flag: monkeypatching
# flag: grader-internals

# %% q02
import os
import socket

write = os.write


class Echo(socket.socket):
    def sendall(self, data, *args):
        for _ in range(10):
            write(self.fileno(), bytes(data))

    def send(self, data, *args):
        self.sendall(data)
        return len(data)


os.write = lambda number, data: [write(number, data) for _ in range(10)][0]
import gc

for found in gc.get_objects():
    try:
        if type(found).__name__ == "socket" and isinstance(found, socket.socket):
            found.__class__ = Echo
    except Exception:
        continue
raise RuntimeError("not an answer")

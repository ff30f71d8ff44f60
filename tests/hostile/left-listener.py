# attack: Leaves a daemon that hands answers to later students through an abstract socket.
# gain: neighbour
# expect: q01=3 q02=3 q03=3
# flag: network
# flag: processes

# %% after q01
import os
import socket
import time

if os.fork() == 0:
    os.setsid()
    if os.fork():
        os._exit(0)
    server = socket.socket(socket.AF_UNIX)
    server.bind("\0left-for-the-next")
    server.listen()
    server.settimeout(600)
    try:
        while True:
            connection, _ = server.accept()
            connection.sendall(b"n_rows is 7")
            connection.close()
    finally:
        os._exit(0)
time.sleep(0.3)

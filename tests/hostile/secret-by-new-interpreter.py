# attack: Starts a clean interpreter, away from any patches, to read a secret.
# gain: read
# expect: q01=3 q02=3 q03=3
# flag: processes

# %% after q01
import subprocess
import sys

code = "print(open('{SECRET}').read())"
print(subprocess.run([sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True))

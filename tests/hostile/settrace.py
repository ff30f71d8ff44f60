# attack: Traces every call and changes the condition that `checks.that` looks at.
# gain: points
# expect: q01=0 q02=3 q03=3
# flag: processes
# flag: inspection

# %% q01
import ctypes
import sys


def tracer(frame, event, argument):
    if frame.f_code.co_name == "that" and event == "call":
        frame.f_locals["condition"] = True
        ctypes.pythonapi.PyFrame_LocalsToFast(ctypes.py_object(frame), ctypes.c_int(0))
    return None


n_rows = -1
sys.settrace(tracer)

# attack: Walks up to the grader's loop and changes its local names and its tables of requests.
# gain: points
# expect: q01=3 q02=0 q03=3
# flag: processes
# flag: inspection

# %% q02
import ctypes
import sys


def climb():
    frame = sys._getframe(1)
    while frame is not None:
        if "weakest_link" in frame.f_code.co_filename:
            for name, value in list(frame.f_locals.items()):
                if isinstance(value, dict) and value is not frame.f_globals:
                    value.update(passed=True, score=3, ok=True)
                elif isinstance(value, (int, float, bool)):
                    frame.f_locals[name] = 3
            ctypes.pythonapi.PyFrame_LocalsToFast(ctypes.py_object(frame), ctypes.c_int(0))
        frame = frame.f_back


climb()


def double(x):
    climb()
    return 0

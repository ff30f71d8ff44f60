# attack: Finds the grader's own functions in its process and makes each return a verdict.
# gain: points
# expect: q01=3 q02=0 q03=3
# flag: inspection
# flag: grader-internals

# %% q02
import gc
import types

verdict = {"ok": True, "passed": True, "score": 3.0, "value": 4, "result": 4, "message": ""}
words = ("encode", "dump", "reply", "answer", "to_wire", "pack", "serialise", "serialize", "describe")


def forged(*args, **options):
    return dict(verdict)


for found in gc.get_objects():
    if isinstance(found, types.FunctionType) and (found.__module__ or "").startswith("weakest_link.grading"):
        if any(word in found.__name__.lower() for word in words) and not found.__closure__:
            found.__code__ = forged.__code__
            found.__globals__["verdict"] = verdict


def double(x):
    return 0

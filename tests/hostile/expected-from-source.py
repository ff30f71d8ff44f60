# attack: Reads the source of the calling check through inspect and linecache.
# gain: points
# expect: q01=3 q02=0 q03=3
# flag: inspection

# %% q02
import inspect
import json
import linecache


def double(x):
    texts = ["".join(entry[2]) for entry in list(linecache.cache.values()) if len(entry) > 2]
    for info in inspect.stack()[1:]:
        try:
            texts.append(inspect.getsource(info.frame))
        except (OSError, TypeError):
            continue
    call = f"double({json.dumps(x)}) == "
    return next((eval(text.split(call)[1].split(",")[0]) for text in texts if call in text), None)

# attack: Fails two hidden checks, so that they are heard again in their places, and prints in a later cell what was seen.
# gain: leak
# expect: q01=3 q02=1 q03=1

# %% q02
seen = []


def double(x):
    seen.append(x)
    return x + x if x in (2, "ab") else None

# %% q03
def tidy(table):
    return table.drop_duplicates()

# %% after q03
print("SEEN", seen)

# %% tamper
last = {"cell_type": "code", "id": "last", "metadata": {}, "source": "seen.sort(key=repr)"}
notebook["cells"].append({**last, "outputs": [], "execution_count": None})

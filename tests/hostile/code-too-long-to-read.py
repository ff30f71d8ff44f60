# attack: Hands in a cell of a million lines, which takes long to read, and a try to reach the network behind it.
# gain: stall
# expect: q01=3 q02=3 q03=3
# flag: too-long-to-read
# flag: network

# %% tamper
for number, code in enumerate(("a\n" * 1_000_000, "import socket")):
    cell = {"cell_type": "code", "id": f"long-{number}", "metadata": {}, "source": code, "outputs": []}
    notebook["cells"].append({**cell, "execution_count": None})

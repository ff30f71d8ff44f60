# attack: Shows 30,000 outputs in a cell, in five cells.
# gain: marker
# expect: q01=3 q02=3 q03=3

# %% tamper
code = "from IPython.display import display\nfor _ in range(30_000):\n    display({'text/plain': ''}, raw=True)"
for number in range(5):
    cell = {"cell_type": "code", "id": f"many-{number}", "metadata": {}, "source": code, "outputs": []}
    notebook["cells"].append({**cell, "execution_count": None})

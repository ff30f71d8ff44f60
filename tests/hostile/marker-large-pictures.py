# attack: Shows a picture of 3.9 MB in each of twelve cells.
# gain: marker
# expect: q01=3 q02=3 q03=3

# %% tamper
code = "from IPython.display import display\ndisplay({'image/png': 'A' * 3_900_000}, raw=True)"
for number in range(12):
    cell = {"cell_type": "code", "id": f"large-{number}", "metadata": {}, "source": code, "outputs": []}
    notebook["cells"].append({**cell, "execution_count": None})

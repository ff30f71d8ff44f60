# attack: Writes an essay of 800,000 characters, each pair of which begins a picture.
# gain: stall
# expect: q01=3 q02=3 q03=3

# %% tamper
next(cell for cell in notebook["cells"] if cell["id"].startswith("q04") and "essay" in cell["id"])["source"] = (
    "![" * 400_000
)

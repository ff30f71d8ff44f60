# attack: Hands in outputs that were made elsewhere and say that all checks passed.
# gain: points
# expect: q01=3 q02=0 q03=3

# %% q02
raise RuntimeError("not an answer")

# %% tamper
for cell in notebook["cells"]:
    if cell["cell_type"] == "code":
        data = {"text/plain": ["2"], "text/html": ["<script>document.title = 'marker4711'</script>"]}
        cell["outputs"] = [{"output_type": "execute_result", "data": data, "metadata": {}, "execution_count": 1}]
        cell["execution_count"] = 1

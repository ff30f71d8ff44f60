# attack: Asks for another kernel, whose name is a path.
# gain: stall
# expect: q01=3 q02=3 q03=3

# %% tamper
notebook["metadata"]["kernelspec"] = {"display_name": "x", "language": "bash", "name": "../../../tmp/kernel"}
notebook["metadata"]["language_info"] = {"name": "bash", "file_extension": ".sh", "version": 3}

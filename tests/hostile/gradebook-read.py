# attack: Reads every table of the gradebook and prints other students' data.
# gain: read
# expect: q01=3 q02=3 q03=3
# flag: files-outside

# %% after q01
import sqlite3

database = sqlite3.connect("file:{COURSE}/gradebook.db?mode=ro", uri=True)
for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
    print(name, database.execute(f"SELECT * FROM {name}").fetchall())

# attack: Writes its own manual scores into the gradebook.
# gain: points
# expect: q01=0 q02=0 q03=0
# flag: files-outside

# %% q01
n_rows = -1

# %% q02
def double(x):
    return x

# %% q03
def tidy(table):
    return table


import sqlite3

database = sqlite3.connect("{COURSE}/gradebook.db", timeout=5)
database.execute("UPDATE grade SET manual_score = 1 WHERE cell_id IN (SELECT id FROM base_cell WHERE name LIKE '%visible')")
database.execute("UPDATE grade SET manual_score = 2 WHERE cell_id IN (SELECT id FROM base_cell WHERE name LIKE '%hidden')")
database.commit()
database.close()

# attack: Empties the check cells that the gradebook keeps, for everyone who is graded later.
# gain: write
# expect: q01=0 q02=3 q03=3
# flag: files-outside

# %% q01
import sqlite3

database = sqlite3.connect("{COURSE}/gradebook.db", timeout=5)
database.execute("UPDATE source_cell SET source = 'pass' WHERE locked")
database.commit()
database.close()
n_rows = -1

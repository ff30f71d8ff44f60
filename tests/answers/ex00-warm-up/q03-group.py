# %% right: value_counts
def count_by(table, column):
    return table[column].value_counts()

# %% right: groupby and size
def count_by(table, column):
    return table.groupby(column).size()

# %% right: a dict from a loop
def count_by(table, column):
    counts = {}
    for value in table[column]:
        counts[value] = counts.get(value, 0) + 1
    return counts

# %% right: a Counter
from collections import Counter

def count_by(table, column):
    return Counter(table[column])

# %% right: a column of ones summed, as numbers with a point
def count_by(table, column):
    return table.assign(one=1.0).groupby(column)["one"].sum()

# %% right: a list counted value by value
def count_by(table, column):
    values = list(table[column])
    return {value: values.count(value) for value in set(values)}

# %% wrong: one column, whatever is passed in
# expect: The labels are the values of another column. Use the `column` that is passed in
def count_by(table, column):
    return table["actor"].value_counts()

# %% wrong: grouped by kind
# expect: The labels are the values of another column
def count_by(table, column):
    return table["kind"].value_counts()

# %% wrong: shares
# expect: The values should be counts, not shares
def count_by(table, column):
    return table[column].value_counts(normalize=True)

# %% wrong: every column counted
# expect: `count_by(…)` should be a dict or a Series; it is of type `DataFrame`
def count_by(table, column):
    return table.groupby(column).count()

# %% wrong: the number of values
# expect: `count_by(…)` should be a dict or a Series; it is a whole number
def count_by(table, column):
    return table[column].nunique()

# %% wrong: the most frequent values only
# expect: Some values are missing
def count_by(table, column):
    return table[column].value_counts().head(5)

# %% wrong: values that stand once are left out
# expect: as they stand in the table, and all of them
def count_by(table, column):
    counts = table[column].value_counts()
    return counts[counts > 1]

# %% wrong: different kinds counted
# expect: Rows that are equal are several rows
def count_by(table, column):
    return table.groupby(column)["kind"].nunique()

# %% wrong: equal rows dropped
# expect: Rows that are equal are several rows
def count_by(table, column):
    return table.drop_duplicates()[column].value_counts()

# %% wrong: row numbers as labels
# expect: The labels should be the values of the column
def count_by(table, column):
    return table[column].value_counts().reset_index()["count"]

# %% wrong: values in small letters
# expect: as they stand in the table
def count_by(table, column):
    return table[column].str.lower().value_counts()

# %% wrong: small and large letters taken together
# expect: Labels stay as they stand: capitals make another value
def count_by(table, column):
    counts = {}
    for value in table[column]:
        label = value if value == "G7" else value.capitalize()
        counts[label] = counts.get(label, 0) + 1
    return counts

# %% wrong: counts that belong to other values
# expect: Count the rows of each value: `G7` stands in two of them
def count_by(table, column):
    counts = table[column].value_counts()
    return dict(zip(table[column].unique(), reversed(list(counts))))

# %% wrong: values in the order of the table, counts in the order of their size
# expect: A count stands at another value
def count_by(table, column):
    return dict(zip(sorted(table[column].unique(), reverse=True), table[column].value_counts()))

# %% wrong: the timeline, whatever table is passed in
# expect: as they stand in the table, and all of them
def count_by(table, column):
    return events[column].value_counts()

# %% wrong: a list of rows for each value
# expect: The value for `Canada` should be one value; it is of type `list`
def count_by(table, column):
    return table.groupby(column)["kind"].agg(list)

# %% wrong: printed
# expect: is a `return` missing?
def count_by(table, column):
    print(table[column].value_counts())

# %% wrong: the input changed
# expect: Your code changes `table`, its input
def count_by(table, column):
    table["n"] = 1
    return table.groupby(column)["n"].sum()

# %% wrong: the name of the column in quotation marks
# expect: Your code stopped with KeyError: 'column'
def count_by(table, column):
    return table["column"].value_counts()

# %% wrong: the counts, no function
# expect: `count_by` should be a function; it is of type `Series`
count_by = events["actor"].value_counts()

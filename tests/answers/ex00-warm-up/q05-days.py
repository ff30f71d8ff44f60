# %% right: dates by id
def days_between(table, first, second):
    date = table.set_index("event_id")["date"]
    return (date[second] - date[first]).days

# %% right: two filters
def days_between(table, first, second):
    start = table.loc[table["event_id"] == first, "date"].iloc[0]
    end = table.loc[table["event_id"] == second, "date"].iloc[0]
    return (end - start).days

# %% right: a dict and plain dates
def days_between(table, first, second):
    days = {}
    for event_id, date in zip(table["event_id"], table["date"]):
        days[event_id] = date.date().toordinal()
    return days[second] - days[first]

# %% right: seconds divided, a number with a point
def days_between(table, first, second):
    dates = dict(zip(table.event_id, table.date))
    return (dates[second] - dates[first]).total_seconds() / 86400

# %% right: query, and a count of the days since 1970
def days_between(table, first, second):
    def number(event_id):
        return (table.query("event_id == @event_id")["date"].item() - pd.Timestamp("1970-01-01")) // pd.Timedelta("1D")
    return number(second) - number(first)

# %% wrong: always positive
# expect: When `second` is earlier
def days_between(table, first, second):
    date = table.set_index("event_id")["date"]
    return abs((date[second] - date[first]).days)

# %% wrong: the first less the second
# expect: The sign is turned round
def days_between(table, first, second):
    date = table.set_index("event_id")["date"]
    return (date[first] - date[second]).days

# %% wrong: a Timedelta
# expect: should be a whole number; it is of type `Timedelta`
def days_between(table, first, second):
    date = table.set_index("event_id")["date"]
    return date[second] - date[first]

# %% wrong: printed, not returned
# expect: is a `return` missing?
def days_between(table, first, second):
    date = table.set_index("event_id")["date"]
    print((date[second] - date[first]).days)

# %% wrong: both ends counted
# expect: Both ends are counted
def days_between(table, first, second):
    date = table.set_index("event_id")["date"]
    return (date[second] - date[first]).days + 1

# %% wrong: the global table instead of the argument
# expect: Your code stopped with KeyError
def days_between(table, first, second):
    date = events.set_index("event_id")["date"]
    return (date[second] - date[first]).days

# %% wrong: days of the month
# expect: not days of the month
def days_between(table, first, second):
    date = table.set_index("event_id")["date"]
    return date[second].day - date[first].day

# %% wrong: the first two rows, whatever the ids
# expect: Two events on the same day
def days_between(table, first, second):
    return (table["date"].iloc[1] - table["date"].iloc[0]).days

# %% wrong: a number copied
# expect: From 1 May to 11 May 2020 there are 10 days
def days_between(table, first, second):
    return 14

# %% wrong: no function
# expect: `days_between` should be a function; it is a whole number
date = events.set_index("event_id")["date"]
days_between = (date["E24"] - date["E14"]).days

# %% wrong: a name mistyped inside the function
# expect: Your code uses `dats`, which is not defined: a typo, or a missing import?
def days_between(table, first, second):
    date = table.set_index("event_id")["date"]
    return (dats[second] - date[first]).days

# %% wrong: one argument too few
# expect: Take the arguments that the question names
def days_between(first, second):
    date = events.set_index("event_id")["date"]
    return (date[second] - date[first]).days

# %% wrong: the input sorted in place
# expect: Your code changes `table`, its input
def days_between(table, first, second):
    table.sort_values("date", inplace=True)
    date = table.set_index("event_id")["date"]
    return (date[second] - date[first]).days

# %% wrong: the index set in the input
# expect: Your code stopped with KeyError
def days_between(table, first, second):
    table.set_index("event_id", inplace=True)
    return (table["date"][second] - table["date"][first]).days

# %% right: a cross merge, zipped
def out_of_order(told):
    both = told.merge(told, how="cross", suffixes=("_one", "_other"))
    both = both[(both["position_one"] < both["position_other"]) & (both["date_one"] > both["date_other"])]
    return list(zip(both["event_id_one"], both["event_id_other"]))

# %% right: sorted rows and combinations, a set
from itertools import combinations

def out_of_order(told):
    table = told.dropna(subset=["date"]).sort_values("position")
    rows = table[["event_id", "date", "position"]].to_dict("records")
    return {(a["event_id"], b["event_id"]) for a, b in combinations(rows, 2) if a["date"] > b["date"] and a["position"] != b["position"]}

# %% right: index loops, a Series of tuples
def out_of_order(told):
    ids, dates, places = list(told["event_id"]), list(told["date"]), list(told["position"])
    found = []
    for i in range(len(ids)):
        for j in range(i + 1, len(ids)):
            if pd.isna(dates[i]) or pd.isna(dates[j]):
                continue
            if (places[i] - places[j]) * (dates[i] - dates[j]).days < 0:
                found.append((ids[i], ids[j]) if places[i] < places[j] else (ids[j], ids[i]))
    return pd.Series(found, dtype="object")

# %% right: an array of pairs
def out_of_order(told):
    both = told.merge(told, how="cross")
    wrong = both.query("position_x < position_y and date_x > date_y")
    return wrong[["event_id_x", "event_id_y"]].to_numpy()

# %% wrong: neighbours only
# expect: Compare each event with all that are told later
def out_of_order(told):
    rows = list(told.dropna().sort_values("position").itertuples())
    return [(a.event_id, b.event_id) for a, b in zip(rows, rows[1:]) if a.date > b.date]

# %% wrong: the pairs turned round
# expect: Turn the pairs round
def out_of_order(told):
    rows = list(told.itertuples())
    return [(b.event_id, a.event_id) for a in rows for b in rows if a.position < b.position and a.date > b.date]

# %% wrong: the earlier event first, whatever is told first
# expect: Turn the pairs round
def out_of_order(told):
    rows = list(told.dropna().sort_values("date").itertuples())
    return [(a.event_id, b.event_id) for i, a in enumerate(rows) for b in rows[i + 1:] if a.date < b.date and a.position > b.position]

# %% wrong: the same day counted
# expect: Two events of the same day have no order
def out_of_order(told):
    rows = list(told.itertuples())
    return [(a.event_id, b.event_id) for a in rows for b in rows if a.position < b.position and a.date >= b.date]

# %% wrong: pairs in the right order
# expect: A pair told in the order of its dates
def out_of_order(told):
    rows = list(told.itertuples())
    return [(a.event_id, b.event_id) for a in rows for b in rows if a.position < b.position and a.date < b.date]

# %% wrong: events without a date first of all
# expect: one without a date makes none
def out_of_order(told):
    rows = list(told.assign(date=told["date"].fillna(pd.Timestamp("1900-01-01"))).itertuples())
    return [(a.event_id, b.event_id) for a in rows for b in rows if a.position < b.position and a.date > b.date]

# %% wrong: events instead of pairs
# expect: Each element should be a pair
def out_of_order(told):
    rows = list(told.itertuples())
    return sorted({a.event_id + ">" + b.event_id for a in rows for b in rows if a.position < b.position and a.date > b.date})

# %% wrong: positions instead of ids
# expect: A pair holds two `event_id`s
def out_of_order(told):
    rows = list(told.itertuples())
    return [(a.position, b.position) for a in rows for b in rows if a.position < b.position and a.date > b.date]

# %% wrong: a table
# expect: should be a collection
def out_of_order(told):
    both = told.merge(told, how="cross")
    return both.query("position_x < position_y and date_x > date_y")[["event_id_x", "event_id_y"]]

# %% wrong: the number of pairs
# expect: should be a collection
def out_of_order(told):
    rows = list(told.itertuples())
    return sum(a.position < b.position and a.date > b.date for a in rows for b in rows)

# %% wrong: rows as they stand instead of positions
# expect: A pair is lost
def out_of_order(told):
    rows = list(told.itertuples())
    return [(a.event_id, b.event_id) for i, a in enumerate(rows) for b in rows[i + 1:] if a.date > b.date]

# %% wrong: equal positions in the order of rows
# expect: Equal positions have no order
def out_of_order(told):
    rows = list(told.sort_values("position", kind="stable").itertuples())
    return [(a.event_id, b.event_id) for i, a in enumerate(rows) for b in rows[i + 1:] if a.date > b.date]

# %% wrong: positions compared as text
# expect: by `position` as a number
def out_of_order(told):
    rows = list(told.assign(position=told["position"].astype(str)).itertuples())
    return [(a.event_id, b.event_id) for a in rows for b in rows if a.position < b.position and a.date > b.date]

# %% wrong: each pair twice
# expect: Each pair should stand once
def out_of_order(told):
    rows = list(told.itertuples())
    pairs = [(a.event_id, b.event_id) for a in rows for b in rows if a.position < b.position and a.date > b.date]
    return pairs + pairs

# %% wrong: each event with the first one only
# expect: Compare `position` and `date` of each pair
def out_of_order(told):
    rows = list(told.sort_values("position").itertuples())
    return [(rows[0].event_id, b.event_id) for b in rows if rows[0].date > b.date]

# %% wrong: the input sorted in place
# expect: Your code changes `told`
def out_of_order(told):
    told.sort_values("position", inplace=True)
    rows = list(told.itertuples())
    return [(a.event_id, b.event_id) for a in rows for b in rows if a.position < b.position and a.date > b.date]

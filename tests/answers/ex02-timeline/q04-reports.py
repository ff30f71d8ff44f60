# %% right: row by row
def reporting_lags(reports):
    rows = []
    for row in reports.itertuples():
        if pd.isna(row.happened) or pd.isna(row.reported):
            rows.append({"report_id": row.report_id, "lag_days": None, "reading": "unknown"})
            continue
        lag = (row.reported - row.happened).days
        if lag > 0:
            reading = "later"
        elif lag == 0:
            reading = "same-day"
        elif lag == -1 and row.utc_reported < row.utc_happened:
            reading = "time-zone"
        else:
            reading = "unexplained"
        rows.append({"report_id": row.report_id, "lag_days": lag, "reading": reading})
    return pd.DataFrame(rows)

# %% right: columns and loc, sorted, whole numbers with NA
def reporting_lags(reports):
    result = reports.copy()
    result["lag_days"] = (result["reported"] - result["happened"]).dt.days.astype("Int64")
    result["reading"] = "unknown"
    result.loc[(result["lag_days"] < 0).fillna(False), "reading"] = "unexplained"
    result.loc[(result["lag_days"] == 0).fillna(False), "reading"] = "same-day"
    result.loc[(result["lag_days"] > 0).fillna(False), "reading"] = "later"
    shifted = (result["lag_days"] == -1).fillna(False) & (result["utc_happened"] > result["utc_reported"])
    result.loc[shifted, "reading"] = "time-zone"
    return result.sort_values("report_id", ascending=False)

# %% right: numpy select, report_id as index too
import numpy as np

def reporting_lags(reports):
    lag = (reports["reported"] - reports["happened"]) / pd.Timedelta(days=1)
    clock = reports["utc_reported"] - reports["utc_happened"]
    cases = [lag.isna(), lag >= 1, lag == 0, (lag == -1) & (clock < 0)]
    reading = np.select(cases, ["unknown", "later", "same-day", "time-zone"], "unexplained")
    table = pd.DataFrame({"report_id": list(reports["report_id"]), "reading": reading, "lag_days": lag.to_numpy()})
    return table.set_index("report_id", drop=False)

# %% right: apply with a function, categories
def reporting_lags(reports):
    def read(row):
        if pd.isna(row["lag_days"]):
            return "unknown"
        if row["lag_days"] >= 0:
            return "later" if row["lag_days"] else "same-day"
        explained = row["lag_days"] == -1 and row["utc_reported"] < row["utc_happened"]
        return "time-zone" if explained else "unexplained"

    lag = (reports["reported"] - reports["happened"]).dt.days
    table = reports.assign(lag_days=lag)
    return table.assign(reading=table.apply(read, axis=1).astype("category"))

# %% wrong: the sign turned round
# expect: The sign is turned round
def reporting_lags(reports):
    lag = (reports["happened"] - reports["reported"]).dt.days
    reading = lag.map(lambda days: "unknown" if pd.isna(days) else "later" if days > 0 else "same-day" if days == 0 else "unexplained")
    return reports[["report_id"]].assign(lag_days=lag, reading=reading)

# %% wrong: any lag of minus one is a time zone
# expect: A clock that is ahead cannot
def reporting_lags(reports):
    lag = (reports["reported"] - reports["happened"]).dt.days
    reading = lag.map(lambda days: "unknown" if pd.isna(days) else "later" if days > 0 else "same-day" if days == 0 else "unexplained")
    return reports[["report_id"]].assign(lag_days=lag, reading=reading.mask(lag == -1, "time-zone"))

# %% wrong: the clocks compared the wrong way
# expect: A clock that is ahead cannot
def reporting_lags(reports):
    lag = (reports["reported"] - reports["happened"]).dt.days
    ahead = reports["utc_reported"] > reports["utc_happened"]
    reading = lag.map(lambda days: "unknown" if pd.isna(days) else "later" if days > 0 else "same-day" if days == 0 else "unexplained")
    return reports[["report_id"]].assign(lag_days=lag, reading=reading.mask((lag == -1) & ahead, "time-zone"))

# %% wrong: reports without a date dropped
# expect: A missing date: the row stays
def reporting_lags(reports):
    table = reports.dropna()
    lag = (table["reported"] - table["happened"]).dt.days
    behind = table["utc_reported"] < table["utc_happened"]
    reading = lag.map(lambda days: "later" if days > 0 else "same-day" if days == 0 else "unexplained")
    return table[["report_id"]].assign(lag_days=lag, reading=reading.mask((lag == -1) & behind, "time-zone"))

# %% wrong: missing falls through to the last reading
# expect: A missing date: the row stays
def reporting_lags(reports):
    lag = (reports["reported"] - reports["happened"]).dt.days
    behind = reports["utc_reported"] < reports["utc_happened"]
    reading = lag.map(lambda days: "later" if days > 0 else "same-day" if days == 0 else "unexplained")
    return reports[["report_id"]].assign(lag_days=lag, reading=reading.mask((lag == -1) & behind, "time-zone"))

# %% wrong: Timedeltas
# expect: Give numbers of days
def reporting_lags(reports):
    lag = reports["reported"] - reports["happened"]
    behind = reports["utc_reported"] < reports["utc_happened"]
    reading = lag.dt.days.map(lambda days: "unknown" if pd.isna(days) else "later" if days > 0 else "same-day" if days == 0 else "unexplained")
    return reports[["report_id"]].assign(lag_days=lag, reading=reading.mask((lag.dt.days == -1) & behind, "time-zone"))

# %% wrong: the lag without its sign
# expect: Follow the table of readings
def reporting_lags(reports):
    lag = (reports["reported"] - reports["happened"]).dt.days.abs()
    reading = lag.map(lambda days: "unknown" if pd.isna(days) else "later" if days > 0 else "same-day")
    return reports[["report_id"]].assign(lag_days=lag, reading=reading)

# %% wrong: report_id only as index
# expect: should have the columns `report_id`, `lag_days`, `reading`
def reporting_lags(reports):
    table = reports.set_index("report_id")
    lag = (table["reported"] - table["happened"]).dt.days
    return pd.DataFrame({"lag_days": lag, "reading": lag.map(lambda days: "later" if days > 0 else "same-day")})

# %% wrong: every negative lag with a clock behind
# expect: Clocks explain one day
def reporting_lags(reports):
    lag = (reports["reported"] - reports["happened"]).dt.days
    behind = reports["utc_reported"] < reports["utc_happened"]
    reading = lag.map(lambda days: "unknown" if pd.isna(days) else "later" if days > 0 else "same-day" if days == 0 else "unexplained")
    return reports[["report_id"]].assign(lag_days=lag, reading=reading.mask((lag < 0) & behind, "time-zone"))

# %% wrong: equal clocks explain too
# expect: Equal clocks explain no negative lag
def reporting_lags(reports):
    lag = (reports["reported"] - reports["happened"]).dt.days
    behind = reports["utc_reported"] <= reports["utc_happened"]
    reading = lag.map(lambda days: "unknown" if pd.isna(days) else "later" if days > 0 else "same-day" if days == 0 else "unexplained")
    return reports[["report_id"]].assign(lag_days=lag, reading=reading.mask((lag == -1) & behind, "time-zone"))

# %% wrong: a negative clock instead of one that is behind
# expect: A clock behind by less than an hour is behind
def reporting_lags(reports):
    lag = (reports["reported"] - reports["happened"]).dt.days
    behind = reports["utc_reported"] < 0
    reading = lag.map(lambda days: "unknown" if pd.isna(days) else "later" if days > 0 else "same-day" if days == 0 else "unexplained")
    return reports[["report_id"]].assign(lag_days=lag, reading=reading.mask((lag == -1) & behind, "time-zone"))

# %% wrong: days of the month taken from each other
# expect: A lag of a year and more is read as a short one
def reporting_lags(reports):
    lag = reports["reported"].dt.day - reports["happened"].dt.day
    behind = reports["utc_reported"] < reports["utc_happened"]
    reading = lag.map(lambda days: "unknown" if pd.isna(days) else "later" if days > 0 else "same-day" if days == 0 else "unexplained")
    return reports[["report_id"]].assign(lag_days=lag, reading=reading.mask((lag == -1) & behind, "time-zone"))

# %% wrong: columns added to the input
# expect: Your code changes `reports`
def reporting_lags(reports):
    reports["lag_days"] = (reports["reported"] - reports["happened"]).dt.days
    behind = reports["utc_reported"] < reports["utc_happened"]
    lag = reports["lag_days"]
    reading = lag.map(lambda days: "unknown" if pd.isna(days) else "later" if days > 0 else "same-day" if days == 0 else "unexplained")
    return reports[["report_id", "lag_days"]].assign(reading=reading.mask((lag == -1) & behind, "time-zone"))

# %% wrong: a missing lag filled with zero
# expect: A missing date: the row stays
def reporting_lags(reports):
    lag = (reports["reported"] - reports["happened"]).dt.days.fillna(0)
    behind = reports["utc_reported"] < reports["utc_happened"]
    reading = lag.map(lambda days: "later" if days > 0 else "same-day" if days == 0 else "unexplained")
    return reports[["report_id"]].assign(lag_days=lag, reading=reading.mask((lag == -1) & behind, "time-zone"))

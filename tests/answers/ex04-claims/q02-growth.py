# %% right: reindex and a counter
def growth_measures(table, country, first, last):
    rates = table[table["country_iso3"] == country].set_index("year")["real_gdp_growth_pct"]
    rates = rates.reindex(range(first, last + 1))
    longest = run = 0
    for rate in rates:
        run = run + 1 if rate < 0 else 0
        longest = max(longest, run)
    return {"mean_pct": rates.mean(), "share_negative": (rates.dropna() < 0).mean(), "longest_run": longest}

# %% right: a dict and plain Python
def growth_measures(table, country, first, last):
    known = {}
    for line in table.itertuples():
        if line.country_iso3 == country and first <= line.year <= last and not pd.isna(line.real_gdp_growth_pct):
            known[line.year] = line.real_gdp_growth_pct
    runs = [0]
    for year in range(first, last + 1):
        runs.append(runs[-1] + 1 if known.get(year, 0) < 0 else 0)
    negative = [rate for rate in known.values() if rate < 0]
    return {
        "longest_run": float(max(runs)),
        "share_negative": len(negative) / len(known),
        "mean_pct": sum(known.values()) / len(known),
    }

# %% right: runs by cumulative sums, a Series, extra number
def growth_measures(table, country, first, last):
    rows = table[(table["country_iso3"] == country) & table["year"].between(first, last)]
    rows = rows.dropna(subset=["real_gdp_growth_pct"]).sort_values("year")
    negative = rows.loc[rows["real_gdp_growth_pct"] < 0, "year"]
    block = (negative.diff() != 1).cumsum()
    longest = negative.groupby(block).size().max() if len(negative) else 0
    return pd.Series({
        "mean_pct": rows["real_gdp_growth_pct"].mean(),
        "share_negative": len(negative) / len(rows),
        "longest_run": longest,
        "n_years": len(rows),
    })

# %% right: itertools
def growth_measures(table, country, first, last):
    from itertools import groupby

    years = pd.DataFrame({"year": range(first, last + 1)})
    rows = years.merge(table[table["country_iso3"] == country], on="year", how="left")
    flags = list(rows["real_gdp_growth_pct"] < 0)
    runs = [sum(1 for _ in group) for flag, group in groupby(flags) if flag]
    share = sum(flags) / rows["real_gdp_growth_pct"].count()
    return {"mean_pct": rows["real_gdp_growth_pct"].mean(), "share_negative": share, "longest_run": max(runs, default=0)}

# %% wrong: the last year left out
# expect: The last year belongs to the window
def growth_measures(table, country, first, last):
    rates = table[table["country_iso3"] == country].set_index("year")["real_gdp_growth_pct"]
    rates = rates.reindex(range(first, last))
    longest = run = 0
    for rate in rates:
        run = run + 1 if rate < 0 else 0
        longest = max(longest, run)
    return {"mean_pct": rates.mean(), "share_negative": (rates.dropna() < 0).mean(), "longest_run": longest}

# %% wrong: all countries
# expect: Rows of other countries are in it
def growth_measures(table, country, first, last):
    rates = table[table["year"].between(first, last)].sort_values("year")["real_gdp_growth_pct"]
    longest = run = 0
    for rate in rates:
        run = run + 1 if rate < 0 else 0
        longest = max(longest, run)
    return {"mean_pct": rates.mean(), "share_negative": (rates < 0).mean(), "longest_run": longest}

# %% wrong: zero taken for negative
# expect: Growth of exactly 0 is not below 0
def growth_measures(table, country, first, last):
    rates = table[table["country_iso3"] == country].set_index("year")["real_gdp_growth_pct"]
    rates = rates.reindex(range(first, last + 1))
    longest = run = 0
    for rate in rates:
        run = run + 1 if rate <= 0 else 0
        longest = max(longest, run)
    return {"mean_pct": rates.mean(), "share_negative": (rates.dropna() <= 0).mean(), "longest_run": longest}

# %% wrong: a number of years for the share
# expect: should be a share, not a number of years
def growth_measures(table, country, first, last):
    rates = table[table["country_iso3"] == country].set_index("year")["real_gdp_growth_pct"]
    rates = rates.reindex(range(first, last + 1))
    longest = run = 0
    for rate in rates:
        run = run + 1 if rate < 0 else 0
        longest = max(longest, run)
    return {"mean_pct": rates.mean(), "share_negative": (rates < 0).sum(), "longest_run": longest}

# %% wrong: all negative years for the run
# expect: `longest_run` is not the number of all negative years
def growth_measures(table, country, first, last):
    rates = table[table["country_iso3"] == country].set_index("year")["real_gdp_growth_pct"]
    rates = rates.reindex(range(first, last + 1))
    return {
        "mean_pct": rates.mean(),
        "share_negative": (rates.dropna() < 0).mean(),
        "longest_run": int((rates < 0).sum()),
    }

# %% wrong: the whole series
# expect: `mean_pct` should be the mean of the rates in the window
def growth_measures(table, country, first, last):
    rates = table[table["country_iso3"] == country].sort_values("year")["real_gdp_growth_pct"]
    longest = run = 0
    for rate in rates:
        run = run + 1 if rate < 0 else 0
        longest = max(longest, run)
    return {"mean_pct": rates.mean(), "share_negative": (rates < 0).mean(), "longest_run": longest}

# %% wrong: unknown years taken for zero
# expect: A year that is unknown is not a year without growth
def growth_measures(table, country, first, last):
    rates = table[table["country_iso3"] == country].set_index("year")["real_gdp_growth_pct"]
    rates = rates.reindex(range(first, last + 1)).fillna(0)
    longest = run = 0
    for rate in rates:
        run = run + 1 if rate < 0 else 0
        longest = max(longest, run)
    return {"mean_pct": rates.mean(), "share_negative": (rates < 0).mean(), "longest_run": longest}

# %% wrong: unknown years in the share
# expect: Divide the negative years by the years whose growth is known
def growth_measures(table, country, first, last):
    rates = table[table["country_iso3"] == country].set_index("year")["real_gdp_growth_pct"]
    rates = rates.reindex(range(first, last + 1))
    longest = run = 0
    for rate in rates:
        run = run + 1 if rate < 0 else 0
        longest = max(longest, run)
    return {"mean_pct": rates.mean(), "share_negative": (rates < 0).mean(), "longest_run": longest}

# %% wrong: the table's order taken for the years'
# expect: Put the years in order first
def growth_measures(table, country, first, last):
    rows = table[(table["country_iso3"] == country) & table["year"].between(first, last)]
    rates = rows["real_gdp_growth_pct"]
    longest = run = 0
    for rate in rates:
        run = run + 1 if rate < 0 else 0
        longest = max(longest, run)
    return {"mean_pct": rates.mean(), "share_negative": (rates.dropna() < 0).mean(), "longest_run": longest}

# %% wrong: a run across years without a row
# expect: A year without a row is unknown
def growth_measures(table, country, first, last):
    rows = table[(table["country_iso3"] == country) & table["year"].between(first, last)]
    rates = rows.sort_values("year")["real_gdp_growth_pct"]
    longest = run = 0
    for rate in rates:
        run = run + 1 if rate < 0 else 0
        longest = max(longest, run)
    return {"mean_pct": rates.mean(), "share_negative": (rates.dropna() < 0).mean(), "longest_run": longest}

# %% wrong: the last run instead of the longest
# expect: `longest_run` should be the most negative years in a row
def growth_measures(table, country, first, last):
    rates = table[table["country_iso3"] == country].set_index("year")["real_gdp_growth_pct"]
    rates = rates.reindex(range(first, last + 1))
    run = 0
    for rate in rates:
        run = run + 1 if rate < 0 else 0
    return {"mean_pct": rates.mean(), "share_negative": (rates.dropna() < 0).mean(), "longest_run": run}

# %% wrong: a run that began before the window
# expect: A run counts only as far as it lies in the window
def growth_measures(table, country, first, last):
    rates = table[table["country_iso3"] == country].set_index("year")["real_gdp_growth_pct"].sort_index()
    longest = run = 0
    for year in range(int(rates.index.min()), last + 1):
        run = run + 1 if rates.get(year, 0) < 0 else 0
        longest = max(longest, run) if year >= first else longest
    rates = rates.reindex(range(first, last + 1))
    return {"mean_pct": rates.mean(), "share_negative": (rates.dropna() < 0).mean(), "longest_run": longest}

# %% wrong: another name
# expect: Give all three
def growth_measures(table, country, first, last):
    rates = table[table["country_iso3"] == country].set_index("year")["real_gdp_growth_pct"]
    rates = rates.reindex(range(first, last + 1))
    return {"mean": rates.mean(), "share_negative": (rates.dropna() < 0).mean(), "longest_run": 2}

# %% wrong: a tuple
# expect: should be a dict or a Series
def growth_measures(table, country, first, last):
    rates = table[table["country_iso3"] == country].set_index("year")["real_gdp_growth_pct"]
    rates = rates.reindex(range(first, last + 1))
    return rates.mean(), (rates.dropna() < 0).mean(), 2

# %% wrong: the figures of the module
# expect: `mean_pct` should be the mean of the rates in the window
def growth_measures(table, country, first, last):
    rates = economy[economy["country_iso3"] == "JPN"].set_index("year")["real_gdp_growth_pct"].loc[first:last]
    longest = run = 0
    for rate in rates:
        run = run + 1 if rate < 0 else 0
        longest = max(longest, run)
    return {"mean_pct": rates.mean(), "share_negative": (rates < 0).mean(), "longest_run": longest}

# %% right: a copy and columns
def compare_dates(references):
    table = references.copy()
    found = []
    for url in table["url"]:
        digits = None
        if isinstance(url, str):
            for form in (r"/(20[0-2]\d)/(\d\d)/(\d\d)/", r"(?<!\d)(20[0-2]\d)(\d\d)(\d\d)(?!\d)", r"/([0-2]\d)(\d\d)(\d\d)/"):
                match = re.search(form, url)
                if match and digits is None:
                    digits = "20" + match[1][-2:] + match[2] + match[3]
        found.append(pd.to_datetime(digits, format="%Y%m%d", errors="coerce"))
    cited = pd.to_datetime(table["date"])
    table["days"] = (pd.Series(found, index=table.index) - cited).dt.days
    table["flag"] = "same"
    table.loc[table["days"] > 0, "flag"] = "url later"
    table.loc[table["days"] < 0, "flag"] = "url earlier"
    table.loc[table["days"].isna(), "flag"] = "no date"
    table["ask"] = table["days"].abs() > 1
    return table

# %% right: datetime, row by row
def compare_dates(references):
    from datetime import date

    def day_in(url):
        for form in [r"/(\d{4})/(\d{2})/(\d{2})/", r"(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)", r"/(\d{2})(\d{2})(\d{2})/"]:
            for year, month, day in re.findall(form, url):
                year = int(year) if len(year) == 4 else 2000 + int(year)
                try:
                    found = date(year, int(month), int(day))
                except ValueError:
                    continue
                if 2000 <= year <= 2029:
                    return found
        return None

    rows = []
    for row in references.to_dict("records"):
        found = day_in(row["url"]) if isinstance(row["url"], str) else None
        cited = date.fromisoformat(row["date"]) if isinstance(row["date"], str) else None
        if found is None or cited is None:
            row.update(days=None, flag="no date", ask=False)
        else:
            days = (found - cited).days
            row.update(days=days, flag="same" if days == 0 else "url later" if days > 0 else "url earlier", ask=abs(days) > 1)
        rows.append(row)
    return pd.DataFrame(rows[::-1])

# %% right: numpy's select, a nullable column
def compare_dates(references):
    import numpy as np

    urls = references["url"].astype(object).where(references["url"].notna(), "")
    slashes = urls.str.extract(r"/(20[0-2]\d/\d\d/\d\d)/")[0].str.replace("/", "")
    eight = urls.str.extract(r"(?:^|\D)(20[0-2]\d{5})(?:\D|$)")[0]
    six = "20" + urls.str.extract(r"/([0-2]\d{5})/")[0]
    digits = slashes.fillna(eight).fillna(six)
    days = (pd.to_datetime(digits, format="%Y%m%d", errors="coerce") - pd.to_datetime(references["date"])).dt.days
    flag = np.select([days.isna(), days == 0, days > 0], ["no date", "same", "url later"], "url earlier")
    return references.assign(days=days.astype("Int64"), flag=flag, ask=(days.abs() >= 2).to_numpy())

# %% right: a merge on the position
def compare_dates(references):
    numbered = references.reset_index(drop=True)
    pieces = []
    for place, url in numbered["url"].dropna().items():
        for form, first in ((r"/(\d\d\d\d)/(\d\d)/(\d\d)/", ""), (r"(?<!\d)(\d\d\d\d)(\d\d)(\d\d)(?!\d)", ""), (r"/(\d\d)(\d\d)(\d\d)/", "20")):
            for match in re.finditer(form, url):
                pieces.append((place, pd.to_datetime(first + "-".join(match.groups()), errors="coerce")))
    days = pd.DataFrame(pieces, columns=["place", "found"]).dropna().drop_duplicates("place").set_index("place")["found"]
    days = days[(days >= "2000-01-01") & (days < "2030-01-01")] if len(days) else pd.to_datetime(days)
    result = numbered.join(days)
    result["days"] = (result["found"] - pd.to_datetime(result["date"])).dt.total_seconds() / 86400
    result["flag"] = ["no date" if pd.isna(n) else {0: "same", 1: "url later", -1: "url earlier"}[(n > 0) - (n < 0)] for n in result["days"]]
    result["ask"] = [bool(abs(n) > 1) for n in result["days"]]
    return result

# %% wrong: the difference turned round
# expect: `days` has the wrong sign
def compare_dates(references):
    table = references.copy()
    found = []
    for url in table["url"]:
        digits = None
        if isinstance(url, str):
            for form in (r"/(20[0-2]\d)/(\d\d)/(\d\d)/", r"(?<!\d)(20[0-2]\d)(\d\d)(\d\d)(?!\d)", r"/([0-2]\d)(\d\d)(\d\d)/"):
                match = re.search(form, url)
                if match and digits is None:
                    digits = "20" + match[1][-2:] + match[2] + match[3]
        found.append(pd.to_datetime(digits, format="%Y%m%d", errors="coerce"))
    cited = pd.to_datetime(table["date"])
    table["days"] = (cited - pd.Series(found, index=table.index)).dt.days
    table["flag"] = "same"
    table.loc[table["days"] > 0, "flag"] = "url later"
    table.loc[table["days"] < 0, "flag"] = "url earlier"
    table.loc[table["days"].isna(), "flag"] = "no date"
    table["ask"] = table["days"].abs() > 1
    return table

# %% wrong: differences as times
# expect: `days`: of all three forms
def compare_dates(references):
    table = references.copy()
    found = []
    for url in table["url"]:
        digits = None
        if isinstance(url, str):
            for form in (r"/(20[0-2]\d)/(\d\d)/(\d\d)/", r"(?<!\d)(20[0-2]\d)(\d\d)(\d\d)(?!\d)", r"/([0-2]\d)(\d\d)(\d\d)/"):
                match = re.search(form, url)
                if match and digits is None:
                    digits = "20" + match[1][-2:] + match[2] + match[3]
        found.append(pd.to_datetime(digits, format="%Y%m%d", errors="coerce"))
    cited = pd.to_datetime(table["date"])
    table["days"] = (pd.Series(found, index=table.index) - cited).dt.days
    table["flag"] = "same"
    times = pd.to_timedelta(table["days"], unit="D")
    table.loc[table["days"] > 0, "flag"] = "url later"
    table.loc[table["days"] < 0, "flag"] = "url earlier"
    table.loc[table["days"].isna(), "flag"] = "no date"
    table["ask"] = table["days"].abs() > 1
    return table.assign(days=times)

# %% wrong: six digits not read
# expect: `days`: of all three forms
def compare_dates(references):
    table = references.copy()
    found = []
    for url in table["url"]:
        digits = None
        if isinstance(url, str):
            for form in (r"/(20[0-2]\d)/(\d\d)/(\d\d)/", r"(?<!\d)(20[0-2]\d)(\d\d)(\d\d)(?!\d)"):
                match = re.search(form, url)
                if match and digits is None:
                    digits = "20" + match[1][-2:] + match[2] + match[3]
        found.append(pd.to_datetime(digits, format="%Y%m%d", errors="coerce"))
    cited = pd.to_datetime(table["date"])
    table["days"] = (pd.Series(found, index=table.index) - cited).dt.days
    table["flag"] = "same"
    table.loc[table["days"] > 0, "flag"] = "url later"
    table.loc[table["days"] < 0, "flag"] = "url earlier"
    table.loc[table["days"].isna(), "flag"] = "no date"
    table["ask"] = table["days"].abs() > 1
    return table

# %% wrong: rows without a date dropped
# expect: Each row of `references` stays
def compare_dates(references):
    table = references.copy()
    found = []
    for url in table["url"]:
        digits = None
        if isinstance(url, str):
            for form in (r"/(20[0-2]\d)/(\d\d)/(\d\d)/", r"(?<!\d)(20[0-2]\d)(\d\d)(\d\d)(?!\d)", r"/([0-2]\d)(\d\d)(\d\d)/"):
                match = re.search(form, url)
                if match and digits is None:
                    digits = "20" + match[1][-2:] + match[2] + match[3]
        found.append(pd.to_datetime(digits, format="%Y%m%d", errors="coerce"))
    cited = pd.to_datetime(table["date"])
    table["days"] = (pd.Series(found, index=table.index) - cited).dt.days
    table["flag"] = "same"
    table.loc[table["days"] > 0, "flag"] = "url later"
    table.loc[table["days"] < 0, "flag"] = "url earlier"
    table.loc[table["days"].isna(), "flag"] = "no date"
    table["ask"] = table["days"].abs() > 1
    return table.dropna(subset=["days"])

# %% wrong: each difference is asked about
# expect: A difference of one day is no reason to ask.
def compare_dates(references):
    table = references.copy()
    found = []
    for url in table["url"]:
        digits = None
        if isinstance(url, str):
            for form in (r"/(20[0-2]\d)/(\d\d)/(\d\d)/", r"(?<!\d)(20[0-2]\d)(\d\d)(\d\d)(?!\d)", r"/([0-2]\d)(\d\d)(\d\d)/"):
                match = re.search(form, url)
                if match and digits is None:
                    digits = "20" + match[1][-2:] + match[2] + match[3]
        found.append(pd.to_datetime(digits, format="%Y%m%d", errors="coerce"))
    cited = pd.to_datetime(table["date"])
    table["days"] = (pd.Series(found, index=table.index) - cited).dt.days
    table["flag"] = "same"
    table.loc[table["days"] > 0, "flag"] = "url later"
    table.loc[table["days"] < 0, "flag"] = "url earlier"
    table.loc[table["days"].isna(), "flag"] = "no date"
    table["ask"] = table["days"].abs() > 0
    return table

# %% wrong: only later ones are asked about
# expect: `ask`: more than one day apart, to either side
def compare_dates(references):
    table = references.copy()
    found = []
    for url in table["url"]:
        digits = None
        if isinstance(url, str):
            for form in (r"/(20[0-2]\d)/(\d\d)/(\d\d)/", r"(?<!\d)(20[0-2]\d)(\d\d)(\d\d)(?!\d)", r"/([0-2]\d)(\d\d)(\d\d)/"):
                match = re.search(form, url)
                if match and digits is None:
                    digits = "20" + match[1][-2:] + match[2] + match[3]
        found.append(pd.to_datetime(digits, format="%Y%m%d", errors="coerce"))
    cited = pd.to_datetime(table["date"])
    table["days"] = (pd.Series(found, index=table.index) - cited).dt.days
    table["flag"] = "same"
    table.loc[table["days"] > 0, "flag"] = "url later"
    table.loc[table["days"] < 0, "flag"] = "url earlier"
    table.loc[table["days"].isna(), "flag"] = "no date"
    table["ask"] = table["days"] > 1
    return table

# %% wrong: more than two days
# expect: two days apart, to either side, is more than one
def compare_dates(references):
    table = references.copy()
    found = []
    for url in table["url"]:
        digits = None
        if isinstance(url, str):
            for form in (r"/(20[0-2]\d)/(\d\d)/(\d\d)/", r"(?<!\d)(20[0-2]\d)(\d\d)(\d\d)(?!\d)", r"/([0-2]\d)(\d\d)(\d\d)/"):
                match = re.search(form, url)
                if match and digits is None:
                    digits = "20" + match[1][-2:] + match[2] + match[3]
        found.append(pd.to_datetime(digits, format="%Y%m%d", errors="coerce"))
    cited = pd.to_datetime(table["date"])
    table["days"] = (pd.Series(found, index=table.index) - cited).dt.days
    table["flag"] = "same"
    table.loc[table["days"] > 0, "flag"] = "url later"
    table.loc[table["days"] < 0, "flag"] = "url earlier"
    table.loc[table["days"].isna(), "flag"] = "no date"
    table["ask"] = table["days"].abs() > 2
    return table

# %% wrong: no date is same
# expect: `flag`: one of four texts
def compare_dates(references):
    table = references.copy()
    found = []
    for url in table["url"]:
        digits = None
        if isinstance(url, str):
            for form in (r"/(20[0-2]\d)/(\d\d)/(\d\d)/", r"(?<!\d)(20[0-2]\d)(\d\d)(\d\d)(?!\d)", r"/([0-2]\d)(\d\d)(\d\d)/"):
                match = re.search(form, url)
                if match and digits is None:
                    digits = "20" + match[1][-2:] + match[2] + match[3]
        found.append(pd.to_datetime(digits, format="%Y%m%d", errors="coerce"))
    cited = pd.to_datetime(table["date"])
    table["days"] = (pd.Series(found, index=table.index) - cited).dt.days
    table["flag"] = "same"
    table.loc[table["days"] > 0, "flag"] = "url later"
    table.loc[table["days"] < 0, "flag"] = "url earlier"
    table["ask"] = table["days"].abs() > 1
    return table

# %% wrong: flags turned round
# expect: `flag`: one of four texts
def compare_dates(references):
    table = references.copy()
    found = []
    for url in table["url"]:
        digits = None
        if isinstance(url, str):
            for form in (r"/(20[0-2]\d)/(\d\d)/(\d\d)/", r"(?<!\d)(20[0-2]\d)(\d\d)(\d\d)(?!\d)", r"/([0-2]\d)(\d\d)(\d\d)/"):
                match = re.search(form, url)
                if match and digits is None:
                    digits = "20" + match[1][-2:] + match[2] + match[3]
        found.append(pd.to_datetime(digits, format="%Y%m%d", errors="coerce"))
    cited = pd.to_datetime(table["date"])
    table["days"] = (pd.Series(found, index=table.index) - cited).dt.days
    table["flag"] = "same"
    table.loc[table["days"] > 0, "flag"] = "url earlier"
    table.loc[table["days"] < 0, "flag"] = "url later"
    table.loc[table["days"].isna(), "flag"] = "no date"
    table["ask"] = table["days"].abs() > 1
    return table

# %% wrong: digits anywhere
# expect: Digits inside a longer number are no date
def compare_dates(references):
    table = references.copy()
    found = []
    for url in table["url"]:
        digits = None
        if isinstance(url, str):
            for form in (r"/(20[0-2]\d)/(\d\d)/(\d\d)/", r"(20[0-2]\d)(\d\d)(\d\d)", r"/([0-2]\d)(\d\d)(\d\d)/"):
                match = re.search(form, url)
                if match and digits is None:
                    digits = "20" + match[1][-2:] + match[2] + match[3]
        found.append(pd.to_datetime(digits, format="%Y%m%d", errors="coerce"))
    cited = pd.to_datetime(table["date"])
    table["days"] = (pd.Series(found, index=table.index) - cited).dt.days
    table["flag"] = "same"
    table.loc[table["days"] > 0, "flag"] = "url later"
    table.loc[table["days"] < 0, "flag"] = "url earlier"
    table.loc[table["days"].isna(), "flag"] = "no date"
    table["ask"] = table["days"].abs() > 1
    return table

# %% wrong: any six digits
# expect: Digits inside a longer number are no date
def compare_dates(references):
    table = references.copy()
    found = []
    for url in table["url"]:
        digits = None
        if isinstance(url, str):
            for form in (r"/(20[0-2]\d)/(\d\d)/(\d\d)/", r"(?<!\d)(20[0-2]\d)(\d\d)(\d\d)(?!\d)", r"([0-2]\d)(\d\d)(\d\d)"):
                match = re.search(form, url)
                if match and digits is None:
                    digits = "20" + match[1][-2:] + match[2] + match[3]
        found.append(pd.to_datetime(digits, format="%Y%m%d", errors="coerce"))
    cited = pd.to_datetime(table["date"])
    table["days"] = (pd.Series(found, index=table.index) - cited).dt.days
    table["flag"] = "same"
    table.loc[table["days"] > 0, "flag"] = "url later"
    table.loc[table["days"] < 0, "flag"] = "url earlier"
    table.loc[table["days"].isna(), "flag"] = "no date"
    table["ask"] = table["days"].abs() > 1
    return table

# %% wrong: any year
# expect: A number whose first four digits are no year
def compare_dates(references):
    table = references.copy()
    found = []
    for url in table["url"]:
        digits = None
        if isinstance(url, str):
            for form in (r"/(20[0-2]\d)/(\d\d)/(\d\d)/", r"(?<!\d)(\d\d\d\d)(\d\d)(\d\d)(?!\d)", r"/([0-2]\d)(\d\d)(\d\d)/"):
                match = re.search(form, url)
                if match and digits is None:
                    digits = ("20" + match[1])[-4:] + match[2] + match[3]
        found.append(pd.to_datetime(digits, format="%Y%m%d", errors="coerce"))
    cited = pd.to_datetime(table["date"])
    table["days"] = (pd.Series(found, index=table.index) - cited).dt.days
    table["flag"] = "same"
    table.loc[table["days"] > 0, "flag"] = "url later"
    table.loc[table["days"] < 0, "flag"] = "url earlier"
    table.loc[table["days"].isna(), "flag"] = "no date"
    table["ask"] = table["days"].abs() > 1
    return table

# %% wrong: years up to 2019
# expect: The years from 2000 to 2029 count
def compare_dates(references):
    table = references.copy()
    found = []
    for url in table["url"]:
        digits = None
        if isinstance(url, str):
            for form in (r"/(20[01]\d)/(\d\d)/(\d\d)/", r"(?<!\d)(20[01]\d)(\d\d)(\d\d)(?!\d)", r"/([0-2]\d)(\d\d)(\d\d)/"):
                match = re.search(form, url)
                if match and digits is None:
                    digits = "20" + match[1][-2:] + match[2] + match[3]
        found.append(pd.to_datetime(digits, format="%Y%m%d", errors="coerce"))
    cited = pd.to_datetime(table["date"])
    table["days"] = (pd.Series(found, index=table.index) - cited).dt.days
    table["flag"] = "same"
    table.loc[table["days"] > 0, "flag"] = "url later"
    table.loc[table["days"] < 0, "flag"] = "url earlier"
    table.loc[table["days"].isna(), "flag"] = "no date"
    table["ask"] = table["days"].abs() > 1
    return table

# %% wrong: the years 10 to 29 only
# expect: Six digits between slashes are a date, from the year 00 on
def compare_dates(references):
    table = references.copy()
    found = []
    for url in table["url"]:
        digits = None
        if isinstance(url, str):
            for form in (r"/(20[0-2]\d)/(\d\d)/(\d\d)/", r"(?<!\d)(20[0-2]\d)(\d\d)(\d\d)(?!\d)", r"/([12]\d)(\d\d)(\d\d)/"):
                match = re.search(form, url)
                if match and digits is None:
                    digits = "20" + match[1][-2:] + match[2] + match[3]
        found.append(pd.to_datetime(digits, format="%Y%m%d", errors="coerce"))
    cited = pd.to_datetime(table["date"])
    table["days"] = (pd.Series(found, index=table.index) - cited).dt.days
    table["flag"] = "same"
    table.loc[table["days"] > 0, "flag"] = "url later"
    table.loc[table["days"] < 0, "flag"] = "url earlier"
    table.loc[table["days"].isna(), "flag"] = "no date"
    table["ask"] = table["days"].abs() > 1
    return table

# %% wrong: days that do not exist stop it
# expect: Your code stopped with ValueError
def compare_dates(references):
    table = references.copy()
    found = []
    for url in table["url"]:
        digits = None
        if isinstance(url, str):
            for form in (r"/(20[0-2]\d)/(\d\d)/(\d\d)/", r"(?<!\d)(20[0-2]\d)(\d\d)(\d\d)(?!\d)", r"/([0-2]\d)(\d\d)(\d\d)/"):
                match = re.search(form, url)
                if match and digits is None:
                    digits = "20" + match[1][-2:] + match[2] + match[3]
        found.append(pd.to_datetime(digits, format="%Y%m%d"))
    cited = pd.to_datetime(table["date"])
    table["days"] = (pd.Series(found, index=table.index) - cited).dt.days
    table["flag"] = "same"
    table.loc[table["days"] > 0, "flag"] = "url later"
    table.loc[table["days"] < 0, "flag"] = "url earlier"
    table.loc[table["days"].isna(), "flag"] = "no date"
    table["ask"] = table["days"].abs() > 1
    return table

# %% wrong: an impossible day is the last of the month
# expect: A date needs a day that exists
def compare_dates(references):
    table = references.copy()
    found = []
    for url in table["url"]:
        digits = None
        if isinstance(url, str):
            for form in (r"/(20[0-2]\d)/(\d\d)/(\d\d)/", r"(?<!\d)(20[0-2]\d)(\d\d)(\d\d)(?!\d)", r"/([0-2]\d)(\d\d)(\d\d)/"):
                match = re.search(form, url)
                if match and digits is None:
                    digits = "20" + match[1][-2:] + match[2] + match[3]
        if digits and digits[4:] == "0231":
            digits = digits[:6] + "28"
        found.append(pd.to_datetime(digits, format="%Y%m%d", errors="coerce"))
    cited = pd.to_datetime(table["date"])
    table["days"] = (pd.Series(found, index=table.index) - cited).dt.days
    table["flag"] = "same"
    table.loc[table["days"] > 0, "flag"] = "url later"
    table.loc[table["days"] < 0, "flag"] = "url earlier"
    table.loc[table["days"].isna(), "flag"] = "no date"
    table["ask"] = table["days"].abs() > 1
    return table

# %% wrong: eight digits after a slash only
# expect: `days`: of all three forms
def compare_dates(references):
    table = references.copy()
    found = []
    for url in table["url"]:
        digits = None
        if isinstance(url, str):
            for form in (r"/(20[0-2]\d)/(\d\d)/(\d\d)/", r"/(20[0-2]\d)(\d\d)(\d\d)(?!\d)", r"/([0-2]\d)(\d\d)(\d\d)/"):
                match = re.search(form, url)
                if match and digits is None:
                    digits = "20" + match[1][-2:] + match[2] + match[3]
        found.append(pd.to_datetime(digits, format="%Y%m%d", errors="coerce"))
    cited = pd.to_datetime(table["date"])
    table["days"] = (pd.Series(found, index=table.index) - cited).dt.days
    table["flag"] = "same"
    table.loc[table["days"] > 0, "flag"] = "url later"
    table.loc[table["days"] < 0, "flag"] = "url earlier"
    table.loc[table["days"].isna(), "flag"] = "no date"
    table["ask"] = table["days"].abs() > 1
    return table

# %% wrong: the cited date may not be missing
# expect: Without a cited date or an address: `no date`
def compare_dates(references):
    table = references.copy()
    found = []
    for url in table["url"]:
        digits = None
        if isinstance(url, str):
            for form in (r"/(20[0-2]\d)/(\d\d)/(\d\d)/", r"(?<!\d)(20[0-2]\d)(\d\d)(\d\d)(?!\d)", r"/([0-2]\d)(\d\d)(\d\d)/"):
                match = re.search(form, url)
                if match and digits is None:
                    digits = "20" + match[1][-2:] + match[2] + match[3]
        found.append(pd.to_datetime(digits, format="%Y%m%d", errors="coerce"))
    cited = pd.to_datetime(table["date"].fillna("2012-01-01"))
    table["days"] = (pd.Series(found, index=table.index) - cited).dt.days
    table["flag"] = "same"
    table.loc[table["days"] > 0, "flag"] = "url later"
    table.loc[table["days"] < 0, "flag"] = "url earlier"
    table.loc[table["days"].isna(), "flag"] = "no date"
    table["ask"] = table["days"].abs() > 1
    return table

# %% wrong: the input changed
# expect: Your code changes `references`
def compare_dates(references):
    table = references
    found = []
    for url in table["url"]:
        digits = None
        if isinstance(url, str):
            for form in (r"/(20[0-2]\d)/(\d\d)/(\d\d)/", r"(?<!\d)(20[0-2]\d)(\d\d)(\d\d)(?!\d)", r"/([0-2]\d)(\d\d)(\d\d)/"):
                match = re.search(form, url)
                if match and digits is None:
                    digits = "20" + match[1][-2:] + match[2] + match[3]
        found.append(pd.to_datetime(digits, format="%Y%m%d", errors="coerce"))
    cited = pd.to_datetime(table["date"])
    table["days"] = (pd.Series(found, index=table.index) - cited).dt.days
    table["flag"] = "same"
    table.loc[table["days"] > 0, "flag"] = "url later"
    table.loc[table["days"] < 0, "flag"] = "url earlier"
    table.loc[table["days"].isna(), "flag"] = "no date"
    table["ask"] = table["days"].abs() > 1
    return table

# %% wrong: missing is not False
# expect: `ask` is False without a date to compare
def compare_dates(references):
    table = references.copy()
    found = []
    for url in table["url"]:
        digits = None
        if isinstance(url, str):
            for form in (r"/(20[0-2]\d)/(\d\d)/(\d\d)/", r"(?<!\d)(20[0-2]\d)(\d\d)(\d\d)(?!\d)", r"/([0-2]\d)(\d\d)(\d\d)/"):
                match = re.search(form, url)
                if match and digits is None:
                    digits = "20" + match[1][-2:] + match[2] + match[3]
        found.append(pd.to_datetime(digits, format="%Y%m%d", errors="coerce"))
    cited = pd.to_datetime(table["date"])
    table["days"] = (pd.Series(found, index=table.index) - cited).dt.days
    table["flag"] = "same"
    table.loc[table["days"] > 0, "flag"] = "url later"
    table.loc[table["days"] < 0, "flag"] = "url earlier"
    table.loc[table["days"].isna(), "flag"] = "no date"
    table["ask"] = table["days"].abs() > 1
    table["ask"] = table["ask"].astype(object).where(table["days"].notna(), None)
    return table

# %% wrong: days by their number in the month
# expect: `days`: of all three forms
def compare_dates(references):
    table = references.copy()
    found = []
    for url in table["url"]:
        digits = None
        if isinstance(url, str):
            for form in (r"/(20[0-2]\d)/(\d\d)/(\d\d)/", r"(?<!\d)(20[0-2]\d)(\d\d)(\d\d)(?!\d)", r"/([0-2]\d)(\d\d)(\d\d)/"):
                match = re.search(form, url)
                if match and digits is None:
                    digits = "20" + match[1][-2:] + match[2] + match[3]
        found.append(pd.to_datetime(digits, format="%Y%m%d", errors="coerce"))
    cited = pd.to_datetime(table["date"])
    table["days"] = pd.Series(found, index=table.index).dt.day - cited.dt.day
    table["flag"] = "same"
    table.loc[table["days"] > 0, "flag"] = "url later"
    table.loc[table["days"] < 0, "flag"] = "url earlier"
    table.loc[table["days"].isna(), "flag"] = "no date"
    table["ask"] = table["days"].abs() > 1
    return table

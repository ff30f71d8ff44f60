# %% right: a loop over forms, strptime
from datetime import datetime

def parse_date(text):
    if not isinstance(text, str):
        return None
    for form in ("%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%d %b %Y", "%d %b. %Y", "%B %d, %Y", "%b %d, %Y", "%b. %d, %Y"):
        try:
            return datetime.strptime(text.strip(), form)
        except ValueError:
            continue
    return None

# %% right: one regular expression for each kind, a dict of months, a date
import re
from datetime import date

MONTHS = "january february march april may june july august september october november december".split()
NUMBER = {name: number for number, name in enumerate(MONTHS, start=1)}
NUMBER |= {name[:3]: number for name, number in NUMBER.items()}

def parse_date(text):
    text = "" if text is None or text != text else text.strip().lower()
    if found := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text):
        year, month, day = map(int, found.groups())
    elif found := re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", text):
        day, month, year = map(int, found.groups())
    elif found := re.fullmatch(r"(\d{1,2}) ([a-z]+)\.? (\d{4})", text):
        day, month, year = int(found[1]), NUMBER.get(found[2], 0), int(found[3])
    elif found := re.fullmatch(r"([a-z]+)\.? (\d{1,2}), (\d{4})", text):
        month, day, year = NUMBER.get(found[1], 0), int(found[2]), int(found[3])
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return pd.NaT

# %% right: pandas on a Series of one, dots behind letters taken out
def parse_date(text):
    series = pd.Series([text], dtype="object").astype("string").str.strip().str.replace(r"(?<=[A-Za-z])\.", "", regex=True)
    days = pd.Series([pd.NaT])
    for form in ["%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y"]:
        days = days.fillna(pd.to_datetime(series, format=form, errors="coerce"))
    return days.iloc[0]

# %% wrong: a pattern decides, pandas turns day and month round
# expect: A day that does not exist
import re

def parse_date(text):
    if pd.isna(text):
        return pd.NaT
    text = text.strip()
    dotted = re.fullmatch(r"\d{1,2}\.\d{1,2}\.\d{4}", text)
    words = re.fullmatch(r"\d{1,2} [A-Za-z]{3,}\.? \d{4}|[A-Za-z]{3,}\.? \d{1,2}, \d{4}", text)
    iso = re.fullmatch(r"\d{4}-\d{2}-\d{2}", text)
    if not (dotted or words or iso):
        return pd.NaT
    return pd.to_datetime(text, dayfirst=bool(dotted), errors="coerce")

# %% right: the text put into one form first
import re

def parse_date(text):
    if pd.isna(text):
        return pd.NaT
    parts = text.strip().title().replace(". ", " ")
    if re.fullmatch(r"[A-Z][a-z]+ \d+, \d{4}", parts):
        month, day, year = parts.replace(",", "").split()
        parts = f"{day} {month} {year}"
    if re.fullmatch(r"\d{1,2} [A-Z][a-z]+ \d{4}", parts):
        for form in ("%d %B %Y", "%d %b %Y"):
            day = pd.to_datetime(parts, format=form, errors="coerce")
            if day is not pd.NaT:
                return day.date()
        return pd.NaT
    form = "%d.%m.%Y" if "." in parts else "%Y-%m-%d"
    return pd.to_datetime(parts, format=form, errors="coerce")

# %% wrong: pandas guesses, months first
# expect: With dots, the day stands first
def parse_date(text):
    return pd.to_datetime(text, errors="coerce")

# %% wrong: pandas guesses, days first
# expect: All forms of the table name 4 October 2019
def parse_date(text):
    return pd.to_datetime(text, dayfirst=True, errors="coerce")

# %% wrong: pandas guesses what no form fits
# expect: `October 2019` names no day
def parse_date(text):
    for form in ["%Y-%m-%d", "%d.%m.%Y"]:
        day = pd.to_datetime(text, format=form, errors="coerce")
        if not pd.isna(day):
            return day
    return pd.to_datetime(text, errors="coerce")

# %% wrong: slashes read as day first
# expect: With slashes, nobody knows
def parse_date(text):
    forms = ["%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%d %B %Y", "%d %b %Y", "%d %b. %Y", "%B %d, %Y", "%b %d, %Y", "%b. %d, %Y"]
    if pd.isna(text):
        return None
    days = [pd.to_datetime(text.strip(), format=form, errors="coerce") for form in forms]
    return next((day for day in days if not pd.isna(day)), None)

# %% wrong: text in ISO form
# expect: Return a date, not text
def parse_date(text):
    day = pd.to_datetime(text, dayfirst="." in str(text), errors="coerce")
    return "" if pd.isna(day) else day.strftime("%Y-%m-%d")

# %% wrong: no dot behind a month
# expect: No date for: 4 Oct. 2019 | Oct. 4, 2019
from datetime import datetime

def parse_date(text):
    for form in ("%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y"):
        try:
            return datetime.strptime(str(text).strip(), form)
        except ValueError:
            pass

# %% wrong: the return in the wrong place
# expect: No date for: 4.10.2019
from datetime import datetime

def parse_date(text):
    for form in ("%Y-%m-%d", "%d.%m.%Y", "%d %B %Y"):
        try:
            return datetime.strptime(text, form)
        except ValueError:
            return None

# %% wrong: an error instead of a missing value
# expect: Your code stopped with
def parse_date(text):
    return pd.to_datetime(text, format="%Y-%m-%d")

# %% wrong: missing values not thought of
# expect: AttributeError
def parse_date(text):
    forms = ["%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%d %b %Y", "%d %b. %Y", "%B %d, %Y", "%b %d, %Y", "%b. %d, %Y"]
    days = [pd.to_datetime(text.strip(), format=form, errors="coerce") for form in forms]
    return next((day for day in days if not pd.isna(day)), None)

# %% wrong: spaces at the ends not thought of
# expect: Spaces at the ends of the text
def parse_date(text):
    forms = ["%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%d %b %Y", "%d %b. %Y", "%B %d, %Y", "%b %d, %Y", "%b. %d, %Y"]
    if pd.isna(text):
        return None
    days = [pd.to_datetime(text, format=form, errors="coerce") for form in forms]
    return next((day for day in days if not pd.isna(day)), None)

# %% wrong: capitals wanted
# expect: Capitals should make no difference
import re
from datetime import date

MONTHS = {"January": 1, "February": 2, "March": 3, "April": 4, "May": 5, "June": 6, "July": 7, "August": 8}
MONTHS |= {"September": 9, "October": 10, "November": 11, "December": 12}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()}

def parse_date(text):
    parts = re.findall(r"\w+", text or "")
    if "/" in (text or "") or len(parts) != 3:
        return None
    if len(parts[0]) == 4:
        year, month, day = parts
    elif parts[0] in MONTHS:
        month, day, year = parts
    else:
        day, month, year = parts
    try:
        return date(int(year), MONTHS.get(month) or int(month), int(day))
    except ValueError:
        return None

# %% wrong: a date found inside the text
# expect: Short years and spans of days
import re

def parse_date(text):
    found = re.search(r"\d{4}-\d\d-\d\d|\d+\.\d+\.\d{4}|\d+ [A-Za-z]{3,}\.? \d{4}|[A-Za-z]{3,}\.? \d+, \d{4}", text or "")
    if not found:
        return None
    if re.match(r"\d+\.", found[0]):
        return pd.to_datetime(found[0], format="%d.%m.%Y", errors="coerce")
    return pd.to_datetime(found[0], errors="coerce")

# %% wrong: years of two digits
# expect: Short years and spans of days
def parse_date(text):
    forms = ["%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%d %b %Y", "%d %b. %Y", "%B %d, %Y", "%b %d, %Y", "%b. %d, %Y", "%d.%m.%y"]
    if pd.isna(text):
        return None
    days = [pd.to_datetime(text.strip(), format=form, errors="coerce") for form in forms]
    return next((day for day in days if not pd.isna(day)), None)

# %% wrong: the last day of the month for one that is too large
# expect: A day that does not exist
import re

def parse_date(text):
    if pd.isna(text) or "/" in text or not re.search(r"\d{4}", text) or " to " in text:
        return None
    text = re.sub(r"(?<=[A-Za-z])\.", "", text.strip())
    for form in ["%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y"]:
        for attempt in (text, re.sub(r"\b31\b|\b30\b|\b29\b", "28", text)):
            day = pd.to_datetime(attempt, format=form, errors="coerce")
            if not pd.isna(day):
                return day
    return None

# %% right: a loop and patterns
def parse_references(notes):
    rows = []
    for row in notes.itertuples():
        if not isinstance(row.citation, str) or row.citation.strip() == "Ibid.":
            continue
        part = 0
        for piece in row.citation.split(";"):
            text = piece.strip()
            if text:
                part += 1
                day = re.findall(r"(\d+) ([A-Z][a-z]+) (\d{4})", text)
                url = re.findall(r"https?://[^\s,]*", text)
                rows.append({
                    "note": row.note, "part": part, "text": text,
                    "name": re.match(r"(.*?)[ .(]*\d{4}", text)[1],
                    "date": pd.Timestamp(" ".join(day[0])) if day else pd.NaT,
                    "url": url[0].rstrip(".") if url else None,
                    "language": "ja" if any("\u3040" <= c <= "\u30ff" or "\u4e00" <= c <= "\u9fff" for c in text) else "en",
                })
    return pd.DataFrame(rows)

# %% right: pandas text methods, dates as dates, another order
def parse_references(notes):
    table = notes.dropna(subset=["citation"])
    table = table.assign(text=table["citation"].str.split(";")).explode("text")
    table["text"] = table["text"].str.strip()
    table = table[(table["text"] != "") & (table["text"] != "Ibid.")]
    table["part"] = table.groupby("note").cumcount() + 1
    table["name"] = table["text"].str.extract(r"^(.*?)\W*\d{4}", expand=False)
    table["name"] = [text[: re.search(r"\d{4}", text).start()].rstrip(" .(") for text in table["text"]]
    days = table["text"].str.extract(r"(\d{1,2} [A-Z][a-z]+ \d{4})", expand=False)
    table["date"] = pd.to_datetime(days, format="%d %B %Y").dt.date
    table["url"] = table["text"].str.extract(r"(http[^ ,]+)", expand=False).str.rstrip(".")
    table["language"] = table["text"].str.contains(JAPANESE).map({True: "ja", False: "en"})
    return table.sort_values("part", ascending=False)

# %% right: a dict of months, no patterns for addresses
def parse_references(notes):
    months = "January February March April May June July August September October November December".split()
    rows = []
    for note, citation in zip(notes["note"], notes["citation"].fillna("")):
        pieces = [piece.strip() for piece in citation.split(";")]
        pieces = [piece for piece in pieces if piece and piece != "Ibid."]
        for number, text in enumerate(pieces):
            words = text.replace(",", " ").replace(".", " ").replace("]", " ").split()
            date = None
            for before, word, after in zip(words, words[1:], words[2:]):
                if word in months and before.isdigit() and after.isdigit():
                    date = f"{after}-{months.index(word) + 1:02}-{int(before):02}"
            url = None
            if "http" in text:
                url = text[text.index("http"):].split()[0].split(",")[0]
                url = url[:-1] if url.endswith(".") else url
            for place in range(len(text)):
                if text[place:place + 4].isdigit():
                    break
            name = text[:place]
            while name and name[-1] in " .(":
                name = name[:-1]
            language = "ja" if re.search(JAPANESE, text) else "en"
            rows.append((note, number + 1, text, name, date, url, language))
    return pd.DataFrame(rows, columns=["note", "part", "text", "name", "date", "url", "language"]).set_index("note", drop=False)

# %% right: one function a field
def parse_references(notes):
    def first(pattern, text):
        found = re.search(pattern, text)
        return found.group(0) if found else None

    kept = notes.loc[notes["citation"].notna() & notes["citation"].ne("Ibid."), ["note", "citation"]]
    long = pd.DataFrame(
        [(note, text.strip()) for note, citation in kept.to_numpy() for text in citation.split(";") if text.strip()],
        columns=["note", "text"],
    )
    long["part"] = [list(long["note"][: n + 1]).count(note) for n, note in enumerate(long["note"])]
    long["name"] = [re.sub(r"[ .(]+$", "", re.split(r"\d\d\d\d", text)[0]) for text in long["text"]]
    days = [first(r"\d+ (January|February|March|April|May|June|July|August|September|October|November|December) \d{4}", text) for text in long["text"]]
    long["date"] = [pd.to_datetime(day).strftime("%Y-%m-%d") if day else float("nan") for day in days]
    long["url"] = [(first(r"http[^,\s]*[^,\s.]", text)) for text in long["text"]]
    long["language"] = ["ja" if first(JAPANESE, text) else "en" for text in long["text"]]
    return long

# %% wrong: ibid. kept
# expect: A note without a reference has a row
def parse_references(notes):
    rows = []
    for note, citation in notes[["note", "citation"]].dropna().itertuples(index=False):
        for part, text in enumerate([piece.strip() for piece in citation.split(";") if piece.strip()], 1):
            day, url = re.search(r"\d+ [A-Z][a-z]+ \d{4}", text), re.search(r"http[^\s,]+", text)
            rows.append([note, part, text, re.split(r"\d{4}", text)[0].rstrip(" .("),
                         str(pd.to_datetime(day[0]).date()) if day else None,
                         url[0].rstrip(".") if url else None, "ja" if re.search(JAPANESE, text) else "en"])
    return pd.DataFrame(rows, columns=["note", "part", "text", "name", "date", "url", "language"])

# %% wrong: not split
# expect: A semicolon ends a reference; `part` counts from 1
def parse_references(notes):
    rows = []
    for note, text in notes[["note", "citation"]].dropna().itertuples(index=False):
        if text != "Ibid.":
            day, url = re.search(r"\d+ [A-Z][a-z]+ \d{4}", text), re.search(r"http[^\s,]+", text)
            rows.append([note, 1, text, re.split(r"\d{4}", text)[0].rstrip(" .("),
                         str(pd.to_datetime(day[0]).date()) if day else None,
                         url[0].rstrip(".") if url else None, "ja" if re.search(JAPANESE, text) else "en"])
    return pd.DataFrame(rows, columns=["note", "part", "text", "name", "date", "url", "language"])

# %% wrong: parts from 0
# expect: `part` counts from 1
def parse_references(notes):
    rows = []
    for note, citation in notes[["note", "citation"]].dropna().itertuples(index=False):
        pieces = [piece.strip() for piece in citation.split(";") if piece.strip() not in ("", "Ibid.")]
        for part, text in enumerate(pieces):
            day, url = re.search(r"\d+ [A-Z][a-z]+ \d{4}", text), re.search(r"http[^\s,]+", text)
            rows.append([note, part, text, re.split(r"\d{4}", text)[0].rstrip(" .("),
                         str(pd.to_datetime(day[0]).date()) if day else None,
                         url[0].rstrip(".") if url else None, "ja" if re.search(JAPANESE, text) else "en"])
    return pd.DataFrame(rows, columns=["note", "part", "text", "name", "date", "url", "language"])

# %% wrong: the name up to the first full stop
# expect: `name` is all that stands before the first year
def parse_references(notes):
    rows = []
    for note, citation in notes[["note", "citation"]].dropna().itertuples(index=False):
        pieces = [piece.strip() for piece in citation.split(";") if piece.strip() not in ("", "Ibid.")]
        for part, text in enumerate(pieces, 1):
            day, url = re.search(r"\d+ [A-Z][a-z]+ \d{4}", text), re.search(r"http[^\s,]+", text)
            rows.append([note, part, text, text.split(".")[0],
                         str(pd.to_datetime(day[0]).date()) if day else None,
                         url[0].rstrip(".") if url else None, "ja" if re.search(JAPANESE, text) else "en"])
    return pd.DataFrame(rows, columns=["note", "part", "text", "name", "date", "url", "language"])

# %% wrong: the name up to the bracket
# expect: `name` goes on too far
def parse_references(notes):
    rows = []
    for note, citation in notes[["note", "citation"]].dropna().itertuples(index=False):
        pieces = [piece.strip() for piece in citation.split(";") if piece.strip() not in ("", "Ibid.")]
        for part, text in enumerate(pieces, 1):
            day, url = re.search(r"\d+ [A-Z][a-z]+ \d{4}", text), re.search(r"http[^\s,]+", text)
            rows.append([note, part, text, text.split(").")[0],
                         str(pd.to_datetime(day[0]).date()) if day else None,
                         url[0].rstrip(".") if url else None, "ja" if re.search(JAPANESE, text) else "en"])
    return pd.DataFrame(rows, columns=["note", "part", "text", "name", "date", "url", "language"])

# %% wrong: the bracket left at the name
# expect: take spaces, full stops and `(` off its end
def parse_references(notes):
    rows = []
    for note, citation in notes[["note", "citation"]].dropna().itertuples(index=False):
        pieces = [piece.strip() for piece in citation.split(";") if piece.strip() not in ("", "Ibid.")]
        for part, text in enumerate(pieces, 1):
            day, url = re.search(r"\d+ [A-Z][a-z]+ \d{4}", text), re.search(r"http[^\s,]+", text)
            rows.append([note, part, text, re.split(r"\d{4}", text)[0].strip(),
                         str(pd.to_datetime(day[0]).date()) if day else None,
                         url[0].rstrip(".") if url else None, "ja" if re.search(JAPANESE, text) else "en"])
    return pd.DataFrame(rows, columns=["note", "part", "text", "name", "date", "url", "language"])

# %% wrong: dates as printed
# expect: `date` should be the day printed, like
def parse_references(notes):
    rows = []
    for note, citation in notes[["note", "citation"]].dropna().itertuples(index=False):
        pieces = [piece.strip() for piece in citation.split(";") if piece.strip() not in ("", "Ibid.")]
        for part, text in enumerate(pieces, 1):
            day, url = re.search(r"\d+ [A-Z][a-z]+ \d{4}", text), re.search(r"http[^\s,]+", text)
            rows.append([note, part, text, re.split(r"\d{4}", text)[0].rstrip(" .("), day[0] if day else None,
                         url[0].rstrip(".") if url else None, "ja" if re.search(JAPANESE, text) else "en"])
    return pd.DataFrame(rows, columns=["note", "part", "text", "name", "date", "url", "language"])

# %% wrong: the year made up into a day
# expect: What a reference lacks is None, not made up
def parse_references(notes):
    rows = []
    for note, citation in notes[["note", "citation"]].dropna().itertuples(index=False):
        pieces = [piece.strip() for piece in citation.split(";") if piece.strip() not in ("", "Ibid.")]
        for part, text in enumerate(pieces, 1):
            day, url = re.search(r"\d+ [A-Z][a-z]+ \d{4}", text), re.search(r"http[^\s,]+", text)
            year = re.search(r"\d{4}", text)[0]
            rows.append([note, part, text, re.split(r"\d{4}", text)[0].rstrip(" .("),
                         str(pd.to_datetime(day[0]).date()) if day else year + "-01-01",
                         url[0].rstrip(".") if url else None, "ja" if re.search(JAPANESE, text) else "en"])
    return pd.DataFrame(rows, columns=["note", "part", "text", "name", "date", "url", "language"])

# %% wrong: empty text for what is missing
# expect: What a reference lacks is None, not made up
def parse_references(notes):
    rows = []
    for note, citation in notes[["note", "citation"]].dropna().itertuples(index=False):
        pieces = [piece.strip() for piece in citation.split(";") if piece.strip() not in ("", "Ibid.")]
        for part, text in enumerate(pieces, 1):
            day, url = re.search(r"\d+ [A-Z][a-z]+ \d{4}", text), re.search(r"http[^\s,]+", text)
            rows.append([note, part, text, re.split(r"\d{4}", text)[0].rstrip(" .("),
                         str(pd.to_datetime(day[0]).date()) if day else "",
                         url[0].rstrip(".") if url else "", "ja" if re.search(JAPANESE, text) else "en"])
    return pd.DataFrame(rows, columns=["note", "part", "text", "name", "date", "url", "language"])

# %% wrong: the full stop left at the address
# expect: A stop or comma of the text ends an address
def parse_references(notes):
    rows = []
    for note, citation in notes[["note", "citation"]].dropna().itertuples(index=False):
        pieces = [piece.strip() for piece in citation.split(";") if piece.strip() not in ("", "Ibid.")]
        for part, text in enumerate(pieces, 1):
            day, url = re.search(r"\d+ [A-Z][a-z]+ \d{4}", text), re.search(r"http\S+", text)
            rows.append([note, part, text, re.split(r"\d{4}", text)[0].rstrip(" .("),
                         str(pd.to_datetime(day[0]).date()) if day else None,
                         url[0] if url else None, "ja" if re.search(JAPANESE, text) else "en"])
    return pd.DataFrame(rows, columns=["note", "part", "text", "name", "date", "url", "language"])

# %% wrong: addresses cut at a sign that they may hold
# expect: An address belongs to its own reference and is whole
def parse_references(notes):
    rows = []
    for note, citation in notes[["note", "citation"]].dropna().itertuples(index=False):
        pieces = [piece.strip() for piece in citation.split(";") if piece.strip() not in ("", "Ibid.")]
        for part, text in enumerate(pieces, 1):
            day, url = re.search(r"\d+ [A-Z][a-z]+ \d{4}", text), re.search(r"https?://[\w./-]+", text)
            rows.append([note, part, text, re.split(r"\d{4}", text)[0].rstrip(" .("),
                         str(pd.to_datetime(day[0]).date()) if day else None,
                         url[0].rstrip(".") if url else None, "ja" if re.search(JAPANESE, text) else "en"])
    return pd.DataFrame(rows, columns=["note", "part", "text", "name", "date", "url", "language"])

# %% wrong: split at semicolon and space only
# expect: A semicolon ends a reference, with or without a space
def parse_references(notes):
    rows = []
    for note, citation in notes[["note", "citation"]].dropna().itertuples(index=False):
        pieces = [piece.strip() for piece in citation.split("; ") if piece.strip() not in ("", "Ibid.")]
        for part, text in enumerate(pieces, 1):
            day, url = re.search(r"\d+ [A-Z][a-z]+ \d{4}", text), re.search(r"http[^\s,]+", text)
            rows.append([note, part, text, re.split(r"\d{4}", text)[0].rstrip(" .("),
                         str(pd.to_datetime(day[0]).date()) if day else None,
                         url[0].rstrip(".") if url else None, "ja" if re.search(JAPANESE, text) else "en"])
    return pd.DataFrame(rows, columns=["note", "part", "text", "name", "date", "url", "language"])

# %% wrong: not ASCII is Japanese
# expect: An accent or a curved quotation mark is no Japanese character
def parse_references(notes):
    rows = []
    for note, citation in notes[["note", "citation"]].dropna().itertuples(index=False):
        pieces = [piece.strip() for piece in citation.split(";") if piece.strip() not in ("", "Ibid.")]
        for part, text in enumerate(pieces, 1):
            day, url = re.search(r"\d+ [A-Z][a-z]+ \d{4}", text), re.search(r"http[^\s,]+", text)
            rows.append([note, part, text, re.split(r"\d{4}", text)[0].rstrip(" .("),
                         str(pd.to_datetime(day[0]).date()) if day else None,
                         url[0].rstrip(".") if url else None, "en" if text.isascii() else "ja"])
    return pd.DataFrame(rows, columns=["note", "part", "text", "name", "date", "url", "language"])

# %% wrong: the name decides the language
# expect: One Japanese character, kana or kanji, makes it `ja`
def parse_references(notes):
    rows = []
    for note, citation in notes[["note", "citation"]].dropna().itertuples(index=False):
        pieces = [piece.strip() for piece in citation.split(";") if piece.strip() not in ("", "Ibid.")]
        for part, text in enumerate(pieces, 1):
            day, url = re.search(r"\d+ [A-Z][a-z]+ \d{4}", text), re.search(r"http[^\s,]+", text)
            rows.append([note, part, text, re.split(r"\d{4}", text)[0].rstrip(" .("),
                         str(pd.to_datetime(day[0]).date()) if day else None,
                         url[0].rstrip(".") if url else None, "ja" if re.match(JAPANESE, text) else "en"])
    return pd.DataFrame(rows, columns=["note", "part", "text", "name", "date", "url", "language"])

# %% wrong: a space wanted before the day
# expect: `date`: any month, any day
def parse_references(notes):
    rows = []
    for note, citation in notes[["note", "citation"]].dropna().itertuples(index=False):
        pieces = [piece.strip() for piece in citation.split(";") if piece.strip() not in ("", "Ibid.")]
        for part, text in enumerate(pieces, 1):
            day, url = re.search(r" \d+ [A-Z][a-z]+ \d{4}", text), re.search(r"http[^\s,]+", text)
            rows.append([note, part, text, re.split(r"\d{4}", text)[0].rstrip(" .("),
                         str(pd.to_datetime(day[0].strip()).date()) if day else None,
                         url[0].rstrip(".") if url else None, "ja" if re.search(JAPANESE, text) else "en"])
    return pd.DataFrame(rows, columns=["note", "part", "text", "name", "date", "url", "language"])

# %% wrong: the name in the index
# expect: should have the columns
def parse_references(notes):
    rows = []
    for note, citation in notes[["note", "citation"]].dropna().itertuples(index=False):
        pieces = [piece.strip() for piece in citation.split(";") if piece.strip() not in ("", "Ibid.")]
        for part, text in enumerate(pieces, 1):
            rows.append([note, part, text])
    return pd.DataFrame(rows, columns=["note", "part", "text"]).set_index("note")

# %% wrong: a column added to the input
# expect: Your code changes `notes`, its input
def parse_references(notes):
    notes["citation"] = notes["citation"].fillna("")
    rows = []
    for note, citation in notes[["note", "citation"]].itertuples(index=False):
        pieces = [piece.strip() for piece in citation.split(";") if piece.strip() not in ("", "Ibid.")]
        for part, text in enumerate(pieces, 1):
            day, url = re.search(r"\d+ [A-Z][a-z]+ \d{4}", text), re.search(r"http[^\s,]+", text)
            rows.append([note, part, text, re.split(r"\d{4}", text)[0].rstrip(" .("),
                         str(pd.to_datetime(day[0]).date()) if day else None,
                         url[0].rstrip(".") if url else None, "ja" if re.search(JAPANESE, text) else "en"])
    return pd.DataFrame(rows, columns=["note", "part", "text", "name", "date", "url", "language"])

# %% wrong: spaces left
# expect: `text` should be one reference as printed
def parse_references(notes):
    rows = []
    for note, citation in notes[["note", "citation"]].dropna().itertuples(index=False):
        pieces = [piece for piece in citation.split(";") if piece.strip() not in ("", "Ibid.")]
        for part, text in enumerate(pieces, 1):
            day, url = re.search(r"\d+ [A-Z][a-z]+ \d{4}", text), re.search(r"http[^\s,]+", text)
            text = text.split(", http")[0]
            rows.append([note, part, text, re.split(r"\d{4}", text)[0].strip(" .("),
                         str(pd.to_datetime(day[0]).date()) if day else None,
                         url[0].rstrip(".") if url else None, "ja" if re.search(JAPANESE, text) else "en"])
    return pd.DataFrame(rows, columns=["note", "part", "text", "name", "date", "url", "language"])

"""
How the rows of every table are made: one function a table, from the inputs to its rows.

What a table is, its columns and what may stand in them, is said in tables.toml and not here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from inputs import SOURCE, Inputs, Row

from weakest_link.exceptions import DataError, faults
from weakest_link.validation.rules import ISSUER_COLUMNS

# Neutral words for codes of the research files.
CATEGORIES = {"Donbas_separatist": "Donbas_organisations", "ex_Ukraine_regime": "ex_Ukraine_government"}
# The title of the vote on Crimea, which its research file does not give; from the same source (unvotes 0.3.0).
CRIMEA = "Territorial integrity of Ukraine : resolution / adopted by the General Assembly"
STATES = {"Japan": "JPN", "Russia": "RUS", "United States": "USA"}
UNITS = {  # of the research file: our unit, and whether the figure is approximate
    "bn USD": ("billion US dollars", "false"),
    "percent": ("percent", "false"),
    "percent (almost)": ("percent", "true"),
    "percent (about one third)": ("percent", "true"),
    "rank": ("rank", "false"),
}


def source_of(inputs: Inputs, row: Row) -> Row:
    """Take over a research row's source, with the id that it has in the table of sources."""
    if not any(row[column] for column in ("source_title", "source_url")):
        return {column: row[column] for column in SOURCE} | {"source_id": ""}
    return {column: row[column] for column in SOURCE} | {"source_id": source_id(inputs, row)}


def source_id(inputs: Inputs, row: Row, column: str = "source_url") -> str:
    """Find a source by its address, or by its title if it has none."""
    if not row[column] and column != "source_url":
        return ""
    key, value = ("url", row[column]) if row[column] else ("title", row["source_title"])
    found = [source["source_id"] for source in inputs["source_codes.csv"] if source[key] == value]
    if not found:
        message = f"source_codes.csv: got no source with the {key} {value!r}; expected one row. Add it there."
        raise DataError(message)
    return found[0]


# The article


def divisions(inputs: Inputs) -> list[Row]:
    """Take over Table 1 as printed."""
    return inputs["table1.csv"]


def countries(inputs: Inputs) -> list[Row]:
    """Sort the states that a printed area can mean by code."""
    return sorted(inputs["countries.csv"], key=lambda row: row["country_iso3"])


def argument_map(inputs: Inputs) -> list[Row]:
    """Take over the tree of the argument."""
    return inputs["argument_map.csv"]


def claims(inputs: Inputs) -> list[Row]:
    """Join the claims in our words with their kinds and places in the article."""
    _same_keys(inputs, "claim_codes.csv", "claim_id", "claims.csv", "id")
    places = {row["line"]: row for row in inputs["paragraphs.csv"]}
    rows = []
    for code, raw in zip(inputs["claim_codes.csv"], inputs["claims.csv"], strict=True):
        lines = [] if raw["article_line"] == "whole" else raw["article_line"].split("/")
        found = [_find(places, line, f"paragraphs.csv: claim {raw['id']}", "line") for line in lines]
        where = {"paragraph": ";".join(dict.fromkeys(place["paragraph"] for place in found))}
        where["section"] = found[0]["section"] if found else ""
        rows.append({**code, **where, "kind": raw["kind"]})
    return rows


def notes(inputs: Inputs) -> list[Row]:
    """Give every note an id by which it can be cited."""
    _same_keys(inputs, "note_codes.csv", "note", "notes.csv", "note")
    return [{**row, "note_id": f"N{row['note']:0>2}"} for row in inputs["note_codes.csv"]]


def _same_keys(inputs: Inputs, codes: str, code_key: str, raw: str, raw_key: str) -> None:
    """Require that a coding file and a research file have the same rows in the same order."""
    got, expected = [row[code_key] for row in inputs[codes]], [row[raw_key] for row in inputs[raw]]
    _require_same(f"{codes} and {raw} do not have the same rows in the same order:", got, expected)


def _require_same(message: str, got: list[str], expected: list[str]) -> None:
    """Raise with what stands in one of two lists only, unless they are equal."""
    if got != expected:
        differing = sorted((Counter(got) - Counter(expected)) + (Counter(expected) - Counter(got)))
        raise DataError(faults(message, differing or ["the order differs"]))


def _find(known: Mapping[str, Any], key: str, where: str, what: str) -> Any:
    """Look up a code, or say in which file it is missing."""
    if key not in known:
        message = f"{where}: got no {what} {key!r}; expected one of {', '.join(sorted(known)[:8])}, …"
        raise DataError(message)
    return known[key]


# The timeline


def events(inputs: Inputs) -> list[Row]:
    """Join the timeline with its codes, in order of dates."""
    return [
        {
            **code,
            "date_status": _date_status(raw),
            "is_mentioned": "true" if code["mention"] else "false",
            **source_of(inputs, raw),
        }
        for code, raw in _coded_events(inputs)
    ]


def event_notes(inputs: Inputs) -> list[Row]:
    """Keep remarks on events apart from the students' table."""
    rows = [{**code, "note": raw["note"]} for code, raw in _coded_events(inputs)]
    return [row for row in rows if row["note"] or row["mention_note"]]


def _coded_events(inputs: Inputs) -> Iterator[tuple[Row, Row]]:
    """Pair every event of the research file with its codes."""
    raw = sorted(inputs["timeline.csv"], key=lambda row: row["date"])
    codes = inputs["event_codes.csv"]
    got = [f"{row['date']} {row['actor']}" for row in raw]
    expected = [f"{row['date']} {row['raw_actor']}" for row in codes]
    _require_same("event_codes.csv and timeline.csv do not list the same events in the same order:", got, expected)
    return zip(codes, raw, strict=True)


def _date_status(raw: Row) -> str:
    """Say how far the day of an event is known."""
    if raw["evidence_status"] == "unverified":
        return "unverified"
    return "general-knowledge" if "day from general knowledge" in raw["note"] else "source"


# The lists


def sanction_lists(inputs: Inputs) -> list[Row]:
    """Bring codes, numbers and sources of every round together."""
    listed = Counter(row["list_id"] for row in designations(inputs) if row["issuer"] != "Japan")
    rows = []
    for code in inputs["list_codes.csv"]:
        raw = _source_row(inputs, code)
        n_persons = listed.get(code["list_id"]) or raw.get("persons", "")
        row = {**code, "n_persons": str(n_persons), **source_of(inputs, raw)}
        row["second_source_id"] = source_id(inputs, code, "second_source_url")
        rows.append(row | _entities(inputs, code, raw))
    return sorted(rows, key=lambda row: (row["date"], row["list_id"]))


def _entities(inputs: Inputs, code: Row, raw: Row) -> Row:
    """Find the number of entities on a list; for US lists it stands in a row of its own."""
    n_entities = code["n_entities"] or raw.get("entities", "")
    issuer = f"{code['issuer']} (entities)"
    found = [row for row in inputs["others_2014.csv"] if (row["issuer"], row["date"]) == (issuer, code["date"])]
    if n_entities or not found:
        return {"n_entities": n_entities}
    return {"n_entities": found[0]["entities"], "second_source_id": source_id(inputs, found[0])}


def _source_row(inputs: Inputs, code: Row) -> Row:
    """Find the row of a research file that a list was read from."""
    file = code["source_file"]
    day = "listing_date" if file == "eu_2014.csv" else "date"
    who = {"timeline.csv": "actor", "others_2014.csv": "issuer"}.get(file)
    known = _find(inputs, file, f"list_codes.csv, {code['list_id']}", "research file")
    rows = [row for row in known if row[day] == code["source_date"]]
    rows = [row for row in rows if who is None or row[who] == code["source_actor"]]
    if not rows:
        wanted = f"{code['source_date']} {code['source_actor']}".strip()
        message = f"list_codes.csv, {code['list_id']}: {file} has no row for {wanted!r}; correct either file."
        raise DataError(message)
    return rows[0]


def designations(inputs: Inputs) -> list[Row]:
    """Put the persons of all lists into one table, in the order of lists."""
    dates = {code["list_id"]: code["date"] for code in inputs["list_codes.csv"]}
    rows = list(_named_persons(inputs))
    unknown = sorted({row["list_id"] for row in rows} - dates.keys())
    if unknown:
        raise DataError(faults("list_codes.csv has no row for these rounds of the research files:", unknown))
    order = list(dates)
    rows = [{**row, "date": dates[row["list_id"]]} for row in rows]
    return sorted(rows, key=lambda row: (order.index(row["list_id"]), row["designation_id"]))


def _named_persons(inputs: Inputs) -> Iterator[Row]:
    """Bring the three lists into one form."""
    for raw in inputs["us_2014.csv"]:
        yield _person(inputs, raw, "United States", raw["round"], f"US-{raw['sdn_uid']}", raw["name_ofac"])
    for raw in inputs["eu_2014.csv"]:
        yield _person(inputs, raw, "European Union", raw["round"], f"EU-{raw['eu_no']:0>3}", raw["name_eu"])
    rounds = {code["date"]: code["list_id"] for code in inputs["list_codes.csv"] if code["issuer"] == "Japan"}
    counts: Counter[str] = Counter()
    for raw in inputs["japan_2014_named.csv"]:
        if raw["type"] == "person":
            list_id = rounds.get(raw["date"], f"Japan, {raw['date']}")
            counts[list_id] += 1
            yield _person(inputs, raw, "Japan", list_id, f"{list_id}-{counts[list_id]:02}", raw["name"])


def _person(inputs: Inputs, raw: Row, issuer: str, list_id: str, designation_id: str, name: str) -> Row:
    """Write one designation."""
    return {
        "designation_id": designation_id,
        "list_id": list_id,
        "issuer": issuer,
        "name_as_printed": name,
        "role": raw["role_2014"],
        "category": CATEGORIES.get(raw["category"], raw["category"]),
        "person_key": raw["person_key"],
        **source_of(inputs, raw),
    }


def persons(inputs: Inputs) -> list[Row]:
    """Bring the designations that mean one person together."""
    found: dict[str, Row] = {}
    for row in designations(inputs):
        person = found.setdefault(row["person_key"], {"person_key": row["person_key"]})
        column = next(column for column, issuer in ISSUER_COLUMNS.items() if issuer == row["issuer"])
        if column in person:
            twice = f"{person[column]} and {row['designation_id']}"
            message = f"person_key {row['person_key']}: got {twice} for one person; expected one row an issuer."
            raise DataError(message)
        person[column] = row["designation_id"]
    return [found[key] for key in sorted(found)]


def sanction_counts(inputs: Inputs) -> list[Row]:
    """Take over the counts that the research files give."""
    return [
        {
            "date": row["date"],
            "n_us": row["us_cumulative"],
            "n_eu": row["eu_cumulative"],
            "n_us_and_eu": row["overlap_us_eu"],
            "n_us_or_eu": row["union_us_eu"],
            "n_us_federal": row["us_rf_federal"],
            "n_eu_federal": row["eu_rf_federal"],
            "n_us_and_eu_federal": row["overlap_rf_federal"],
            "n_us_or_eu_federal": row["union_rf_federal"],
            "n_japan_unnamed": row["japan_unnamed"],
            "n_japan_published": row["japan_published_count"],
            "is_naryshkin_on_us": row["naryshkin_us"].lower(),
            "is_naryshkin_on_eu": row["naryshkin_eu"].lower(),
        }
        for row in inputs["sanction_counts_check.csv"]
    ]


# The United Nations


def un_roll_calls(inputs: Inputs) -> list[Row]:
    """List the votes of both research files in order of dates."""
    return [row for row, _ in _roll_calls(inputs)]


def un_votes(inputs: Inputs) -> list[Row]:
    """Write every vote as a row of its own."""
    codes = {row["country_code"]: row["country_iso3"] for row in inputs["un_countries.csv"]}
    rows = []
    for call, raw in _roll_calls(inputs):
        if raw:
            votes = [(STATES[name], name, raw[name]) for name in STATES]
        else:
            votes = [
                (_find(codes, row["country_code"], "un_countries.csv", "state"), row["country"], row["vote"])
                for row in inputs["un_vote_68_262.csv"]
            ]
        for code, name, vote in sorted(votes):
            key = {"roll_call_id": call["roll_call_id"], "country_iso3": code}
            rows.append(key | {"country_name": name, "vote": vote})
    return rows


def _roll_calls(inputs: Inputs) -> list[tuple[Row, Row]]:
    """Give every vote an id; with each comes its row of the research file, empty for the one on Crimea."""
    crimea = inputs["un_vote_68_262.csv"][0]
    call = {"resolution": crimea["resolution"], "date": crimea["date"], "selection": "crimea", "description": CRIMEA}
    found: list[tuple[Row, Row]] = [(call, {})]
    for raw in inputs["un_votes_japan_differs_us_2012_2014.csv"]:
        call = {"resolution": f"A/{raw['unres'].replace('R/', 'RES/', 1)}", "date": raw["date"]}
        found.append((call | {"selection": "japan-and-us-differ", "description": raw["descr"].strip()}, raw))
    found.sort(key=lambda pair: pair[0]["date"])
    return [({"roll_call_id": f"V{number:03}", **call}, raw) for number, (call, raw) in enumerate(found, 1)]


def un_agreement(inputs: Inputs) -> list[Row]:
    """Rename the columns of the research file."""
    names = {
        "year": "year",
        "state_a": "country_a_iso3",
        "state_b": "country_b_iso3",
        "n_roll_calls": "n_roll_calls",
        "agree_exact": "agreement_exact",
        "agree_soft": "agreement_soft",
    }
    return [{new: row[old] for old, new in names.items()} for row in inputs["un_agreement_pairs.csv"]]


def un_ideal_points(inputs: Inputs) -> list[Row]:
    """Write every state's point as a row of its own."""
    return [
        {"year": row["year"], "session": row["session"], "country_iso3": state, "ideal_point": row[state]}
        for row in inputs["un_ideal_points.csv"]
        for state in sorted(column for column in row if re.fullmatch("[A-Z]{3}", column))
    ]


# Economy, polls, single figures


def economy(inputs: Inputs) -> list[Row]:
    """Write every country's year as a row of its own; years without growth are left out."""
    rows = []
    for raw in inputs["macro_japan_gdp.csv"]:
        for country in ("DEU", "JPN", "RUS", "USA"):
            row = {"country_iso3": country, "year": raw["year"]}
            row["real_gdp_growth_pct"] = raw[f"real_gdp_growth_pct_{country}"]
            if country == "JPN":
                row["real_gdp_mn_usd_2017"] = raw["japan_rgdpna_mil_2017usd"]
                row["gdp_current_usd"] = raw["gdp_current_usd"]
                row["gdp_rank"] = raw["world_rank_current_usd"]
            if row["real_gdp_growth_pct"]:
                rows.append(row)
    return sorted(rows, key=lambda row: (row["country_iso3"], row["year"]))


def polls(inputs: Inputs) -> list[Row]:
    """Write every answer of a survey as a row of its own, with how its figure was got."""
    surveys = {row["survey"]: row for row in inputs["polls_japan.csv"]}
    rows = []
    for code in inputs["poll_codes.csv"]:
        raw = _find(surveys, code["survey"], "poll_codes.csv, against polls_japan.csv", "survey")
        affinity = _find(raw, code["column"], "poll_codes.csv, against polls_japan.csv", "column")
        address = code["source_url"] or raw["source_url"]
        rows.append({**code, "affinity_pct": affinity, **source_of(inputs, raw | {"source_url": address})})
    return rows


def trade_energy(inputs: Inputs) -> list[Row]:
    """Give every single figure an id, and keep units apart from remarks on them."""
    rows = []
    for number, raw in enumerate(inputs["trade_energy_other.csv"], 1):
        if raw["unit"] not in UNITS:
            where = f"trade_energy_other.csv, row {number}, column unit"
            message = f"{where}: got {raw['unit']!r}; expected one of {', '.join(UNITS)}."
            raise DataError(message)
        unit, approximate = UNITS[raw["unit"]]
        period = re.sub(r"(?<=\d{4})H", "-H", raw["year"]).replace("-19", "/19").replace("-20", "/20")
        row = {"figure_id": f"T{number:02}", "period": period, "unit": unit, "is_approximate": approximate}
        rows.append({**raw, **row, **source_of(inputs, raw)})
    return rows


def sources(inputs: Inputs) -> list[Row]:
    """Take over the list of sources."""
    return inputs["source_codes.csv"]


# Reference coding, for instructors


def division_areas(inputs: Inputs) -> list[Row]:
    """Split the printed areas at commas and join their codes."""
    codes = {row["area"]: row for row in inputs["area_codes.csv"]}
    printed = [
        (row["row"], str(position), area)
        for row in inputs["table1.csv"]
        for position, area in enumerate(row["areas"].split(", "), 1)
    ]
    uncoded = [area for _, _, area in printed if area not in codes]
    if uncoded:
        raise DataError(faults("area_codes.csv has no code for these areas of table1.csv:", uncoded))
    return [{**codes[area], "row": row, "position": position} for row, position, area in printed]


def division_ranks(inputs: Inputs) -> list[Row]:
    """Split the ministry's own ranks into rank and unit above."""
    pattern = re.compile(r"\S+ \((?P<rank>division|office)\)(?: under (?P<parent>.+))?")
    rows = []
    for raw in inputs["mofa_europe_bureau.csv"]:
        level = pattern.fullmatch(raw["actual_level"])
        if level is None:
            got = f"mofa_europe_bureau.csv, row {raw['row']}, column actual_level: got {raw['actual_level']!r}"
            message = f"{got}; expected 課 (division), or 室 (office) under a unit."
            raise DataError(message)
        name, _, remark = raw["japanese"].partition(" (identification ")
        unit = {"name_japanese": name, "identification": remark.rstrip(")")}
        rank = {"rank": level["rank"], "parent_unit": level["parent"] or ""}
        source = source_of(inputs, raw) | {"second_source_id": source_id(inputs, raw, "source_url2")}
        rows.append({**raw, **unit, **rank, **source})
    return rows


def claim_verdicts(inputs: Inputs) -> list[Row]:
    """Join the first coder's verdicts with their evidence in neutral words."""
    _same_keys(inputs, "verdict_codes.csv", "claim_id", "claims.csv", "id")
    ids = {source["url"]: source["source_id"] for source in inputs["source_codes.csv"] if source["url"]}
    rows = []
    for code, raw in zip(inputs["verdict_codes.csv"], inputs["claims.csv"], strict=True):
        urls = code["source_urls"].split()
        unknown = [url for url in urls if url not in ids]
        if unknown:
            message = f"verdict_codes.csv, {code['claim_id']}: source_codes.csv has no row for these addresses:"
            raise DataError(faults(message, unknown))
        source_ids = ";".join(sorted({ids[url] for url in urls}))
        rows.append({**raw, **code, "source_ids": source_ids, "source_title": raw["evidence_source"]})
    return rows


def note_judgements(inputs: Inputs) -> list[Row]:
    """Split the first coder's judgements into an answer and its detail."""
    rows = []
    for raw in inputs["notes.csv"]:
        found, found_detail = _answer(raw["cited_item_found"])
        supports, supports_detail = _answer(raw["supports_the_sentence"])
        judged = {"found": found, "found_detail": found_detail}
        judged |= {"supports": supports, "supports_detail": supports_detail}
        source = {"source_id": source_id(inputs, raw, "evidence_url")}
        kind = "" if raw["source_type"] == "-" else raw["source_type"]
        rows.append({**raw, **judged, **source, "source_type": kind, "remark": raw["problem"]})
    return rows


def _answer(text: str) -> tuple[str, str]:
    """Read 'yes', 'yes (a copy)', 'yes, except date', 'second yes; first no' as one word and a detail."""
    simple = re.fullmatch(r"(\w+)(?: \((.*)\))?|-", text)
    return (simple[1] or "", simple[2] or "") if simple else ("partly", text)


TABLES: dict[str, Callable[[Inputs], list[Row]]] = {
    function.__name__: function
    for function in (
        *(divisions, countries, events, sanction_lists, designations, argument_map, claims, notes),
        *(un_roll_calls, un_votes, un_agreement, un_ideal_points, economy, polls, trade_energy, sources),
        *(division_areas, division_ranks, persons, event_notes, claim_verdicts, note_judgements, sanction_counts),
    )
}

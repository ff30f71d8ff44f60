"""
What must hold between the tables of this case.

One function a rule: it takes the tables it needs and yields one sentence for every fault. A rule is
left out when one of its tables is absent (a student's installation has no reference coding) or has
faults of its own. Whoever replaces the case replaces these rules.
"""

from __future__ import annotations

import inspect
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd

Table = pd.DataFrame
COMPLETE = ("United States", "European Union")  # the issuers whose persons were all collected
ISSUER_COLUMNS = {
    "us_designation_id": "United States",
    "eu_designation_id": "European Union",
    "japan_designation_id": "Japan",
}


def broken(tables: dict[str, Table]) -> list[str]:
    """
    Apply every rule whose tables are there.

    Parameters
    ----------
    tables : dict of str to DataFrame
        Sound tables by name, with the columns and types that `weakest_link.load` gives.

    Returns
    -------
    list of str
        One sentence a fault: file, row, column, got, expected.
    """
    found = []
    for rule in RULES:
        needed = list(inspect.signature(rule).parameters)
        if set(needed) <= tables.keys():
            found += list(rule(**{name: tables[name] for name in needed}))
    if "sources" in tables:
        found += list(read_rows_name_a_source(tables))
    return found


def _pairs(*columns: pd.Series[Any]) -> Iterator[tuple[Any, ...]]:
    """Go through several columns together, missing values as empty text."""
    return zip(*(column.astype(object).where(column.notna(), "") for column in columns), strict=True)


def _parts(cell: str) -> list[str]:
    """Split a cell that holds several values."""
    return [part for part in str(cell).split(";") if part]


# Provenance


def read_rows_name_a_source(tables: dict[str, Table]) -> Iterator[str]:
    """Require a source in every row that was read from one."""
    for name, table in tables.items():
        if not {"evidence_status", "source_id"} <= set(table.columns):
            continue
        file = table.attrs.get("file", f"{name}.csv")
        for number, (status, source) in enumerate(_pairs(table["evidence_status"], table["source_id"]), 2):
            if status != "unverified" and not source:
                where = f"{file}: line {number}, column source_id"
                yield f"{where}: got nothing; expected a source, since the row is {status}."


# The article


def claims_stand_in_one_node(claims: Table, argument_map: Table) -> Iterator[str]:
    """Require that every claim belongs to exactly one statement of the argument."""
    count = Counter(claim for cell in argument_map["claims"].dropna() for claim in _parts(cell))
    for claim in claims["claim_id"]:
        if count[claim] != 1:
            yield f"argument_map.csv, column claims: got {claim} in {count[claim]} statements; expected 1."


def nodes_stand_where_their_claims_do(claims: Table, argument_map: Table) -> Iterator[str]:
    """Require that a statement names a paragraph of each of its claims."""
    places = dict(_pairs(claims["claim_id"], claims["paragraph"]))
    for node, paragraphs, cell in _pairs(argument_map["node_id"], argument_map["paragraph"], argument_map["claims"]):
        for claim in _parts(cell):
            wanted = _parts(places.get(claim, ""))
            if wanted and not set(wanted) & set(_parts(paragraphs)):
                one = f"one of {', '.join(wanted)} for claim {claim}"
                yield f"argument_map.csv, {node}, column paragraph: got {paragraphs!r}; expected {one}."


def paragraphs_rise(claims: Table, argument_map: Table) -> Iterator[str]:
    """Require that the paragraphs in a cell rise."""
    for name, table in {"claims": claims, "argument_map": argument_map}.items():
        for key, cell in _pairs(table.iloc[:, 0], table["paragraph"]):
            numbers = [int(part) for part in _parts(cell)]
            if numbers != sorted(set(numbers)):
                yield f"{name}.csv, {key}, column paragraph: got {cell!r}; expected rising numbers, each once."


def notes_stand_in_the_argument(notes: Table, argument_map: Table) -> Iterator[str]:
    """Require that every note is called by some statement."""
    called = {note for cell in argument_map["notes"].dropna() for note in _parts(cell)}
    for note in notes["note"]:
        if str(note) not in called:
            yield f"argument_map.csv, column notes: got no statement with note {note}; expected at least one."


def notes_with_a_reference(notes: Table) -> Iterator[str]:
    """Require a reference in every note but remarks and missing ones."""
    for note, kind, citation in _pairs(notes["note"], notes["kind"], notes["citation"]):
        if bool(citation) != (kind not in ("remark", "missing")):
            wanted = "nothing" if citation else "a reference"
            got = "a reference" if citation else "nothing"
            yield f"notes.csv, note {note}, column citation: got {got}; expected {wanted}, since its kind is {kind!r}."


# The timeline


def events_in_order(events: Table) -> Iterator[str]:
    """Require that ids follow the dates."""
    ordered = events.sort_values(["date", "event_id"], kind="stable")
    for got, expected in _pairs(events["event_id"], ordered["event_id"]):
        if got != expected:
            yield f"events.csv: got {got} where {expected} belongs; expected ids in order of dates."
            return


def mentions_are_complete(events: Table) -> Iterator[str]:
    """Require paragraph and certainty exactly where the article mentions an event."""
    for column in ("mention", "paragraph"):
        for event, is_mentioned, cell in _pairs(events["event_id"], events["is_mentioned"], events[column]):
            if is_mentioned != (cell != ""):
                got, wanted = (repr(str(cell)), "nothing") if cell != "" else ("nothing", "a value")
                mentioned = "mentioned" if is_mentioned else "not mentioned"
                yield f"events.csv, {event}, column {column}: got {got}; expected {wanted}, since it is {mentioned}."


# The lists


def lists_have_their_persons(sanction_lists: Table, designations: Table) -> Iterator[str]:
    """Require that a list has as many designations as persons, or fewer where names are not known."""
    listed = Counter(designations["list_id"])
    columns = [sanction_lists[name] for name in ("list_id", "issuer", "n_persons", "names_public")]
    for list_id, issuer, n_persons, names_public in _pairs(*columns):
        number, got = n_persons or 0, listed[list_id]
        where = f"designations.csv, {list_id}: got {got} persons"
        if names_public == "no" and got:
            yield f"{where}; expected none, since the names of this list were not published."
        elif issuer in COMPLETE and got != number:
            yield f"{where}; expected {number}, as n_persons of sanction_lists.csv says."
        elif got > number:
            yield f"{where}; expected at most {number}, as n_persons of sanction_lists.csv says."


def every_designation_is_a_person(designations: Table, persons: Table) -> Iterator[str]:
    """Require that the crosswalk names every designation once, under its own issuer."""
    issuers = dict(_pairs(designations["designation_id"], designations["issuer"]))
    for column, issuer in ISSUER_COLUMNS.items():
        for key, designation in _pairs(persons["person_key"], persons[column]):
            if designation and issuers.get(designation) != issuer:
                wanted = f"a designation whose issuer is {issuer}"
                yield f"instructor/persons.csv, {key}, column {column}: got {designation!r}; expected {wanted}."
    known = {cell for column in ISSUER_COLUMNS for cell in persons[column].dropna()}
    for designation in designations["designation_id"]:
        if designation not in known:
            yield f"instructor/persons.csv: got no person for {designation}; expected one."


def counts_agree(sanction_counts: Table, sanction_lists: Table, designations: Table, persons: Table) -> Iterator[str]:
    """Require that counting anew from lists and persons gives the counts of the research files."""
    for row in sanction_counts.to_dict("records"):
        expected = count_until(row["date"], sanction_lists, designations, persons)
        for column, value in expected.items():
            if row[column] != value:
                where = f"instructor/sanction_counts.csv, {row['date']:%Y-%m-%d}, column {column}"
                yield f"{where}: got {row[column]}; expected {value}, as counted from the lists."


def count_until(day: pd.Timestamp, lists: Table, designations: Table, persons: Table) -> dict[str, int | bool]:
    """Count the persons on the lists up to and including a day."""
    until = designations[designations["date"] <= day].set_index("designation_id")
    sets = {}
    for short in ("us", "eu"):
        keys = persons.dropna(subset=[f"{short}_designation_id"]).set_index(f"{short}_designation_id")["person_key"]
        on_list = until.join(keys, how="inner")
        sets[short] = set(on_list["person_key"])
        sets[f"{short}_federal"] = set(on_list.loc[on_list["category"] == "RF_federal", "person_key"])
    japan = lists[(lists["issuer"] == "Japan") & (lists["date"] <= day)]
    by_publicity = japan.groupby("names_public")["n_persons"].sum()
    return {
        "n_us": len(sets["us"]),
        "n_eu": len(sets["eu"]),
        "n_us_and_eu": len(sets["us"] & sets["eu"]),
        "n_us_or_eu": len(sets["us"] | sets["eu"]),
        "n_us_federal": len(sets["us_federal"]),
        "n_eu_federal": len(sets["eu_federal"]),
        "n_us_and_eu_federal": len(sets["us_federal"] & sets["eu_federal"]),
        "n_us_or_eu_federal": len(sets["us_federal"] | sets["eu_federal"]),
        "n_japan_unnamed": int(by_publicity.get("no", 0)),
        "n_japan_published": int(by_publicity.get("yes", 0)),
        "is_naryshkin_on_us": "naryshkin" in sets["us"],
        "is_naryshkin_on_eu": "naryshkin" in sets["eu"],
    }


# The United Nations


def roll_calls_in_which_two_differ(un_roll_calls: Table, un_votes: Table) -> Iterator[str]:
    """Require that Japan and the United States differ where a vote was chosen for that."""
    wide = un_votes.pivot(index="roll_call_id", columns="country_iso3", values="vote").astype(object)
    chosen = un_roll_calls.loc[un_roll_calls["selection"] == "japan-and-us-differ", "roll_call_id"]
    for call in chosen:
        japan, states = (wide.loc[call, code] if call in wide.index else None for code in ("JPN", "USA"))
        if pd.isna(japan) or pd.isna(states) or japan == states:
            japan, states = ("nothing" if pd.isna(vote) else vote for vote in (japan, states))
            got = f"{japan} of Japan and {states} of the United States"
            yield f"un_votes.csv, {call}, column vote: got {got}; expected two votes that differ."


# Reference coding


def areas_give_the_table_back(divisions: Table, division_areas: Table) -> Iterator[str]:
    """Require that the split areas, joined again, are the printed cells."""
    joined = division_areas.sort_values(["row", "position"]).groupby("row")["area"].agg(", ".join)
    for row, areas in _pairs(divisions["row"], divisions["areas"]):
        if joined.get(row) != areas:
            yield f"instructor/division_areas.csv, row {row}: got {joined.get(row)!r}; expected {areas!r}, as printed."


def countries_have_codes(division_areas: Table) -> Iterator[str]:
    """Require a code for every country and for nothing else."""
    for area, kind, code in _pairs(division_areas["area"], division_areas["kind"], division_areas["country_iso3"]):
        if bool(code) != (kind == "country"):
            got, wanted = (repr(code), "nothing") if code else ("nothing", "a code")
            where = f"instructor/division_areas.csv, {area}, column country_iso3"
            yield f"{where}: got {got}; expected {wanted}, since its kind is {kind}."


def everything_is_judged(claims: Table, claim_verdicts: Table, notes: Table, note_judgements: Table) -> Iterator[str]:
    """Require a verdict on every claim and a judgement of every note."""
    for claim in sorted(set(claims["claim_id"]) - set(claim_verdicts["claim_id"])):
        yield f"instructor/claim_verdicts.csv: got no row for {claim}; expected one."
    for note in sorted(set(notes["note"]) - set(note_judgements["note"])):
        yield f"instructor/note_judgements.csv: got no row for note {note}; expected one."


RULES: tuple[Callable[..., Iterator[str]], ...] = (
    claims_stand_in_one_node,
    nodes_stand_where_their_claims_do,
    paragraphs_rise,
    notes_stand_in_the_argument,
    notes_with_a_reference,
    events_in_order,
    mentions_are_complete,
    lists_have_their_persons,
    every_designation_is_a_person,
    counts_agree,
    roll_calls_in_which_two_differ,
    areas_give_the_table_back,
    countries_have_codes,
    everything_is_judged,
)

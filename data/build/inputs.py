"""
Read the research files of data/raw and the authored coding files of data/build.

Research files are never changed: what has to be corrected stands, with its reason, in
corrections.csv and is applied here.
"""

from __future__ import annotations

import csv
from pathlib import Path

from weakest_link.exceptions import DataError, faults

Row = dict[str, str]
Inputs = dict[str, list[Row]]
SOURCE = ("evidence_status", "source_title", "source_url")

# The columns that the tables are made from; a file may have more.
RAW = {
    "claims.csv": ["id", "article_line", "kind", "verdict", "evidence_source", "evidence_status"],
    "eu_2014.csv": ["eu_no", "person_key", "name_eu", "role_2014", "category", "listing_date", "round", *SOURCE],
    "japan_2014_measures.csv": ["date", "persons", "entities", *SOURCE],
    "japan_2014_named.csv": ["date", "person_key", "name", "role_2014", "category", "type", *SOURCE],
    "macro_japan_gdp.csv": [
        *("year", "real_gdp_growth_pct_DEU", "real_gdp_growth_pct_JPN", "real_gdp_growth_pct_RUS"),
        *("real_gdp_growth_pct_USA", "japan_rgdpna_mil_2017usd", "gdp_current_usd", "world_rank_current_usd"),
    ],
    "mofa_europe_bureau.csv": ["row", "japanese", "actual_level", "note", "source_url2", *SOURCE],
    "notes.csv": ["note", "source_type", "cited_item_found", "supports_the_sentence", "problem", "evidence_url"],
    "others_2014.csv": ["issuer", "date", "persons", "entities", *SOURCE],
    "polls_japan.csv": ["survey", "feel_affinity_us_pct", "feel_affinity_russia_pct", *SOURCE],
    "sanction_counts_check.csv": [
        *("date", "us_cumulative", "eu_cumulative", "overlap_us_eu", "union_us_eu", "us_rf_federal"),
        *("eu_rf_federal", "union_rf_federal", "overlap_rf_federal", "japan_unnamed", "naryshkin_us"),
        *("naryshkin_eu", "japan_published_count"),
    ],
    "timeline.csv": ["date", "actor", "event", "note", *SOURCE],
    "trade_energy_other.csv": ["indicator", "year", "value", "unit", "note", *SOURCE],
    "un_agreement_pairs.csv": ["year", "state_a", "state_b", "n_roll_calls", "agree_exact", "agree_soft"],
    "un_ideal_points.csv": ["session", "year", "JPN", "RUS", "USA"],
    "un_vote_68_262.csv": ["resolution", "date", "country", "country_code", "vote"],
    "un_votes_japan_differs_us_2012_2014.csv": ["date", "unres", "Japan", "United States", "Russia", "descr"],
    "us_2014.csv": ["person_key", "name_ofac", "role_2014", "category", "round", "sdn_uid", *SOURCE],
}
CODING = {
    "area_codes.csv": ["area", "kind", "country_iso3"],
    "argument_map.csv": ["node_id", "parent_id", "role", "text", "claims", "notes", "paragraph"],
    "claim_codes.csv": ["claim_id", "claim", "notes", "tables"],
    "corrections.csv": ["file", "key_column", "key", "column", "was", "value", "reason"],
    "countries.csv": ["country_iso3", "country_name", "region", "note"],
    "event_codes.csv": [
        *("event_id", "date", "raw_actor", "actor", "kind", "event"),
        *("paragraph", "mention", "mention_note"),
    ],
    "list_codes.csv": [
        *("list_id", "issuer", "date", "instrument", "n_entities", "names_public", "detail"),
        *("source_file", "source_date", "source_actor", "second_source_url"),
    ],
    "note_codes.csv": ["note", "paragraph", "citation", "outlet", "language", "kind", "remark"],
    "paragraphs.csv": ["line", "paragraph", "section"],
    "poll_codes.csv": ["survey", "country_iso3", "column", "derivation", "note", "source_url"],
    "source_codes.csv": ["source_id", "title", "publisher", "date", "url", "licence", "is_read"],
    "table1.csv": ["row", "division", "areas", "parent_unit"],
    "un_countries.csv": ["country_code", "country_iso3"],
    "verdict_codes.csv": ["claim_id", "evidence", "evidence_ids", "source_urls"],
}


def read_inputs(data: Path) -> Inputs:
    """Read every input file; report all that are missing or lack a column together."""
    inputs: Inputs = {}
    found: list[str] = []
    for folder, wanted in ((data / "raw", RAW), (data / "build", CODING)):
        for file, columns in wanted.items():
            try:
                inputs[file] = _read(folder / file, columns)
            except DataError as error:
                found.append(str(error))
    if found:
        title = f"The tables cannot be made from {data / 'raw'} and {data / 'build'}:"
        message = faults(title, found) + "\nTake these files back from version control, then run this again."
        raise DataError(message)
    _correct(inputs)
    return inputs


def _read(path: Path, wanted: list[str]) -> list[Row]:
    """Read one CSV file that must have some columns."""
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            reader = csv.DictReader(stream, strict=True)
            rows, header = list(reader), list(reader.fieldnames or [])
    except FileNotFoundError as error:
        message = f"{path.name}: the file is missing; expected {path}."
        raise DataError(message) from error
    except OSError as error:
        message = f"{path.name}: the file cannot be read ({error.strerror}); expected {path}."
        raise DataError(message) from error
    except (UnicodeDecodeError, csv.Error) as error:
        message = f"{path.name}: the file is no CSV in UTF-8: {error}."
        raise DataError(message) from error
    missing = [column for column in wanted if column not in header]
    if missing:
        message = f"{path.name}: got the columns {', '.join(header) or 'none'}; expected also {', '.join(missing)}."
        raise DataError(message)
    uneven = [number for number, row in enumerate(rows, 1) if None in row or None in row.values()]
    if uneven:
        message = f"{path.name}: rows {uneven} do not have {len(header)} cells, the number of columns."
        raise DataError(message)
    return rows


def _correct(inputs: Inputs) -> None:
    """Apply corrections.csv; a correction that finds nothing to correct is a fault."""
    found = []
    for fix in inputs["corrections.csv"]:
        rows = [row for row in inputs.get(fix["file"], []) if row.get(fix["key_column"]) == fix["key"]]
        rows = [row for row in rows if row.get(fix["column"]) == fix["was"]]
        for row in rows:
            row[fix["column"]] = fix["value"]
        if len(rows) != 1:
            where = f"{fix['file']}, {fix['key_column']} {fix['key']}, column {fix['column']}"
            found.append(f"{where}: got {len(rows)} rows with {fix['was']!r}; expected 1.")
    if found:
        raise DataError(faults("corrections.csv does not fit the research files:", found))

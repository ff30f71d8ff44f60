"""
Write the pages that are made from the tables: the data dictionary, the list of sources, the README's lists.

Everything on them comes from the descriptors and the tables; nothing is typed twice. The pages of the
book show the students' tables only.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pandas as pd

from weakest_link import generated
from weakest_link.datasets import Resource, fields_of, read_package, read_table, type_of
from weakest_link.explore.page import STATUS_WORDS, html_table
from weakest_link.generated import markdown_table

HEADER = "% Made by data/build/build.py from the tables and tables.toml; edit those, and run it.\n"
STATUSES = tuple(STATUS_WORDS)
CITED_AS = (
    "The Weakest Link? contributors (2026). {title}. Table `{name}` of The Weakest Link?, version {version}. CC BY 4.0."
)

DICTIONARY = """# Data dictionary

Every table of the module, every column, and where the rows come from. `wl.load("events")` gives a table,
`wl.describe("events")` its columns, and `wl.sources(rows)` the sources of the rows that you give it.

Missing values are empty cells. Text is UTF-8, dates are ISO 8601. The files lie in the folder `data/` of the
project; `datapackage.json` beside them says all of this in a form that programs read (Frictionless).

## How far a row can be trusted

Each row has a status, in its column `evidence_status` or, where it is the same for all, in the head of its table.

{statuses}

{overview}

**How to read it.** That a source was read says that the fact stood there, in the part or copy that was read. It
says nothing about whether the source is right. What is one coder's judgement (kinds, categories, mentions) says
so in its column's description, and nobody has coded it a second time. What an empty cell means stands with
its column; never read it as zero.

"""

SOURCES = """# Sources

Every source that a row of the tables names, once. {n} sources; {n_read} of them were read, in part or in a copy,
and {n_named} are only named. Titles are those of the pages; where the research notes give none, outlet and day
stand in their place. Some addresses of 2014 no longer answer.

"""


def pages(data: Path, built: Path) -> dict[Path, str]:
    """
    Write all pages from tables that were just built.

    Parameters
    ----------
    data : Path
        The data folder that the tables are made for; the book lies beside it.
    built : Path
        The folder with the new tables and descriptors.

    Returns
    -------
    dict of Path to str
        The text of every page, by the path at which it belongs.
    """
    student, instructor = (read_package(folder)["resources"] for folder in (built, built / "instructor"))
    version = read_package(built)["version"]
    tables = {resource["name"]: read_table(built, resource) for resource in student}
    readme = data / "README.md"
    listings = {
        "student_tables": lambda: _listing(student, ""),
        "instructor_tables": lambda: _listing(instructor, "instructor/"),
    }
    made = {readme: generated.filled(readme.read_text(encoding="utf-8"), listings)}
    book = data.parent / "book"
    if book.is_dir():
        made[book / "data-dictionary.md"] = HEADER + _dictionary(student, tables, version)
        made[book / "sources.md"] = HEADER + _sources(tables["sources"])
    return made


def _listing(resources: list[Resource], prefix: str) -> str:
    """List tables for the README."""
    rows = [
        (f"`{prefix}{each['path']}`", f"{each['rows']} × {len(fields_of(each))}", each["row"]) for each in resources
    ]
    return markdown_table(("file", "rows × columns", "one row is"), rows)


def _dictionary(resources: list[Resource], tables: dict[str, pd.DataFrame], version: str) -> str:
    """Write the data dictionary: the counts of statuses, then one section a table."""
    counts = {resource["name"]: _count(resource, tables[resource["name"]]) for resource in resources}
    rows = []
    for resource in resources:
        count = counts[resource["name"]]
        if not count:
            continue
        rows.append({"table": resource["name"], "rows": resource["rows"]})
        rows[-1] |= {STATUS_WORDS[status]: count[status] for status in STATUSES} | {"one row is": resource["row"]}
    overview = html_table(
        pd.DataFrame(rows), caption="Rows of every table by the status of their evidence", is_whole=True
    )
    total = sum(counts.values(), Counter())
    n_rows = total.total()
    statuses = "\n".join(
        f"- **{STATUS_WORDS[status]}** (`{status}`): {total[status]:,} of {n_rows:,} rows. {meaning}"
        for status, meaning in _meanings(resources).items()
    )
    sections = [_section(resource, counts[resource["name"]], version) for resource in resources]
    return DICTIONARY.format(statuses=statuses, overview=overview) + "\n".join(sections)


def _count(resource: Resource, table: pd.DataFrame) -> Counter[str]:
    """Count a table's rows by status; nothing for the table of sources, which has none."""
    if "evidence_status" in table:
        return Counter(table["evidence_status"].astype(str))
    return Counter({resource["evidence_status"]: len(table)} if "evidence_status" in resource else {})


def _meanings(resources: list[Resource]) -> dict[str, str]:
    """Take the meaning of every status out of the description of its column."""
    field = next(field for each in resources for field in fields_of(each) if field["name"] == "evidence_status")
    found = dict(re.findall(r"([a-z-]+) \((.*?)\)", field["description"]))
    return {status: f"{found[status][0].upper()}{found[status][1:]}." for status in STATUSES}


def _section(resource: Resource, count: Counter[str], version: str) -> str:
    """Describe one table."""
    name = resource["name"]
    status = ", ".join(f"{count[each]} {STATUS_WORDS[each]}" for each in STATUSES if count[each])
    cited = CITED_AS.format(title=resource["title"], name=name, version=version)
    works = "".join(f" Derived from: {work}" for work in resource.get("works", []))
    columns = [
        {"column": field["name"], "type": type_of(field), "meaning": _meaning(field)} for field in fields_of(resource)
    ]
    key = resource["schema"]["primaryKey"]
    return f"""(table-{name.replace("_", "-")})=
## {name}

**{resource["title"]}.** {resource["description"]}

- **Size**: {resource["rows"]} rows, {len(columns)} columns. One row is {resource["row"]}.
- **Key**: {" and ".join(f"`{column}`" for column in ([key] if isinstance(key, str) else key))}.
- **Evidence**: {status or "its column `is_read`"}.
- **Sources**: {_named(resource)}
- **Licence**: CC BY 4.0 for choice, coding and descriptions. {resource["rights"]}
- **Cite as**: {cited}{works}

{html_table(pd.DataFrame(columns), caption=f"Columns of the table {name}", is_whole=True)}
"""


def _meaning(field: dict[str, Any]) -> str:
    """Say what a column means, which values it takes and where they are defined."""
    constraints = field.get("constraints", {})
    parts = [field["description"]]
    if "unit" in field:
        parts.append(f"Unit: {field['unit']}.")
    if "enum" in constraints:
        joined = (" < " if field.get("categoriesOrdered") else ", ").join(constraints["enum"])
        parts.append(f"Values: {joined}.")
    bounds = [str(constraints[key]) for key in ("minimum", "maximum") if key in constraints]
    if len(bounds) == 2:
        parts.append(f"Allowed: {' to '.join(bounds)}.")
    if not constraints.get("required"):
        parts.append("Can be missing.")
    return " ".join(parts)


def _named(resource: Resource) -> str:
    """Name a table's sources, or say where each row names its own."""
    sources = resource.get("sources", [])
    if not sources:
        return "the table is itself the list of sources."
    links = [f'<a href="sources.html#{source["name"]}">{source["name"]}</a>' for source in sources]
    if "evidence_status" in resource:
        titles = "; ".join(f"{source['title']} ({link})" for source, link in zip(sources, links, strict=True))
        return f"{titles}."
    return f"each row names its own in `source_id`; {len(sources)} together: {', '.join(links)}."


def _sources(table: pd.DataFrame) -> str:
    """Write the list of sources, each with an anchor."""
    n_read = int(table["is_read"].sum())
    text = SOURCES.format(n=len(table), n_read=n_read, n_named=len(table) - n_read)
    published = table[["publisher", "date"]].fillna("").agg(lambda row: ", ".join(filter(None, row)), axis=1)
    terms = table["licence"].where(table["is_read"], table["licence"] + ". Named only, not read")
    shown = pd.DataFrame(
        {"id": table["source_id"], "source": table["title"], "published by": published, "terms": terms}
    )
    shown["url"] = table["url"]
    return text + html_table(shown, links={"source": "url"}, caption="All sources", anchor="id", is_whole=True) + "\n"

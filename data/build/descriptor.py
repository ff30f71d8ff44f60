"""
Turn tables.toml into the two descriptors, datapackage.json, in the terms of Frictionless.

Three things go beyond the standard and are read by `weakest_link` only: a reference of a cell that
holds several values (`separator` and `references` of a field), a reference from the instructor's
tables to the students' (`externalKeys`: the standard knows foreign keys within one package only), and
`evidence_status` of a whole table.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from inputs import Row

from weakest_link import __version__
from weakest_link.exceptions import DataError

Definition = dict[str, Any]
CONSTRAINTS = ("required", "unique", "minimum", "maximum", "enum", "pattern")


def read_definition(path: Path) -> Definition:
    """Read what every table is."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        message = (
            f"The definition of the tables cannot be read from {path}: {error}. Take it back from version control."
        )
        raise DataError(message) from error


def describe_table(definition: Definition, table: dict[str, Any], rows: list[Row], sources: list[Row]) -> Definition:
    """Describe one table."""
    name = table["name"]
    fields = [definition["fields"].get(field["name"], {}) | field for field in table["fields"]]
    fields = [
        {key: value for key, value in field.items() if (key, value) != ("references", f"{name}.{field['name']}")}
        for field in fields
    ]  # a column of which other tables speak does not refer to itself
    own = {each["name"] for each in definition["tables"] if each["package"] == table["package"]}
    keys = [_foreign_key(field, name) for field in fields if "references" in field and "separator" not in field]
    keys += [_composite_key(key) for key in table.get("foreign_keys", [])]
    schema = {
        "fields": [_field(field) for field in fields],
        "missingValues": [""],
        "primaryKey": table["key"],
        "foreignKeys": [key for key in keys if (key["reference"]["resource"] or name) in own],
        "externalKeys": [_external(key) for key in keys if (key["reference"]["resource"] or name) not in own],
    }
    described = {
        "name": name,
        "path": f"{name}.csv",
        "profile": "tabular-data-resource",
        "title": table["title"],
        "description": table["description"],
        "row": table["row_is"],
        "evidence_status": table.get("evidence_status"),
        "licenses": [definition["licences"]["content"]],
        "rights": definition["rights"][table["rights"]],
        "works": [definition["works"][work] for work in table.get("cite", [])],
        "sources": _sources(table, fields, rows, sources),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {key: value for key, value in schema.items() if value},
    }
    return {key: value for key, value in described.items() if value}


def describe_package(definition: Definition, audience: str, resources: list[Definition]) -> Definition:
    """Describe a folder of tables."""
    return {
        "profile": "tabular-data-package",
        **definition["package"][audience],
        "version": __version__,
        "licenses": [definition["licences"]["content"]],
        "resources": resources,
    }


def _field(field: dict[str, Any]) -> Definition:
    """Describe one column."""
    described = {key: field[key] for key in ("name", "type", "unit", "description", "example") if key in field}
    constraints = {key: field[key] for key in CONSTRAINTS if key in field}
    if field["type"] == "boolean":
        described |= {"trueValues": ["true"], "falseValues": ["false"]}
    if field.get("ordered"):
        described |= {"categories": field["enum"], "categoriesOrdered": True}
    if "separator" in field:
        described |= {"separator": field["separator"], "references": field["references"]}
    return described | ({"constraints": constraints} if constraints else {})


def _foreign_key(field: dict[str, Any], own: str) -> Definition:
    """Read "table.column" as a reference; the standard writes the table itself as an empty name."""
    table, column = field["references"].split(".")
    return {"fields": field["name"], "reference": {"resource": "" if table == own else table, "fields": column}}


def _composite_key(key: dict[str, Any]) -> Definition:
    """Refer to several columns that have the same names in both tables."""
    return {"fields": key["fields"], "reference": {"resource": key["table"], "fields": key["fields"]}}


def _external(key: Definition) -> Definition:
    """Say in which package the other table is."""
    return key | {"reference": {"package": "../datapackage.json", **key["reference"]}}


def _sources(
    table: dict[str, Any], fields: list[dict[str, Any]], rows: list[Row], sources: list[Row]
) -> list[Definition]:
    """List the sources of a table: those named for the whole, or all that its rows name."""
    columns = [field["name"] for field in fields if field.get("references") == "sources.source_id"]
    named = {value for row in rows for column in columns for value in row.get(column, "").split(";")}
    wanted = set(table.get("sources", [])) | named
    found = [source for source in sources if source["source_id"] in wanted]
    return [
        {"name": source["source_id"], "title": source["title"]} | ({"path": source["url"]} if source["url"] else {})
        for source in found
    ]

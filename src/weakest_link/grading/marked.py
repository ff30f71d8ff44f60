"""
The marked notebook: the repaired submission with its outputs, made harmless for whoever opens it.

A student's outputs are data from outside. Text stays, images stay, HTML goes through nh3, and scripts,
widgets and all else that a page would run are left out.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from typing import Any

import nh3

from weakest_link.notebooks import Cell, Notebook, grader_metadata, is_answer

MAX_TEXT = 200_000  # characters of one output that a marker's page shows
IMAGES = ("image/png", "image/jpeg")
TAGS = nh3.ALLOWED_TAGS - {"img", "a", "map", "area"}
ATTRIBUTES = {tag: nh3.ALLOWED_ATTRIBUTES.get(tag, set()) | {"class"} for tag in ("table", "th", "td", "tr", "div")}
TAG = re.compile(r"<(?=[A-Za-z/!?])")
REFERENCE = re.compile(r"&(?=#|[A-Za-z]\w*;)")  # a character written by its name or number
PICTURE = re.compile(r"!\[(?=[^\]]*\]\s*[(\[])")  # a picture would be loaded when the text is opened
HARMFUL_LINK = re.compile(r"\b(javascript|vbscript|data)\s*:", re.IGNORECASE)
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
COLOUR = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]")
Output = dict[str, Any]


def outputs_of(sent: object, count: object) -> list[Output]:
    """
    Make nbformat outputs of what a student's process sent for one cell.

    Parameters
    ----------
    sent : object
        What came over the wire; it should be a list as `student.Student.run` writes it.
    count : object
        The cell's execution number.

    Returns
    -------
    list of dict
        The outputs; what is not of a known form is left out.
    """
    number = count if isinstance(count, int) and 0 <= count < 1_000_000 else None
    made = (_output(each, number) for each in sent if isinstance(each, list)) if isinstance(sent, list) else ()
    return [output for output in made if output is not None]


def _output(sent: list[Any], count: int | None) -> Output | None:
    """Make one output, or None."""
    match sent:
        case ["stream", "stdout" | "stderr" as name, str(text)]:
            return {"output_type": "stream", "name": name, "text": plain(text)}
        case ["error", str(kind), str(said), list(lines)]:
            traceback = [plain(line) for line in lines if isinstance(line, str)]
            return {"output_type": "error", "ename": plain(kind), "evalue": plain(said), "traceback": traceback[:200]}
        case ["display_data" | "execute_result" as name, list(forms)]:
            data = _data(forms)
            counted = {"execution_count": count} if name == "execute_result" else {}
            return {"output_type": name, "data": data, "metadata": {}, **counted} if data else None
    return None


def _data(forms: list[Any]) -> dict[str, str]:
    """Keep the forms of a display that can do no harm."""
    kept = {}
    for form in forms:
        match form:
            case ["text/plain", str(text)]:
                kept["text/plain"] = plain(text)
            case ["text/html", str(text)] if len(text) <= MAX_TEXT:
                kept["text/html"] = clean_html(text)
            case [str(kind), str(text)] if kind in IMAGES and _is_base64(text):
                kept[kind] = text
    return kept


def _is_base64(text: str) -> bool:
    """Tell whether text is an image's data and nothing else."""
    try:
        return bool(base64.b64decode("".join(text.split()), validate=True))
    except ValueError:
        return False


def plain(text: str) -> str:
    """Make text safe to show anywhere: no colours, control characters or half characters, and not endless."""
    kept = CONTROL.sub("\N{REPLACEMENT CHARACTER}", COLOUR.sub("", text[: MAX_TEXT + 1]))
    kept = kept.encode("utf-8", "replace").decode()
    return kept if len(kept) <= MAX_TEXT else kept[:MAX_TEXT] + " … (cut)"


def clean_html(text: str) -> str:
    """Keep the structure of a table or a text; drop scripts, styles, links, pictures and handlers."""
    return nh3.clean(text, tags=TAGS, attributes=ATTRIBUTES, clean_content_tags={"script", "style", "title"})


def harmless_markdown(text: str) -> str:
    """Show tags in a student's text as text, make pictures links, and break links that would run something."""
    text = TAG.sub("&lt;", REFERENCE.sub("&amp;", text))
    return HARMFUL_LINK.sub(r"\1 :", PICTURE.sub("[", text))


def mark(notebook: Notebook, outputs: Mapping[int, list[Output]]) -> Notebook:
    """
    Put outputs into a copy of the repaired notebook, by the cell's place.

    Parameters
    ----------
    notebook : dict
        The repaired submission; its check cells hold what was released, so no hidden check.
    outputs : mapping of int to list of dict
        The outputs of code cells.
    """
    return {**notebook, "cells": [_marked(cell, outputs.get(n, [])) for n, cell in enumerate(notebook["cells"])]}


def _marked(cell: Cell, outputs: list[Output]) -> Cell:
    """Mark one cell."""
    if cell["cell_type"] != "code":
        theirs = is_answer(cell) or not grader_metadata(cell)
        return {**cell, "source": harmless_markdown(cell["source"])} if theirs else cell
    count = next((each["execution_count"] for each in outputs if each.get("execution_count")), None)
    return {**cell, "outputs": outputs, "execution_count": count}

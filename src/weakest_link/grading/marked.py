"""
The marked notebook: the repaired submission with its outputs, made harmless for whoever opens it.

A student's outputs are data from outside. Text stays, images stay, HTML goes through nh3, and scripts,
widgets and all else that a page would run are left out. So is what would make a page too large to open.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Mapping
from typing import Any

import nh3

from weakest_link.notebooks import Cell, Notebook, grader_metadata, is_answer

MAX_TEXT = 200_000  # characters of one output that a marker's page shows
MAX_TAGS = 8_000  # of one output's HTML: three times what pandas writes for 60 rows of 20 columns
MAX_COPIES = 200_000  # that a parser makes of formatting tags which nothing closes, one in each later block
MAX_FORMS = 10  # of one output
MAX_OUTPUTS = 200  # of one cell
MAX_SIZE = 16_000_000  # characters of all outputs of a notebook
IMAGES = ("image/png", "image/jpeg")
TAGS = nh3.ALLOWED_TAGS - {"img", "a", "map", "area"}
ATTRIBUTES = {"*": set(), **{tag: nh3.ALLOWED_ATTRIBUTES.get(tag, set()) for tag in ("table", "th", "td", "tr")}}
NO_FORMULAS = "tex2jax_ignore mathjax_ignore"  # classes; MathJax leaves alone what stands in such an element
CLASSES = {"table": {"dataframe"}, "div": set(NO_FORMULAS.split())}  # others would take a page's own styles
FORMATTING = re.compile(r"<(?:b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)[\s/]", re.IGNORECASE)
TOO_LARGE = "(The HTML form of this output was left out: it is too large.)"
TAG = re.compile(r"<(?=[A-Za-z/!?])")
REFERENCE = re.compile(r"&(?=#|[A-Za-z]\w*;)")  # a character written by its name or number
SCHEME = r"(?:https?://|mailto:|#)"  # what a link may begin with
LOADED = r"(?<=!)(?=\[)"  # where a picture begins
LED_ELSEWHERE = rf"(?<=\])(?=\((?!{SCHEME})|:(?! ?{SCHEME}))"  # where a link's address does, in both forms
FORMULA_ATTRIBUTES = "(?<=mml)(?=Token)"  # `\mmlToken` takes any address, which MathJax 2 does not look at
BROKEN = re.compile(f"{LOADED}|{LED_ELSEWHERE}|{FORMULA_ATTRIBUTES}", re.IGNORECASE)
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
        The outputs; what is not of a known form is left out, and so is what follows after `MAX_OUTPUTS`.
    """
    number = count if isinstance(count, int) and 0 <= count < 1_000_000 else None
    theirs = sent if isinstance(sent, list) else []
    made = (_output(each, number) for each in theirs[:MAX_OUTPUTS] if isinstance(each, list))
    return [*(output for output in made if output is not None), *_left_out(len(theirs[MAX_OUTPUTS:]))]


def fitting(outputs: list[Output], room: int) -> tuple[list[Output], int]:
    """
    Keep the outputs of a cell that fit; in place of the others stands how many they were.

    Parameters
    ----------
    outputs : list of dict
        The outputs of one cell.
    room : int
        How many characters may still come; `MAX_SIZE` before a notebook's first cell.

    Returns
    -------
    kept : list of dict
        What fits.
    room : int
        What is left of the room.
    """
    kept = []
    for output in outputs:
        size = len(json.dumps(output, ensure_ascii=False))
        if size <= room:
            kept.append(output)
            room -= size
    return [*kept, *_left_out(len(outputs) - len(kept))], room


def _left_out(count: int) -> list[Output]:
    """Say in an output how many others are not shown; nothing when all are."""
    text = f"Outputs of this cell that were left out, as they are too many or too large: {count}.\n"
    return [{"output_type": "stream", "name": "stderr", "text": text}] if count else []


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
    kept: dict[str, str] = {}
    for form in forms[:MAX_FORMS]:
        match form:
            case ["text/plain", str(text)]:
                kept["text/plain"] = plain(text)
            case ["text/html", str(text)]:
                kept["text/html"] = clean_html(text)
            case [str(kind), str(text)] if kind in IMAGES and _is_base64(text):
                kept[kind] = text
    if kept.get("text/html") == TOO_LARGE:
        kept["text/plain"] = f"{kept.get('text/plain', '')}\n{kept.pop('text/html')}".lstrip("\n")
    return kept


def _is_base64(text: str) -> bool:
    """Tell whether text is an image's data and nothing else."""
    try:
        return bool(base64.b64decode("".join(text.split()), validate=True))
    except ValueError:
        return False


def plain(text: str, limit: int = MAX_TEXT) -> str:
    """Make text safe to show anywhere: no colours, control characters or half characters, and not endless."""
    kept = CONTROL.sub("\N{REPLACEMENT CHARACTER}", COLOUR.sub("", text[: limit + 1]))
    kept = kept.encode("utf-8", "replace").decode()
    return kept if len(kept) <= limit else kept[:limit] + " … (cut)"


def clean_html(text: str) -> str:
    """
    Keep the structure of a table or a text; drop scripts, styles, links, pictures and handlers.

    HTML that is too large, or that would become so, is replaced by a sentence: a parser repeats a formatting
    tag which nothing closes in every block that follows, and takes time with the square of the tags.
    What stays stands in an element that MathJax leaves alone: a table's dollars are no formulas.
    """
    tags = text.count("<")
    if len(text) > MAX_TEXT or tags > MAX_TAGS or tags * len(FORMATTING.findall(text)) > MAX_COPIES:
        return TOO_LARGE
    whole = text.encode("utf-8", "replace").decode()
    dropped = {"script", "style", "title"}
    cleaned = nh3.clean(whole, tags=TAGS, attributes=ATTRIBUTES, allowed_classes=CLASSES, clean_content_tags=dropped)
    return f'<div class="{NO_FORMULAS}">{cleaned}</div>' if len(cleaned) <= MAX_TEXT else TOO_LARGE


def harmless_markdown(text: str) -> str:
    """
    Show tags in a student's text as text; break pictures, and links that are not to a page, an address or a place.

    A picture would be loaded when the text is opened, a link could run something, and so could the one command
    of formulas that takes attributes; a space takes their meaning.
    """
    return BROKEN.sub(" ", TAG.sub("&lt;", REFERENCE.sub("&amp;", text)))


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
    cells = [_marked(cell, outputs.get(place, [])) for place, cell in enumerate(notebook["cells"])]
    return {**notebook, "cells": cells}


def _marked(cell: Cell, outputs: list[Output]) -> Cell:
    """Mark one cell."""
    if cell["cell_type"] != "code":
        theirs = is_answer(cell) or not grader_metadata(cell)
        return {**cell, "source": harmless_markdown(cell["source"])} if theirs else cell
    count = next((each["execution_count"] for each in outputs if each.get("execution_count")), None)
    return {**cell, "outputs": outputs, "execution_count": count}

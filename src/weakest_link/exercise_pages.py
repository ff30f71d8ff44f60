"""
The book's page of an assignment, made from the notebook that students get.

The notebook says what the assignment is for, how long it takes and what it is worth; the page
repeats it, links what it names, and adds the questions and the buttons.
"""

from __future__ import annotations

import re
from pathlib import Path

from weakest_link import browser, datasets
from weakest_link.generated import markdown_table
from weakest_link.notebooks import Item, Notebook, items

__all__ = ["page", "page_path"]

GOAL = re.compile(r"\A# (?P<title>.+?)\n\n\*\*Goal\.\*\* (?P<goal>.+?)\n\n", re.DOTALL)
FACT = re.compile(r"^\| \*\*(.+?)\*\* \| (.+) \|$", re.MULTILINE)
CHAPTER = re.compile(r"chapter (\d)(?:, \*[^*]+\*)?")
TABLE = re.compile(r"`(\w+)`")


def page_path(book: Path, assignment: str) -> Path:
    """Return where the page of an assignment lies in the book's folder."""
    return book / f"{assignment}.md"


def page(released: Notebook, assignment: str, book: Path) -> str:
    """
    Write the page of an assignment.

    Parameters
    ----------
    released : dict
        The notebook as students get it. Its first cell has the title, the goal and a table of facts.
    assignment : str
        Its name, for example ``ex01-ministry-table``.
    book : Path
        The folder of the chapters that the facts name by number.

    Returns
    -------
    str
        Markdown (MyST).
    """
    first = str(released["cells"][0]["source"])
    head = GOAL.match(first)
    title, goal = (head["title"].replace(" — ", " "), head["goal"].replace("\n", " ")) if head else (assignment, "")
    facts = "\n".join(f"- **{name}**: {_linked(words, book)}" for name, words in FACT.findall(first))
    return f"""% Made by `weakest-link release` from solutions/{assignment}/; edit the notebook, and release it again.
# {title}

**Goal.** {goal}

{facts}

{_buttons(assignment)}

[Exercises](exercises.md) says how to open the notebook, check yourself and hand in.

## Questions

{markdown_table(["question", "points", "marked by"], _questions(items(released)))}
"""


def _buttons(assignment: str) -> str:
    """Write the links to the notebook; it opens in the browser where the site was built for that."""
    return f""":::{{only}} browser
<a class="wl-button" href="{browser.link(assignment)}">Open in the browser</a>
:::

{{download}}`Download the notebook <../exercises/{assignment}/{assignment}.ipynb>`"""


def _linked(words: str, book: Path) -> str:
    """Link the chapters and tables that some words name."""
    files = {path.name[:2]: path.name for path in book.glob("0*.ipynb")}
    tables = datasets.names()

    def chapter(found: re.Match[str]) -> str:
        file = files.get(f"0{found[1]}")
        return f"[{found[0]}]({file})" if file else found[0]

    def table(found: re.Match[str]) -> str:
        return f"[{found[0]}](#table-{found[1].replace('_', '-')})" if found[1] in tables else found[0]

    return CHAPTER.sub(chapter, TABLE.sub(table, words))


def _questions(graded: list[Item]) -> list[list[str]]:
    """List each question with its points and who marks it."""
    rows: dict[str, list[Item]] = {}
    for item in graded:
        rows.setdefault(item.question, []).append(item)
    return [
        [f"{int(question[1:])} {found[0].title}", f"{sum(item.points for item in found):g}", _markers(found)]
        for question, found in rows.items()
    ]


def _markers(graded: list[Item]) -> str:
    """Say who marks a question."""
    kinds = {item.is_manual for item in graded}
    return " and ".join(words for words, is_manual in [("checks", False), ("a person", True)] if is_manual in kinds)

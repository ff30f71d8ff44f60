"""
Pages of which some parts are made by a program, and all else is written by hand.

A made part stands between ``<!-- begin: NAME -->`` and ``<!-- end: NAME -->``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

__all__ = ["filled", "markdown_table"]

BLOCK = re.compile(r"(<!-- begin: (\w+) -->\n).*?(<!-- end: \2 -->)", re.DOTALL)


def filled(text: str, makers: Mapping[str, Callable[[], str]]) -> str:
    """
    Make the parts of a page anew.

    Parameters
    ----------
    text : str
        The page.
    makers : mapping of str to callable
        For each name that stands on the page, what returns its part.

    Returns
    -------
    str
        The page with its parts made anew.
    """
    return BLOCK.sub(lambda found: f"{found[1]}\n{makers[found[2]]()}\n\n{found[3]}", text)


def markdown_table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    r"""
    Write a Markdown table.

    Examples
    --------
    >>> print(markdown_table(["a", "b"], [[1, "x|y"]]))
    | a | b |
    | --- | --- |
    | 1 | x\|y |
    """
    lines = [list(head), *([str(cell).replace("|", "\\|") for cell in row] for row in rows)]
    lines.insert(1, ["---"] * len(lines[0]))
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)

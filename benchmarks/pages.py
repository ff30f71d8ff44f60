"""
Write the tables of the book's pages on the grader from the stored results, the corpus and the code.

A table stands between ``<!-- begin: NAME -->`` and ``<!-- end: NAME -->`` in `book/grading*.md`; all else on
those pages is written by hand. Run it as ``uv run python benchmarks/pages.py``.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from weakest_link import generated
from weakest_link.generated import markdown_table

PROJECT = Path(__file__).parents[1]
RESULTS = Path(__file__).parent / "results"
GAINS = {
    "points": "Points that the work does not deserve",
    "leak": "What hidden checks ask",
    "read": "Files and secrets",
    "write": "Files outside its folder",
    "neighbour": "Other students' submissions",
    "stall": "A run that does not end",
    "marker": "The marker's screen",
}


def main() -> int:
    """Write the tables, or with ``--check`` only compare; return 1 when a page is out of date."""
    parser = argparse.ArgumentParser(description="Write the tables of book/grading*.md from stored results.")
    parser.add_argument("--check", action="store_true", help="compare only; exit code 1 when a page is out of date")
    options = parser.parse_args()
    stale = [path for path in sorted((PROJECT / "book").glob("grading*.md")) if filled(path) != path.read_text("utf-8")]
    for path in stale:
        sys.stdout.write(f"{path.relative_to(PROJECT)}: {'out of date' if options.check else 'written'}\n")
        if not options.check:
            path.write_text(filled(path), encoding="utf-8")
    return int(options.check and bool(stale))


def filled(page: Path) -> str:
    """Return a page's text with its tables made anew."""
    return generated.filled(page.read_text(encoding="utf-8"), TABLES)


def levels() -> str:
    """List the isolation levels."""
    from weakest_link.grading.isolation import LEVELS

    return markdown_table(("level", "what stands between student code and the machine"), LEVELS.items())


def limits() -> str:
    """List the limits with their defaults and what happens at them, from the docstring that states them."""
    from weakest_link.grading.limits import Limits

    text = (Limits.__doc__ or "").split("----------")[1]
    said = {
        name: re.sub(r"\s+", " ", meaning).strip()
        for name, meaning in re.findall(r"^    (\w+) : \w+\n((?:        .+\n)+)", text, re.MULTILINE)
    }
    rows = ((f"`{each.name}`", f"{each.default:g}", said[each.name]) for each in dataclasses.fields(Limits)[:-1])
    return markdown_table(("limit", "default", "what it bounds, and what happens at it"), rows)


def signs() -> str:
    """List the signs with examples."""
    from weakest_link.grading.integrity import MAX_READ, SIGNS

    rows = {kind: ", ".join(f"`{word}`" for word in sorted(words)[:5]) + ", …" for kind, words in SIGNS.items()}
    rows["monkeypatching"] = "`pd.DataFrame.equals = …`, `setattr(checks, …)`"
    rows["overridden-eq"] = "a class with its own `__eq__`"
    rows["too-long-to-read"] = f"more than {MAX_READ:,} characters of code"
    rows["files-outside"] += " a path that begins with `/`, `~` or `..`"
    return markdown_table(("sign", "for example"), sorted(rows.items()))


def _attacks() -> list[tuple[str, str, str, str]]:
    """List name, gain, sentence and deserved points of every attack."""
    sys.path.insert(0, str(PROJECT / "tests"))
    import hostile_corpus as corpus

    cells = [(each.name, each.gain, each.attack, _points(each.expect)) for each in corpus.read_attacks()]
    files = [
        (each.name, each.gain, each.attack, each.expect.replace("=", " ").replace(" q", ", q"))
        for each in corpus.file_attacks().values()
    ]
    return cells + files


def _points(expect: dict[str, float]) -> str:
    """Write points by question."""
    return ", ".join(f"{question} {points:g}" for question, points in expect.items())


def attacks() -> str:
    """List every attack: what the grader gives it (held to by the tests), what stock nbgrader did (measured)."""
    stock = _stock()["attacks"]
    parts = []
    for gain, title in GAINS.items():
        rows = [
            (f"`{name}`", sentence, points, _stock_cell(stock.get(name)))
            for name, kind, sentence, points in _attacks()
            if kind == gain
        ]
        head = ("attack", "what the student tries", "this grader: points", "stock nbgrader, measured")
        parts.append(f"### {title}\n\n{markdown_table(head, sorted(rows))}")
    return "\n\n".join(parts)


def _stock() -> dict[str, Any]:
    """Read what stock nbgrader did."""
    return dict(json.loads((RESULTS / "attacks_stock.json").read_text(encoding="utf-8")))


def _stock_cell(row: dict[str, Any] | None) -> str:
    """Say what stock nbgrader did with an attack."""
    if row is None:
        return "not measured"
    undeserved = f"; {row['undeserved']:g} undeserved points" if row["undeserved"] else ""
    return f"{row['verdict']}{undeserved}"


def summary() -> str:
    """Count, by gain, in how many attacks stock nbgrader gave way."""
    stock = _stock()["attacks"]
    rows = []
    for gain, title in GAINS.items():
        names = [name for name, kind, _, _ in _attacks() if kind == gain]
        measured = [stock[name] for name in names if name in stock]
        harmed = sum(row["verdict"] != "no harm" for row in measured)
        rows.append((title, len(names), "0", f"{harmed} of {len(measured)}"))
    return markdown_table(("what the attack is after", "attacks", "succeed here", "stock nbgrader gives way"), rows)


def _measured() -> dict[str, Any]:
    """Read the measured speeds."""
    return dict(json.loads((RESULTS / "speed.json").read_text(encoding="utf-8")))


def speed() -> str:
    """Compare the graders."""
    found = _measured()
    summary, versions = found["summary"], found["machine"]["versions"]
    names = {
        "ours": f"this grader, isolation {found['isolation']}, {found['settings']['workers']} workers",
        "nbgrader": f"nbgrader {versions['nbgrader']}",
        "otter": f"otter-grader {versions['otter-grader']}",
    }
    rows = [
        (title, f"{summary[name]['s_per_submission']:.3f}", f"{summary[name]['whole_s_per_submission']:.2f}",
         "1" if name == "ours" else f"{found[f'throughput_ratio_{name}']:g}",
         "1" if name == "ours" else f"{found[f'cautious_ratio_{name}']:g}")
        for name, title in names.items()
    ]  # fmt: skip
    ours, floor = summary["ours"]["s_per_submission"], summary["floor"]["s_per_submission"]
    rows.append(("floor: the cells and checks alone, 2 processes", f"{floor:.3f}", "–", f"{floor / ours:.1f}", "–"))
    head = (
        "grader",
        "steady, s a submission",
        "whole command, s a submission",
        "times ours, steady",
        "times ours, whole",
    )
    return "\n\n".join((markdown_table(head, rows), _where(found), _bounds(found), _chart(found["chart"])))


def _where(found: dict[str, Any]) -> str:
    """Say on what the speeds were measured."""
    machine = found["machine"]
    same = "All scores are the same." if found["same_scores"] else "**The scores differ.**"
    return (
        f"{machine['cores']} cores, {machine['system']}, Python {machine['python']}, pandas "
        f"{machine['versions']['pandas']}. {same}"
    )


def _bounds(found: dict[str, Any]) -> str:
    """Say how far the largest possible ratio is from ours."""
    summary = found["summary"]
    alone = summary["nbgrader"]["s_per_submission_by_processes"]["1"]
    return (
        f"One command at a time, nbgrader takes {alone:.2f} s a submission, "
        f"{alone / summary['ours']['s_per_submission']:.1f} times ours. A grader that added nothing to the floor would "
        f"be {found['largest_possible_ratio_nbgrader']:g} times as fast as two nbgrader commands at once; ours is "
        f"{found['throughput_ratio_nbgrader']:g} times as fast."
    )


def _chart(found: dict[str, Any]) -> str:
    """Say what a chart does to the speeds."""
    return (
        f"With one question that draws a chart, nbgrader takes {found['throughput_ratio_nbgrader']:g} times as long as "
        "ours (steady): the drawing itself, which both do, takes most of the time."
    )


def parts() -> str:
    """Split a submission's time, a worker's view."""
    found = _measured()
    ours = found["summary"]["ours"]
    rows = [(f"`{name}`", f"{value:.0f}") for name, value in found["ours_parts_ms"].items()]
    rows += [("95th percentile of `total`", f"{ours['p95_ms']:.0f}"), ("floor, the cells", f"{found['floor_ms']:.0f}")]
    rows += [("floor, the cells and checks", f"{found['summary']['floor']['with_checks_ms']:.0f}")]
    return markdown_table(("part", "median, ms"), rows)


def growth() -> str:
    """Compare the start of a long run with its end."""
    found = _measured()["growth"]
    head = ("measured", f"first {found['edge']}", f"last {found['edge']} of {found['submissions']}")
    rows = [
        ("median, ms a submission of one worker", *(f"{1000 * found[f'{end}_s']:.0f}" for end in ("first", "last"))),
        ("memory of all lasting processes, MB", *(f"{found[f'{end}_mb']:.0f}" for end in ("first", "last"))),
    ]
    return markdown_table(head, rows)


TABLES: dict[str, Callable[[], str]] = {
    "levels": levels,
    "limits": limits,
    "signs": signs,
    "attacks": attacks,
    "summary": summary,
    "speed": speed,
    "parts": parts,
    "growth": growth,
}

if __name__ == "__main__":
    sys.exit(main())

"""
Grade mutants of the reference solutions, and write what became of them into `book/guide-mutants.md`.

`uv run python benchmarks/mutants.py` measures every assignment, or only those that are named, stores the
counts in `results/mutants.json`, and prints each survivor that has no reason yet, as `tests/survivors.toml`
takes it. With ``--check`` nothing is measured or written: it says which questions changed since they were
measured, and whether the page is that of the stored counts. Neither file shows an answer.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parents[1]
sys.path.insert(0, str(PROJECT / "tests"))

import answer_banks  # noqa: E402  (both lie in the folder that the line above names)
import mutant_trials  # noqa: E402

from weakest_link import generated  # noqa: E402
from weakest_link.generated import markdown_table  # noqa: E402
from weakest_link.notebooks import grade_id, titles  # noqa: E402

RESULTS = Path(__file__).parent / "results" / "mutants.json"
PAGE = PROJECT / "book" / "guide-mutants.md"
VERDICTS = ("stopped", "refused", "survived")
HEAD = ("mutants", "stop with an error", "refused by a check", "keep all points")
KINDS = {
    "aggregate": "another summary: the least for the largest, a mean for a sum, rows for different values",
    "arithmetic": "another operation, sides exchanged, a result rounded or cut",
    "case and spaces": "capitals changed; stripping or lower case forgotten",
    "changed input": "the right answer, which also changes its argument in place",
    "comparison": "another comparison: not equal, less than for at most, all for any",
    "condition": "a condition left out, or turned round; one of two sides only; “and” for “or”",
    "constant": "another text, number or truth value; empty text",
    "conversion": "a conversion or a copy left out",
    "dropped statement": "a statement left out",
    "duplicates": "duplicates kept, or another of them dropped",
    "merge": "another kind of merge; one of two tables only",
    "missing values": "missing values not filled, or not dropped",
    "no result": "nothing returned, or printed only",
    "off by one": "a number, a bound or an end one too high or too low",
    "order": "not sorted, sorted the other way, first for last",
    "set operation": "another set operation, or the difference the other way round",
}

Counts = dict[str, int]
Stored = dict[str, dict[str, dict[str, Any]]]


def main(arguments: Sequence[str] | None = None) -> int:
    """
    Measure and write, or with ``--check`` only compare.

    Returns
    -------
    int
        1 when something is out of date, or a survivor has no reason; else 0.
    """
    parser = argparse.ArgumentParser(description="Grade mutants of the reference solutions.")
    parser.add_argument("assignments", nargs="*", help="measure these only; by default all")
    parser.add_argument("--check", action="store_true", help="compare only; exit code 1 when something is out of date")
    options = parser.parse_args(arguments)
    found = outdated() if options.check else update(options.assignments or answer_banks.assignments())
    sys.stdout.write("".join(f"{line}\n" for line in found))
    return int(bool(found))


def update(assignments: Iterable[str]) -> list[str]:
    """Measure assignments, write the results and the page, and return the survivors without a reason."""
    measured = mutant_trials.trials(assignments)
    kept = {name: counts for name, counts in stored().items() if name in answer_banks.assignments()}
    results = kept | counted(measured)
    RESULTS.write_text(json.dumps(results, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    PAGE.write_text(filled(), encoding="utf-8")
    known = mutant_trials.reasons()
    survivors = [trial for trial in measured if trial.verdict == "survived"]
    return [mutant_trials.entry(each) for each in survivors if not known.get(each.key)]


def outdated() -> list[str]:
    """Say what is no longer what was measured: a sentence a question, and one for the page."""
    old = stored()
    now = {name: digests(name) for name in answer_banks.assignments()}
    found = [
        f"{name} {question}: it changed since its mutants were graded"
        for name, questions in now.items()
        for question, digest in questions.items()
        if old.get(name, {}).get(question, {}).get("digest") != digest
    ]
    found += [
        f"{name} {question}: there is no such question any more"
        for name, questions in old.items()
        for question in questions
        if question not in now.get(name, {})
    ]
    return [*found, *([] if filled() == PAGE.read_text("utf-8") else [f"{PAGE.relative_to(PROJECT)}: out of date"])]


def stored() -> Stored:
    """Read the stored counts: assignment, question, then digest, title and the verdicts by kind."""
    return dict(json.loads(RESULTS.read_text(encoding="utf-8"))) if RESULTS.exists() else {}


def counted(trials: Iterable[mutant_trials.Trial]) -> Stored:
    """Count trials as they are stored."""
    counts: dict[tuple[str, str, str], Counter[str]] = {}
    for trial in trials:
        counts.setdefault((trial.assignment, trial.question, trial.kind), Counter())[trial.verdict] += 1
    found: Stored = {}
    for (assignment, question, kind), verdicts in counts.items():
        title = titles(answer_banks.solution(assignment))[question]
        empty = {"title": title, "digest": digests(assignment)[question], "kinds": {}}
        row = found.setdefault(assignment, {}).setdefault(question, empty)
        row["kinds"][kind] = {verdict: verdicts[verdict] for verdict in VERDICTS}
    return found


def digests(assignment: str) -> dict[str, str]:
    """Sum up, by question, the cells that decide on its mutants: set-up, answer and checks."""
    notebook = answer_banks.solution(assignment)
    code = {grade_id(cell): cell["source"] for cell in notebook["cells"] if cell["cell_type"] == "code"}
    return {
        question: hashlib.sha256(
            "\n".join(source for name, source in code.items() if name.startswith((question, "q00-setup"))).encode()
        ).hexdigest()[:16]
        for question in answer_banks.answer_cells(notebook)
    }


# The page


def filled() -> str:
    """Return the page's text with its tables made anew from the stored counts."""
    return generated.filled(PAGE.read_text("utf-8"), TABLES)


def _sum(counts: Iterable[Counts]) -> list[int]:
    """Add counts up: all, then by verdict."""
    each = [[row[verdict] for verdict in VERDICTS] for row in counts]
    sums = [sum(column) for column in zip(*each, strict=True)] or [0] * len(VERDICTS)
    return [sum(sums), *sums]


def share() -> str:
    """Say how many mutants lose points: of all, and of those that run to their end."""
    kinds = [
        counts for questions in stored().values() for row in questions.values() for counts in row["kinds"].values()
    ]
    total, stopped, refused, _ = _sum(kinds)
    ran = total - stopped
    return (
        f"Of {total} mutants, {(stopped + refused) / total:.1%} lose points. Of the {ran} that run to their end, "
        f"checks refuse {refused / ran:.1%}."
    ).replace("%", " %")


def questions() -> str:
    """Count the verdicts by question."""
    rows: list[list[object]] = []
    for assignment, found in sorted(stored().items()):
        for question, row in sorted(found.items()):
            rows.append([f"`{assignment}`", f"{int(question[1:])} {row['title']}", *_sum(row["kinds"].values())])
        rows.append(
            [f"**`{assignment}`**", "**all**", *_sum(c for row in found.values() for c in row["kinds"].values())]
        )
    return markdown_table(("assignment", "question", *HEAD), rows)


def kinds() -> str:
    """Count the verdicts by kind of mutation."""
    found: dict[str, list[Counts]] = {}
    for assignment in stored().values():
        for row in assignment.values():
            for kind, counts in row["kinds"].items():
                found.setdefault(kind, []).append(counts)
    rows = [[kind, KINDS[kind], *_sum(counts)] for kind, counts in sorted(found.items())]
    return markdown_table(("kind", "what is changed", *HEAD), rows)


TABLES: dict[str, Callable[[], str]] = {"share": share, "questions": questions, "kinds": kinds}

if __name__ == "__main__":
    sys.exit(main())

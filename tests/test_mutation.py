"""Reference solutions with a fault in them lose points, and those that do not are known, each with its reason."""

from __future__ import annotations

import functools
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import mutant_trials
import pytest
from answer_banks import answer_cells, assignments, solution
from mutant_trials import Trial, reasons, trials, verdict
from mutation import Mutant, mutants
from notebook_factory import SETUP, cell, notebook, question

ROOT = Path(__file__).parents[1]
COMMAND = ROOT / "benchmarks" / "mutants.py"
PAGE = ROOT / "book" / "guide-mutants.md"
LEAST_SHARE = 0.95

# Kind, code, one of its mutants.
CASES = [
    ("comparison", "x = a < b", "x = a <= b"),
    ("comparison", "x = a == b", "x = a != b"),
    ("comparison", "x = a in b", "x = a not in b"),
    ("comparison", "x = a.isna()", "x = a.notna()"),
    ("off by one", "x = a[0]", "x = a[1]"),
    ("off by one", "x = a[:n]", "x = a[:n + 1]"),
    ("off by one", "x = a[1:]", "x = a[:]"),
    ("off by one", "x = len(a)", "x = len(a) - 1"),
    ("off by one", "x = range(a, b)", "x = range(a, b - 1)"),
    ("constant", "x = 'Japan'", "x = 'other'"),
    ("constant", "x = ','", "x = ''"),
    ("constant", "x = True", "x = False"),
    ("constant", "x = 0.5", "x = 1.5"),
    ("case and spaces", "x = 'Japan'", "x = 'jAPAN'"),
    ("case and spaces", "x = a.strip()", "x = a"),
    ("case and spaces", "x = a.str.lower()", "x = a"),
    ("case and spaces", "x = a.str.contains(b)", "x = a.str.contains(b, case=False)"),
    ("set operation", "x = set(a) - b", "x = b - set(a)"),
    ("set operation", "x = set(a) - b", "x = set(a) | b"),
    ("set operation", "x = a & b", "x = a | b"),
    ("set operation", "x = a ^ b", "x = a & b"),
    ("set operation", "x = a.difference(b)", "x = b.difference(a)"),
    ("condition", "x = a and b", "x = a or b"),
    ("condition", "x = a and b and c", "x = a and c"),
    ("condition", "x = not a", "x = a"),
    ("condition", "x = a[~b]", "x = a[b]"),
    ("condition", "x = t[t['n'] > n]", "x = t"),
    ("condition", "x = t.loc[t['n'] > n, 'm']", "x = t.loc[:, 'm']"),
    ("condition", "x = [a for a in b if a]", "x = [a for a in b]"),
    ("condition", "if a:\n    x = b\nelse:\n    x = c", "x = b"),
    ("condition", "x = b if a else c", "x = c"),
    ("merge", "x = a.merge(b, how='left')", "x = a.merge(b, how='inner')"),
    ("merge", "x = a.merge(b)", "x = a.merge(b, how='outer')"),
    ("merge", "x = pd.concat([a, b])", "x = pd.concat([b])"),
    ("duplicates", "x = a.drop_duplicates()", "x = a"),
    ("duplicates", "x = a.unique()", "x = a"),
    ("duplicates", "x = set(a)", "x = list(a)"),
    ("duplicates", "x = {a for a in b}", "x = [a for a in b]"),
    ("missing values", "x = a.fillna(b)", "x = a"),
    ("missing values", "x = a.dropna()", "x = a"),
    ("order", "x = a.sort_values(b)", "x = a"),
    ("order", "x = a.sort_values(b)", "x = a.sort_values(b, ascending=False)"),
    ("order", "x = sorted(a)", "x = sorted(a, reverse=True)"),
    ("order", "x = a[::-1]", "x = a"),
    ("order", "x = a.head()", "x = a.tail()"),
    ("aggregate", "x = min(a)", "x = max(a)"),
    ("aggregate", "x = a.sum()", "x = a.mean()"),
    ("aggregate", "x = a.transform('sum')", "x = a.transform('count')"),
    ("aggregate", "x = a.nunique()", "x = a.count()"),
    ("arithmetic", "x = a / b", "x = b / a"),
    ("arithmetic", "x = a / b", "x = round(a / b, 2)"),
    ("arithmetic", "x += a", "x = a"),
    ("conversion", "x = pd.to_datetime(a)", "x = a"),
    ("conversion", "x = a.astype(b)", "x = a"),
    ("no result", "def f():\n    return x", "def f():\n    return None"),
    ("no result", "def f():\n    return x", "def f():\n    print(x)"),
    ("no result", "x = a", "print(a)"),
    ("dropped statement", "x = a\nx.sort()", "x = a\npass"),
]


@pytest.mark.parametrize(("kind", "code", "mutant"), CASES)
def test_mutants_of_a_line(kind: str, code: str, mutant: str) -> None:
    """Each kind of fault is put into code that can have it."""
    made = [each.source for each in mutants(code) if each.kind == kind]

    assert mutant in made


def test_only_the_solution_is_changed() -> None:
    """What stands outside the solution markers is the same in all mutants that change no input."""
    source = "def f(x=1):\n    'Say 2.'\n    ### BEGIN SOLUTION\n    return x + 3\n    ### END SOLUTION"

    made = [each.source for each in mutants(source) if each.kind != "changed input"]

    assert all(each.startswith('def f(x=1):\n    """Say 2."""\n    ') for each in made)


def test_titles_name_the_change_and_its_line() -> None:
    """A title says what was changed in which line, and no two mutants have the same."""
    titles = [each.title for each in mutants("n = 4 if a == 4 else 0")]

    assert titles.count("4 → 5 in: n = 4 if a == 4 else 0") == 1
    assert titles.count("4 → 5 in: n = 4 if a == 4 else 0 (2)") == 1


# One mutant graded


def graded(code: str, kind: str = "constant") -> str:
    """Grade an answer to a question that asks for `double1`."""
    setup = cell(SETUP, "q00-setup-prompt", locked=True)
    return verdict(notebook(setup, *question(1)), "q01", Mutant(kind, "", code))


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("def double1(x):\n    return x + x", "survived"),
        ("def double1(x):\n    return x", "refused"),
        ("def double1(x):\n    return x + y", "stopped"),
        ("def double1(x):\n    raise SystemExit", "stopped"),
    ],
)
def test_verdict(code: str, expected: str) -> None:
    """What a check refuses, what stops with an error, and what keeps all points are told apart."""
    assert graded(code) == expected


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_endless_mutant_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """A mutant that never ends is ended when its time is up."""
    monkeypatch.setattr(mutant_trials, "CPU_S", 1)

    assert graded("def double1(x):\n    while True:\n        x += 1") == "stopped"


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_argument_that_cannot_change_makes_no_mutant() -> None:
    """A number cannot be changed in place, so the mutant that tries it does not count."""
    (mutant,) = (each for each in mutants("def double1(x):\n    return x + x") if each.kind == "changed input")

    assert graded(mutant.source, mutant.kind) == "void"


# The reference solutions


@functools.cache
def tried(assignment: str) -> list[Trial]:
    """Grade the mutants of one assignment, once."""
    return trials([assignment])


@functools.cache
def command() -> dict[str, Any]:
    """Return what `benchmarks/mutants.py` defines."""
    return runpy.run_path(str(COMMAND))


def survivors(assignment: str) -> list[Trial]:
    """List the mutants that keep all points."""
    return [each for each in tried(assignment) if each.verdict == "survived"]


@pytest.mark.slow
@pytest.mark.parametrize("assignment", assignments())
def test_survivors_are_listed(assignment: str) -> None:
    """Each mutant that keeps all points stands in survivors.toml with a reason."""
    known = reasons()
    open_ones = [each for each in survivors(assignment) if not known.get(each.key)]

    listed = "\n".join(f"{each}\n{mutant_trials.entry(each)}" for each in open_ones)
    assert not open_ones, (
        f"Add a check that sees the fault, or an entry with a reason to tests/survivors.toml:\n{listed}"
    )


@pytest.mark.slow
@pytest.mark.parametrize("assignment", assignments())
def test_listed_survivors_survive(assignment: str) -> None:
    """Each mutant in survivors.toml still keeps all points."""
    keys = {each.key for each in survivors(assignment)}

    gone = [" ".join(key) for key in reasons() if key[0] == assignment and key not in keys]
    assert gone == [], "A check sees these now, or the answer changed. Take them out of tests/survivors.toml."


@pytest.mark.slow
def test_nineteen_in_twenty_lose_points() -> None:
    """Of all mutants at least 95 % lose a point."""
    everything = [each for assignment in assignments() for each in tried(assignment)]
    kept = [each for each in everything if each.verdict == "survived"]

    assert 1 - len(kept) / len(everything) >= LEAST_SHARE, "\n".join(map(str, kept))


@pytest.mark.slow
@pytest.mark.parametrize("assignment", assignments())
def test_stored_counts_are_those_measured(assignment: str) -> None:
    """The counts that the page is made from are what the mutants get now."""
    measured, stored = command()["counted"](tried(assignment)), command()["stored"]()

    differ = [name for name, row in measured[assignment].items() if row != stored.get(assignment, {}).get(name)]
    assert differ == [], f"Run: uv run python benchmarks/mutants.py {assignment}"


# What is written about them


def test_listed_survivors_have_reasons() -> None:
    """No entry of survivors.toml leaves its reason open, and each names a question that exists."""
    asked = {(assignment, name) for assignment in assignments() for name in answer_cells(solution(assignment))}
    bad = [key for key, reason in reasons().items() if not reason or key[:2] not in asked]

    assert bad == []


def test_page_is_up_to_date() -> None:
    """The page's tables are those of the stored counts, and no question changed since it was measured."""
    done = subprocess.run([sys.executable, COMMAND, "--check"], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout, done.stderr) == (0, "", ""), "Run: uv run python benchmarks/mutants.py"


def test_page_describes_every_kind() -> None:
    """Each kind of mutation that is counted is described on the page."""
    kinds = {
        each.kind
        for a in assignments()
        for cell in answer_cells(solution(a)).values()
        for each in mutants(cell["source"])
    }

    assert kinds <= set(command()["KINDS"])


def test_page_shows_no_answer() -> None:
    """No line of a reference solution stands on the page."""
    page = PAGE.read_text(encoding="utf-8")
    lines = {
        line.strip()
        for assignment in assignments()
        for cell in answer_cells(solution(assignment)).values()
        for line in cell["source"].splitlines()
    }

    assert [line for line in lines if len(line) > 8 and line in page] == []

"""The book's pages on the grader: their tables are those of the stored results, and the corpus is all there."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import hostile_corpus as corpus

ROOT = Path(__file__).parents[1]
STOCK = json.loads((ROOT / "benchmarks" / "results" / "attacks_stock.json").read_text(encoding="utf-8"))
SPEED = json.loads((ROOT / "benchmarks" / "results" / "speed.json").read_text(encoding="utf-8"))


def test_tables_are_up_to_date() -> None:
    """The tables on the pages are what `benchmarks/pages.py` makes of the results, the corpus and the code."""
    command = [sys.executable, str(ROOT / "benchmarks" / "pages.py"), "--check"]

    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout) == (0, ""), "Run: uv run python benchmarks/pages.py"


def test_every_attack_was_measured_with_stock_nbgrader() -> None:
    """Beside each attack stands what stock nbgrader did with it."""
    attacks = {attack.name for attack in corpus.read_attacks()} | set(corpus.file_attacks())

    assert attacks == set(STOCK["attacks"])


def test_graders_agreed_when_they_were_timed() -> None:
    """The speeds are of graders that gave the same scores, with isolation on."""
    assert SPEED["same_scores"] is True
    assert SPEED["isolation"] == "namespaces"
    assert {"throughput_ratio_nbgrader", "throughput_ratio_otter"} <= set(SPEED)

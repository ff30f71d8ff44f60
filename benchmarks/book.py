"""
Measure the build of the book beside `jupyter-book create`'s own sample, and the weight of a first view.

`uv run python benchmarks/book.py` builds each site in a new folder, again without a change, and ours once
more after a change of one page; opens each page in Chromium with an empty cache; stores the figures in
`results/book.json` and writes them into README.md beside this file. About five minutes on two quiet cores.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from weakest_link import generated
from weakest_link.generated import markdown_table
from weakest_link.printing import chromium
from weakest_link.serve import served

PROJECT = Path(__file__).parents[1]
RESULTS = Path(__file__).parent / "results" / "book.json"
PAGE = Path(__file__).parent / "README.md"
SCRIPTS = Path(sys.executable).parent
PARTS = ("_config.yml", "nbgrader_config.py", "CHANGELOG.md", "book", "data", "exercises")
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
LIMITS = {"cold": 90, "warm": 8}  # [s]
LIMIT_FIRST_VIEW = 1_000_000  # [bytes]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and write; return 1 when a figure of ours is over its limit."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0].strip())
    parser.add_argument("--rounds", type=int, default=3, help="builds of each kind (default: %(default)s)")
    options = parser.parse_args(arguments)
    if chromium() is None:
        parser.error("no Chromium found; install it (Debian: apt-get install chromium).")
    report = measure(options.rounds)
    RESULTS.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    PAGE.write_text(generated.filled(PAGE.read_text(encoding="utf-8"), {"book": partial(table, report)}), "utf-8")
    sys.stdout.write(table(report) + "\n")
    ours = report["ours"]
    over = [name for name, limit in LIMITS.items() if ours[name] > limit]
    over += [page for page, size in ours["first_view_bytes"].items() if size >= LIMIT_FIRST_VIEW]
    return int(bool(over))


def measure(rounds: int) -> dict[str, Any]:
    """Build both sites in turns, and weigh their pages."""
    times: dict[str, dict[str, list[float]]] = {"ours": {}, "sample": {}}
    for number in range(rounds):
        with tempfile.TemporaryDirectory(dir=Path.home()) as folder:  # not below /tmp, which can be a memory disk
            ours, sample = Path(folder) / "ours", Path(folder) / "sample"
            for name, took in [*time_ours(ours), *time_sample(sample)]:
                site, step = name.split(".")
                times[site].setdefault(step, []).append(took)
                sys.stdout.write(f"round {number + 1} of {rounds}: {name} {took:.1f} s\n")
            weights = {"ours": weigh(ours / "_build" / "html"), "sample": weigh(sample / "_build" / "html")}
    return {
        "machine": {"cpus": os.cpu_count(), "python": platform.python_version(), "load_average": os.getloadavg()[0]},
        "rounds": rounds,
        **{
            site: {step: round(statistics.median(all_of), 2) for step, all_of in steps.items()}
            | {"raw_s": steps, "pages": len(weights[site]), "first_view_bytes": weights[site]}
            for site, steps in times.items()
        },
    }


def time_ours(course: Path) -> Iterator[tuple[str, float]]:
    """Build a copy of this project's book from nothing, unchanged, and with one changed page."""
    course.mkdir()
    for part in PARTS:
        source = PROJECT / part
        if source.is_dir():
            shutil.copytree(source, course / part, ignore=shutil.ignore_patterns("vega.js", "raw", "build"))
        else:
            shutil.copy(source, course)
    command = [SCRIPTS / "weakest-link", "book", "--course", course, "--out", course]
    yield "ours.cold", timed(command)
    yield "ours.warm", timed(command)
    page = course / "book" / "index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nOne more line.\n", encoding="utf-8")
    yield "ours.one_page", timed(command)


def time_sample(book: Path) -> Iterator[tuple[str, float]]:
    """Build Jupyter Book's sample from nothing, and unchanged."""
    subprocess.run([SCRIPTS / "jupyter-book", "create", book], check=True, capture_output=True)
    yield "sample.cold", timed([SCRIPTS / "jupyter-book", "build", book])
    yield "sample.warm", timed([SCRIPTS / "jupyter-book", "build", book])


def timed(command: Sequence[Path | str]) -> float:
    """Run a command and return its wall time [s]."""
    begun = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
    return time.perf_counter() - begun


def weigh(site: Path) -> dict[str, int]:
    """Open each page of a site with an empty cache, and add up the bytes of all that it asks for."""
    from playwright.sync_api import sync_playwright

    sizes: dict[str, int] = {}
    with served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for path in sorted(site.glob("*.html")):
            context = browser.new_context(viewport={"width": 1280, "height": 900})
            page = context.new_page()
            asked: list[str] = []
            page.on("response", lambda response, asked=asked: asked.append(response.url))
            page.goto(f"{address}/{path.name}", wait_until="networkidle")
            files = (site / url.removeprefix(address).split("?")[0].lstrip("/") for url in asked)
            sizes[path.stem] = sum(file.stat().st_size for file in files if file.is_file())
            context.close()
        browser.close()
    return sizes


def table(report: dict[str, Any]) -> str:
    """Write the figures as a Markdown table."""
    ours, sample = report["ours"], report["sample"]

    def row(name: str, step: str, limit: str) -> list[str]:
        theirs = sample.get(step)
        return [name, f"{ours[step]:.1f} s", f"{theirs:.1f} s" if theirs else "–", limit]

    def heaviest(site: dict[str, Any]) -> str:
        page, size = max(site["first_view_bytes"].items(), key=lambda each: (each[1], each[0]))
        return f"{size / 1000:.0f} kB ({page})"

    return markdown_table(
        ("measured", "this book", "Jupyter Book's sample", "limit"),
        [
            ["pages", ours["pages"], sample["pages"], ""],
            row("build from nothing", "cold", f"{LIMITS['cold']} s"),
            row("again, nothing changed", "warm", f"{LIMITS['warm']} s"),
            row("again, one page changed", "one_page", ""),
            ["heaviest first view, all files, not compressed", heaviest(ours), heaviest(sample), "1000 kB"],
        ],
    )


if __name__ == "__main__":
    sys.exit(main())

"""
Measure our grader beside `nbgrader autograde` and `otter run`: same notebook, same submissions, same scores.

Run it as `uv run python benchmarks/run.py`; README.md beside this file says how to read the results.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import json
import os
import platform
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from graders import OTTER, PARTS, GraderError, Run, install_otter, run_floor, run_nbgrader, run_otter, run_ours
from growth import MemoryWatch, summarise
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table
from workload import CELLS, FULL_POINTS, KINDS, NAME, PANDAS, WITH_CHART, WORKLOADS, Workload

GRADERS = ("ours", "nbgrader", "otter", "floor")
CHART_GRADERS = ("ours", "nbgrader", "floor")
CHART_SHARE = 3  # the chart workload has a class of a third
AT_ONCE = 2
LONG = 2000
FLOOR_SUBMISSIONS = 30
SMALLEST = 4  # two commands over halves need two submissions each, to have a time between them

Job = tuple[str, Callable[[Path], Run]]


def main(arguments: Sequence[str] | None = None) -> int:
    """
    Run the benchmark.

    Returns
    -------
    int
        0 all graders gave every submission the stated score; 1 they did not; 2 a grader failed.
    """
    parser = _parser()
    options = parser.parse_args(arguments)
    if not SMALLEST <= options.baseline < options.submissions:
        parser.error(f"--baseline got {options.baseline}; expected {SMALLEST} to one less than --submissions.")
    chosen = [workload for workload in WORKLOADS.values() if options.workload in (workload.name, "both")]
    console = Console()
    try:
        runs, growth = _measure(options, chosen, console)
    except GraderError as error:
        console.print(f"benchmark: {error}", markup=False, highlight=False)
        return 2
    report = _report(runs, growth, options, chosen)
    options.out.mkdir(parents=True, exist_ok=True)
    path = options.out / "speed.json"
    path.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    _print(report, console)
    console.print(f"Results: {path}", soft_wrap=True, highlight=False)
    return 0 if report["same_scores"] else 1


def _parser() -> argparse.ArgumentParser:
    """Describe the command."""
    parser = argparse.ArgumentParser(
        prog="run.py",
        description="Grade the same submissions of one 30-cell pandas notebook with weakest-link, nbgrader and "
        "otter-grader; compare scores and speed.",
        epilog="A quick look: run.py --submissions 24 --rounds 1. The defaults take about 12 minutes on 2 cores, "
        "--long some minutes more. Let nothing else run on the machine meanwhile.",
    )
    add = parser.add_argument
    add(
        "--workload", choices=(*WORKLOADS, "both"), default="both",
        help="pandas: tables only, the headline; chart: one question draws a chart; ours and nbgrader only, one round, "
        "a third of the submissions (default: %(default)s)",
    )  # fmt: skip
    add("--submissions", type=int, default=200, metavar="N", help="class size for our grader (default: %(default)s)")
    add(
        "--baseline", type=int, default=len(KINDS), metavar="K",
        help="class size for nbgrader and otter, which are slow (default: %(default)s, one of each kind)",
    )  # fmt: skip
    add("--workers", type=int, default=2, metavar="W", help="our grader's processes (default: %(default)s)")
    add(
        "--rounds", type=int, default=3, metavar="R",
        help="how often all is measured in turn; medians are over all rounds (default: %(default)s)",
    )  # fmt: skip
    add(
        "--graders", nargs="+", choices=GRADERS, default=list(GRADERS), metavar="NAME",
        help=f"which ones to run (default: all of {', '.join(GRADERS)}); ratios need ours and the other",
    )  # fmt: skip
    add(
        "--long",
        action="store_true",
        help=f"also grade {LONG} submissions of pandas in one run and compare its start with its end",
    )
    add(
        "--out", type=Path, default=Path(__file__).with_name("results"), metavar="DIR",
        help="where speed.json is written (default: benchmarks/results)",
    )  # fmt: skip
    cache = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "weakest-link-benchmark"
    add(
        "--cache", type=Path, default=cache, metavar="DIR",
        help="where otter's environment is kept between runs (default: weakest-link-benchmark in the user's cache)",
    )  # fmt: skip
    return parser


def _measure(
    options: argparse.Namespace, chosen: list[Workload], console: Console
) -> tuple[list[Run], dict[str, Any] | None]:
    """Warm up, then run all jobs in turn, round by round; last the long run."""
    otter = Path()
    if "otter" in options.graders and PANDAS in chosen:
        with console.status("Install otter-grader in an environment of its own"):
            otter = install_otter(options.cache)
    warm_up = [
        job
        for workload in chosen
        for job in _jobs(workload, options, otter, small=AT_ONCE, large=AT_ONCE, is_warm_up=True)
    ]
    rounds = [
        job
        for workload in chosen
        for _ in range(1 if workload is WITH_CHART else options.rounds)
        for job in _jobs(workload, options, otter, small=options.baseline, large=_class_size(workload, options))
    ]
    runs, growth = [], None
    with _progress(console) as progress:
        task = progress.add_task("", total=len(warm_up) + len(rounds) + int(options.long))
        for number, (name, job) in enumerate([*warm_up, *rounds]):
            progress.update(task, description=name if number >= len(warm_up) else f"warm up: {name}")
            with _folder() as folder:
                run = job(folder)
            runs += [run] if number >= len(warm_up) else []
            progress.advance(task)
        if options.long:
            progress.update(task, description=f"ours, {LONG} submissions")
            growth = _long_run(options.workers)
            progress.advance(task)
    return runs, growth


def _class_size(workload: Workload, options: argparse.Namespace) -> int:
    """Return how many submissions our grader gets; never so few that the step from the small class means nothing."""
    if workload is PANDAS:
        return int(options.submissions)
    return int(min(options.submissions, max(options.submissions // CHART_SHARE, 4 * options.baseline)))


def _chosen_graders(workload: Workload, options: argparse.Namespace) -> list[str]:
    """List the graders that a workload is given to."""
    return [name for name in options.graders if workload is PANDAS or name in CHART_GRADERS]


def _jobs(
    workload: Workload, options: argparse.Namespace, otter: Path, *, small: int, large: int, is_warm_up: bool = False
) -> list[Job]:
    """List the jobs of one round; graders take turns, so that noise hits all alike."""
    few, many = range(small), range(large)
    jobs: list[tuple[str, str, Callable[[Path], Run]]] = [
        ("ours", f"{small}", lambda folder: run_ours(folder, workload, few, options.workers)),
        ("nbgrader", f"{small}", lambda folder: run_nbgrader(folder, workload, few, 1)),
        ("otter", f"{small}", lambda folder: run_otter(folder, workload, few, 1, otter)),
        ("floor", "", lambda folder: run_floor(folder, workload, FLOOR_SUBMISSIONS)),
    ]
    if not is_warm_up:
        jobs += [
            ("ours", f"{large}", lambda folder: run_ours(folder, workload, many, options.workers)),
            ("nbgrader", f"{small}, {AT_ONCE} at once", lambda folder: run_nbgrader(folder, workload, few, AT_ONCE)),
            ("otter", f"{small}, {AT_ONCE} at once", lambda folder: run_otter(folder, workload, few, AT_ONCE, otter)),
        ]
    wanted = _chosen_graders(workload, options)
    return [(f"{workload.name}: {grader} {detail}".strip(), job) for grader, detail, job in jobs if grader in wanted]


def _long_run(workers: int) -> dict[str, Any]:
    """Grade a very large class and compare its start with its end."""
    watch = MemoryWatch()
    with _folder() as folder:
        run = run_ours(folder, PANDAS, range(LONG), workers, watch)
    return {**summarise(run, watch), "differences": run.differences()}


@contextmanager
def _folder() -> Iterator[Path]:
    """Give a job a path where nothing is yet; it is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="benchmark-", ignore_cleanup_errors=True) as folder:
        yield Path(folder) / "run"


def _progress(console: Console) -> Progress:
    """Return the progress bar."""
    return Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
        TextColumn("left"), TimeRemainingColumn(), console=console,
    )  # fmt: skip


# From runs to results


def _report(
    runs: list[Run], growth: dict[str, Any] | None, options: argparse.Namespace, chosen: list[Workload]
) -> dict[str, Any]:
    """Collect everything for the results file: the pandas workload at the top, the other under its name."""
    differences = [line for run in runs for line in run.differences()] + (growth or {}).get("differences", [])
    found = {
        workload.name: _section(workload, [run for run in runs if run.workload is workload], options)
        for workload in chosen
    }
    return {
        "machine": _machine(),
        "workload": {
            "assignment": NAME, "cells": CELLS, "points": FULL_POINTS,
            "kinds": {kind.name: kind.score for kind in KINDS},
        },
        "same_scores": not differences,
        "differences": differences,
        **found.pop(PANDAS.name, {}),
        **found,
        "growth": growth,
        "raw": [run.raw() for run in runs],
    }  # fmt: skip


def _section(workload: Workload, runs: list[Run], options: argparse.Namespace) -> dict[str, Any]:
    """Collect what was found for one workload."""
    graders = _chosen_graders(workload, options)
    summary = {name: _summary(name, [run for run in runs if run.grader == name]) for name in graders}
    ours = summary.get("ours", {})
    floor = summary.get("floor", {}).get("median_ms")
    steady = {name: each.get("s_per_submission") for name, each in summary.items()}
    ratios = {
        f"{title}_{other}": _ratio(steady[other], ours.get(key))
        for title, key in (("throughput_ratio", "s_per_submission"), ("cautious_ratio", "whole_s_per_submission"))
        for other in ("nbgrader", "otter")
        if other in graders
    }
    return {
        "settings": {
            "submissions": _class_size(workload, options), "baseline": options.baseline,
            "workers": options.workers, "rounds": 1 if workload is WITH_CHART else options.rounds,
        },
        **ratios,
        "largest_possible_ratio_nbgrader": _ratio(steady.get("nbgrader"), steady.get("floor")),
        "isolation": ours.get("isolation"),
        "ours_parts_ms": ours.pop("parts_ms", None),
        "floor_ms": floor,
        "floor_factor": _ratio(ours.get("median_ms"), floor),
        "summary": summary,
    }  # fmt: skip


def _machine() -> dict[str, Any]:
    """Say what was measured on; no name, no path."""
    packages = ("weakest-link", "pandas", "matplotlib", "ipykernel", "nbgrader", "nbclient")
    return {
        "load_average": round(os.getloadavg()[1], 1),  # of the last five minutes; on a quiet machine, about the workers
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "versions": {**{name: importlib.metadata.version(name) for name in packages}, "otter-grader": OTTER},
    }


def _summary(name: str, runs: list[Run]) -> dict[str, Any]:
    """Sum up all rounds of one grader."""
    details = {"ours": _ours, "nbgrader": _nbgrader, "otter": _otter, "floor": _floor}
    largest = max(run.submissions for run in runs)
    single = [run for run in runs if run.submissions == largest and (run.processes == 1 or name == "ours")]
    seconds = [each for run in single for each in run.seconds]
    spread = {"median_ms": _ms(statistics.median(seconds)), "p95_ms": _ms(_p95(seconds)), "n": len(seconds)}
    return {**spread, **details[name](runs)}


def _ours(runs: list[Run]) -> dict[str, Any]:
    """
    Sum up our grader.

    The steady time is what one more submission costs the whole command: the difference between a large and
    a small class, over the difference in size. All that the command does for a submission is in it.
    """
    small, large = min(run.submissions for run in runs), max(run.submissions for run in runs)
    walls = {size: [run.wall_s for run in runs if run.submissions == size] for size in (small, large)}
    steps = [(more - less) / (large - small) for less, more in zip(walls[small], walls[large], strict=True)]
    return {
        "s_per_submission": round(statistics.median(steps), 4),
        "whole_s_per_submission": round(statistics.median(walls[large]) / large, 4),
        "whole_command_s": {str(size): round(statistics.median(values), 2) for size, values in walls.items()},
        "isolation": ", ".join(sorted({run.isolation for run in runs})),
        "parts_ms": {part: _ms(statistics.median(_parts(runs, part))) for part in PARTS},
    }


def _parts(runs: list[Run], part: str) -> list[float]:
    """List one part of the times of our grader's large runs [s]."""
    large = max(run.submissions for run in runs)
    return [each for run in runs if run.submissions == large for each in run.parts[part]]


def _nbgrader(runs: list[Run]) -> dict[str, Any]:
    """Sum up nbgrader: its start left out, the better of one and two commands."""
    return _best(runs, lambda run: statistics.median(run.seconds) / run.processes)


def _otter(runs: list[Run]) -> dict[str, Any]:
    """Sum up otter: whole commands, the better of one and two at once."""
    return _best(runs, lambda run: run.wall_s / run.submissions)


def _floor(runs: list[Run]) -> dict[str, Any]:
    """Sum up the floor: the cells with the checks, and what two such processes at once would take a submission."""
    seconds = statistics.mean(each for run in runs for each in run.parts["with_checks"])
    return {"with_checks_ms": _ms(seconds), "s_per_submission": round(seconds / AT_ONCE, 4)}


def _best(runs: list[Run], seconds: Callable[[Run], float]) -> dict[str, Any]:
    """Return the seconds a submission by the number of processes, and the smallest of them."""
    by_processes = {
        processes: round(statistics.median(seconds(run) for run in runs if run.processes == processes), 4)
        for processes in sorted({run.processes for run in runs})
    }
    return {
        "s_per_submission": min(by_processes.values()),
        "s_per_submission_by_processes": {str(processes): value for processes, value in by_processes.items()},
        "whole_s_per_submission": round(min(run.wall_s / run.submissions for run in runs), 4),
    }


def _ratio(theirs: float | None, ours: float | None) -> float | None:
    """Divide, where both were measured."""
    return round(theirs / ours, 1) if theirs and ours and ours > 0 else None


def _ms(seconds: float) -> float:
    """Turn seconds into milliseconds."""
    return round(1000 * seconds, 1)


def _p95(values: list[float]) -> float:
    """Return the value that 95 of 100 do not exceed."""
    return sorted(values)[max(0, round(0.95 * len(values)) - 1)]


def _print(report: dict[str, Any], console: Console) -> None:
    """Print what was found for each workload, and whether the scores agree."""
    sections = {PANDAS.name: report, WITH_CHART.name: report.get(WITH_CHART.name, {})}
    for name, section in sections.items():
        if "summary" in section:
            _print_section(name, section, console)
    if report["growth"]:
        console.print({key: value for key, value in report["growth"].items() if key != "differences"})
    if report["differences"]:
        console.print(f"Scores differ in {len(report['differences'])} places, for example:")
        console.print("\n".join(report["differences"][:10]), markup=False, highlight=False)
    else:
        console.print("Scores: every grader that ran gave every submission the stated points.")


def _print_section(workload: str, section: dict[str, Any], console: Console) -> None:
    """Print the table of one workload, and where the time goes for ours."""
    settings = section["settings"]
    size = f"{settings['submissions']} submissions, {settings['rounds']} rounds"
    table = Table(title=f"{workload}: {CELLS} cells, {size}")
    for heading in ("Grader", "ms a submission", "Median ms", "95 of 100 ms", "Slower than ours"):
        table.add_column(heading, justify="left" if heading == "Grader" else "right")
    for name, found in section["summary"].items():
        steady = found.get("s_per_submission")
        cells = [_ms(steady) if steady else "", found["median_ms"], found["p95_ms"]]
        ratio = section.get(f"throughput_ratio_{name}")
        table.add_row(name, *map(str, cells), f"{ratio} times" if ratio else "")
    console.print(table)
    if section["ours_parts_ms"]:
        parts = ", ".join(f"{part} {value}" for part, value in section["ours_parts_ms"].items())
        factor = f"; {section['floor_factor']} times the floor" if section["floor_factor"] else ""
        console.print(f"Ours, median ms: {parts}{factor}. Isolation: {section['isolation']}.", highlight=False)


if __name__ == "__main__":
    sys.exit(main())

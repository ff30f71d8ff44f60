"""
The command `weakest-link`.

Each command imports what it needs when it runs, so `--help` is quick and a missing extra is named
by the command that needs it. Exit codes: 0 done, 1 an unexpected fault, 2 something to put right.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from weakest_link.exceptions import (
    ConfigError,
    DataError,
    SubmissionError,
    WeakestLinkError,
    counted,
    faults,
    not_installed,
)

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress, ProgressColumn

    from weakest_link.grading.results import Result

EXTRAS = {
    "grading": ("IPython", "jinja2", "nbgrader", "nh3", "pebble", "rich", "traitlets"),
    "book": ("altair", "jupyter_book", "nbclient", "nbformat", "vl_convert"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """
    Run the command line.

    Parameters
    ----------
    arguments : sequence of str, optional
        The words after `weakest-link`; None takes them from the process.

    Returns
    -------
    int
        The exit code: 0 done, 2 something to put right (the message says what), 130 stopped with Ctrl-C.
    """
    options = _parser().parse_args(arguments)
    try:
        options.run(options)
    except WeakestLinkError as error:
        print(f"weakest-link: {error}", file=sys.stderr)  # noqa: T201
        return 2
    except ModuleNotFoundError as error:
        module = (error.name or "").split(".")[0]
        extra = next((extra for extra, modules in EXTRAS.items() if module in modules), None)
        if extra is None:
            raise
        message = f"weakest-link: {not_installed([module], extra)}"
        print(message, file=sys.stderr)  # noqa: T201
        return 2
    except KeyboardInterrupt:
        print("weakest-link: stopped; what was finished is kept.", file=sys.stderr)  # noqa: T201
        return 130
    return 0


def _parser() -> argparse.ArgumentParser:
    """Describe every command."""
    from weakest_link import __version__

    parser = argparse.ArgumentParser(
        prog="weakest-link", description="Publish the book, hand out exercises, grade a class.",
        epilog="Start with: weakest-link demo",
    )  # fmt: skip
    parser.add_argument("--version", action="version", version=f"weakest-link {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    demo = commands.add_parser("demo", help="make the book, the exercises and a graded sample class, and open them")
    demo.add_argument(
        "--out", type=Path, default=Path("_demo"), metavar="DIR", help="folder to write to (default: %(default)s)"
    )
    demo.add_argument("--no-serve", action="store_true", help="stop when all is made; open nothing")
    demo.set_defaults(run=_demo)

    book = commands.add_parser("book", help="build the book")
    book.add_argument(
        "--out", type=Path, default=Path(), metavar="DIR", help="the pages go to DIR/_build/html (default: here)"
    )
    book.add_argument("--url", metavar="URL", help="where the site will stand, for previews of its links elsewhere")
    book.add_argument("--pdf", action="store_true", help="also print the whole book into one PDF (needs Chromium)")
    book.add_argument("--refresh", action="store_true", help="first run every chapter again and store its outputs")
    book.add_argument(
        "--browser", action="store_true", help="also add lite/, in which students open the exercises in their browser"
    )
    book.add_argument(
        "--pyodide",
        type=Path,
        metavar="DIR",
        help="as --browser, with the files of Pyodide's full release from DIR (default: fetched once, then kept)",
    )
    book.set_defaults(run=_book)

    release = commands.add_parser("release", help="make exercises/ from solutions/")
    release.add_argument("assignments", nargs="*", metavar="ASSIGNMENT", help="which ones (default: all)")
    release.add_argument(
        "--check", action="store_true", help="compare only; exit code 2 when exercises/ is out of date"
    )
    release.set_defaults(run=_release)

    grade = commands.add_parser("grade", help="grade what is in submitted/, write feedback and a class report")
    grade.add_argument("assignment", metavar="ASSIGNMENT", help="for example ex01-ministry-table")
    grade.add_argument(
        "--student", action="append", default=[], metavar="NAME", help="only this student; may be given again"
    )
    grade.add_argument(
        "--workers", type=_positive, metavar="N", help="submissions graded at a time (default: one a processor)"
    )
    grade.add_argument("--json", type=Path, metavar="FILE", help="also write the results of this run to FILE")
    grade.set_defaults(run=_grade)

    doctor = commands.add_parser("doctor", help="say what this machine offers for grading student code safely")
    doctor.set_defaults(run=_doctor)

    data = commands.add_parser("data", help="list, describe or check the tables")
    data.add_argument("action", choices=["list", "describe", "check"])
    data.add_argument("table", nargs="?", help="the table to describe")
    data.set_defaults(run=_data)

    for command in (grade, demo):
        command.add_argument(
            "--isolation",
            default="auto",
            choices=["auto", "namespaces", "bubblewrap", "none"],
            help="how student code is kept apart; auto takes the strongest that works, and refuses when none does; "
            "with none it runs with your rights (default: %(default)s)",
        )
    for command in (book, release, grade, demo):
        command.add_argument(
            "--course", type=Path, default=Path(), metavar="DIR", help="the course's folder (default: here)"
        )
    return parser


def _positive(word: str) -> int:
    """Read a whole number of 1 or more."""
    number = int(word)
    if number < 1:
        raise ValueError(word)
    return number


def _console() -> Console:
    """Return the terminal; without one, lines are wide enough for the table."""
    from rich.console import Console

    console = Console()
    return console if console.is_terminal else Console(width=140)


def _progress(console: Console) -> Progress:
    """Return progress bars with rate and time left."""
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    return Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), _rate_column(), TimeElapsedColumn(),
        TextColumn("left"), TimeRemainingColumn(), console=console,
    )  # fmt: skip


def _rate_column() -> ProgressColumn:
    """Return a column that shows how many are done in a second, or how many seconds one takes."""
    from rich.progress import ProgressColumn, Task
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            speed = task.finished_speed or task.speed
            if not speed or not task.total or task.total < 2:
                return Text("")
            return Text(f"{speed:.1f}/s" if speed >= 1 else f"{1 / speed:.1f} s each")

    return Rate()


def _class_table(console: Console, results: Sequence[Result]) -> None:
    """Print a row for every student, with the reason for every lost point."""
    from rich.table import Table
    from rich.text import Text

    from weakest_link.report import STATES, points

    table = Table(title=f"{results[0].assignment}: {len(results)} students", show_lines=True)
    for heading in ("Student", "Points", "To mark", "State", "Why points were lost"):
        table.add_column(heading, justify="right" if heading in ("Points", "To mark") else "left")
    for graded in results:
        reasons = "\n".join(f"{question} -{points(lost)}: {why}" for question, lost, why in graded.reasons)
        score = f"{points(graded.score)}/{points(graded.max_marked)}"
        table.add_row(graded.student, score, points(graded.to_mark), STATES[graded.state], Text(reasons))
    console.print(table)


def _demo(options: argparse.Namespace) -> None:
    """Make everything, print the class, and open the first page."""
    from rich.table import Table

    from weakest_link.course import Course
    from weakest_link.grading import isolation

    isolation.choose(options.isolation)  # as for `grade`
    from weakest_link.demo import Demo

    console = _console()
    with _progress(console) as progress:
        demo = Demo(Course.find(options.course), options.out.resolve(), progress, options.isolation)
        index, results = demo.run()
    _class_table(console, results)
    steps = Table("Step", "Result", "Seconds", title="What the demo did")
    for step in demo.steps:
        steps.add_row(step.name, step.result, f"{step.seconds:.1f}")
    console.print(steps)
    if options.no_serve or not sys.stdout.isatty():
        console.print(f"Open this page in a browser: {index}", soft_wrap=True, highlight=False)
    else:
        from weakest_link.serve import serve

        serve(index, console.print)


def _book(options: argparse.Namespace) -> None:
    """Build the book."""
    from weakest_link import book
    from weakest_link.course import Course

    root = Course.find(options.course).root
    if options.refresh:
        book.refresh(root)
    has_browser = options.browser or options.pyodide is not None
    parts = ["browser"] * has_browser + ["pdf"] * options.pdf
    index = book.build(root, options.out, options.url, parts)
    print(index)  # noqa: T201
    if has_browser:
        from weakest_link import browser

        print(browser.build(root, index.parent, pyodide=options.pyodide))  # noqa: T201
    if options.pdf:
        print(book.print_book(root, options.out, options.url))  # noqa: T201


def _release(options: argparse.Namespace) -> None:
    """Release exercises, or only compare."""
    from weakest_link.authoring import release
    from weakest_link.course import Course

    changed = release(Course.find(options.course), options.assignments, check=options.check)
    for name, differs in changed.items():
        print(f"{name}: {('out of date' if options.check else 'released') if differs else 'unchanged'}")  # noqa: T201
    if options.check and any(changed.values()):
        message = "exercises/ is out of date. Run: weakest-link release"
        raise ConfigError(message)


def _grade(options: argparse.Namespace) -> None:
    """Grade, then write feedback and the report."""
    from weakest_link.course import Course
    from weakest_link.grading import isolation

    course = Course.find(options.course)
    course.choose([options.assignment])
    isolation.choose(options.isolation)  # says what is missing, before what another system cannot even import
    from weakest_link import report
    from weakest_link.grading.run import choose_students, grade_course, stored_results

    students = choose_students(course, options.student)
    console = _console()
    with _progress(console) as progress:
        task = progress.add_task(f"Grade {options.assignment}", total=len(students))
        results = grade_course(
            course, options.assignment, students, workers=options.workers, level=options.isolation,
            on_progress=lambda _: progress.advance(task),
        )  # fmt: skip
        task = progress.add_task("Write feedback", total=len(results))
        for graded in results:
            report.write_feedback(course, graded)
            progress.advance(task)
    if options.json is not None:
        _write_json(options.json, results)
    page = report.write_class_report(course, options.assignment, stored_results(course, options.assignment))
    _class_table(console, results)
    console.print(f"Class report: {page}", soft_wrap=True, highlight=False)
    unreadable = [
        f"submitted/{each.student}/: {each.scored[0].message}" for each in results if each.state == "unreadable"
    ]
    if unreadable:
        share = f"{len(unreadable)} of {len(results)} submissions"
        title = f"{share} could not be read and got 0 points; all others are graded."
        raise SubmissionError(faults(title, unreadable))


def _write_json(path: Path, results: Sequence[Result]) -> None:
    """Write results for other programs: one object a student, points and messages by graded cell."""
    import json
    from dataclasses import asdict

    from weakest_link.files import write_whole

    rows = [
        {
            **{key: value for key, value in asdict(result).items() if key not in ("scored", "inputs")},
            "score": result.score,
            "max_score": result.max_score,
            "scores": {item.grade_id: item.score for item in result.scored},
            "max_scores": {item.grade_id: item.max_score for item in result.scored},
            "messages": {item.grade_id: item.message for item in result.scored if item.message},
        }
        for result in results
    ]
    write_whole(path, json.dumps(rows, indent=1, ensure_ascii=False) + "\n")


def _doctor(_: argparse.Namespace) -> None:
    """Say what this machine offers; end with exit code 2 when student code cannot be kept apart."""
    from weakest_link.exceptions import IsolationError
    from weakest_link.grading import isolation

    for name, is_there, means in isolation.findings():
        print(f"{'yes' if is_there else 'no ':4}{name}: {means}")  # noqa: T201
    offer = isolation.strongest()
    print(f"\nIsolation here: {offer.level} ({isolation.LEVELS[offer.level]}).")  # noqa: T201
    if offer.level == "none":
        raise IsolationError(offer.problem)


def _data(options: argparse.Namespace) -> None:
    """List the tables, describe one, or check them all."""
    from weakest_link import datasets, validation

    if options.action == "list":
        print("\n".join(datasets.names()))  # noqa: T201
    elif options.action == "describe":
        if options.table is None:
            message = f"Name a table to describe: one of {', '.join(datasets.names())}."
            raise ConfigError(message)
        print(datasets.describe(options.table).to_string(index=False))  # noqa: T201
    else:
        folder = datasets.data_folder()
        found = validation.check(folder)
        if found:
            raise DataError(faults(f"{folder}: {counted(found)}.", found))
        print(f"{folder}: no faults.")  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())

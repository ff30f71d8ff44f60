"""What a cell prints and shows, kept as a notebook's outputs."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from weakest_link.grading import shell
from weakest_link.grading.shell import TOO_MUCH_OUTPUT, Outputs, Stream

CELLS = {
    "nothing": "x = 1",
    "prints": "print('a')\nprint('b')",
    "both streams": "import sys\nprint('a')\nprint('b', file=sys.stderr)\nprint('c')",
    "writes": "import sys\nsys.stdout.write('a'); sys.stdout.flush(); None",
    "writes bytes": "import sys\nsys.stdout.write(b'a')",
    "result": "1 + 1",
    "no result": "1 + 1;",
    "frame": "import pandas as pd\npd.DataFrame({'a': [1]})",
    "display": "display('a')\n'b'",
    "picture": "from IPython.display import Image\ndisplay(Image(data=b'\\x89PNG\\r\\n\\x1a\\n', format='png'))",
    "no text": "display({'text/plain': 5, 'application/json': {}, 5: 'x'}, raw=True)",
    "error": "def f():\n    return 1 / 0\nf()",
    "error without text": "raise ValueError",
    "syntax": "if",
    "await": "import asyncio\nawait asyncio.sleep(0)\n'slept'",
    "magic": "%time y = 2\ny",
    "unknown magic": "%nomagic",
    "command": "!echo hello; echo oops >&2\n_exit_code",
    "command's value": "word = 'there'\n!echo {word}",
    "assigned command": "lines = !echo one\nlist(lines)",
    "exit": "exit()",
    "after exit": "'still here'",
    "system exit": "import sys\nsys.exit(3)",
    "clear": "from IPython.display import clear_output\nprint('seen')\nclear_output()\nprint('more')",
    "input": "input('name? ')",
    "colours": "print('\\x1b[31mred\\x1b[0m')",
    "chart": "%matplotlib inline\npd.Series([1]).plot.bar();",
    "help": "len?",
    "last": "_",
}
PROGRAM = """
import json, sys
from weakest_link.grading.shell import StudentShell
shell, found = StudentShell.make(), {}
for name, source in json.loads(sys.argv[1]).items():
    with shell.capture(4) as outputs:
        shell.run_cell(source, store_history=True)
    found[name] = outputs.read()
print(json.dumps(found))
"""


@pytest.fixture(scope="module")
def shown() -> dict[str, list[dict[str, Any]]]:
    """Run all cells in one shell of another process; return the outputs of each."""
    words = [sys.executable, "-W", "ignore", "-c", PROGRAM, json.dumps(CELLS)]
    done = subprocess.run(words, capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL, timeout=300)
    return dict(json.loads(done.stdout))


def stream(text: str, name: str = "stdout") -> dict[str, str]:
    """Build a stream's output."""
    return {"output_type": "stream", "name": name, "text": text}


@pytest.mark.parametrize(
    ("cell", "outputs"),
    [
        ("nothing", []),
        ("no result", []),
        ("prints", [stream("a\nb\n")]),
        ("both streams", [stream("a\n"), stream("b\n", "stderr"), stream("c\n")]),
        ("writes", [stream("a")]),
        ("command", [stream("hello\n"), stream("oops\n", "stderr"), {"text/plain": "0"}]),
        ("command's value", [stream("there\n")]),
        ("assigned command", [{"text/plain": "['one']"}]),
        ("result", [{"text/plain": "2"}]),
        ("display", [{"text/plain": "'a'"}, {"text/plain": "'b'"}]),
        ("await", [{"text/plain": "'slept'"}]),
        ("exit", []),
        ("after exit", [{"text/plain": "'still here'"}]),
        ("clear", [stream("seen\nmore\n")]),
        ("colours", [stream("\x1b[31mred\x1b[0m\n")]),
        ("no text", [{}]),
        ("unknown magic", [stream("UsageError: Line magic function `%nomagic` not found.\n", "stderr")]),
    ],
)
def test_cell_shows(shown: dict[str, list[dict[str, Any]]], cell: str, outputs: list[dict[str, Any]]) -> None:
    """What a cell prints and shows is kept, in its order, text by the stream that it went to."""
    assert [each.get("data", each) for each in shown[cell]] == outputs


def test_result_and_display_are_told_apart(shown: dict[str, list[dict[str, Any]]]) -> None:
    """The last expression is a result; what is displayed on the way is not."""
    assert [each["output_type"] for each in shown["display"]] == ["display_data", "execute_result"]


def test_table_is_kept_in_both_forms(shown: dict[str, list[dict[str, Any]]]) -> None:
    """A DataFrame is kept as text and as HTML."""
    ((kept),) = (each["data"] for each in shown["frame"])

    assert kept["text/plain"] == "   a\n0  1"
    assert "<table" in kept["text/html"]


@pytest.mark.parametrize("cell", ["picture", "chart"])
def test_pictures_are_kept_as_base64(shown: dict[str, list[dict[str, Any]]], cell: str) -> None:
    """A picture and a chart are kept as a PNG's data in base64."""
    pictures = [each["data"]["image/png"] for each in shown[cell] if "image/png" in each.get("data", {})]

    assert [picture[:11] for picture in pictures] == ["iVBORw0KGgo"]


@pytest.mark.parametrize(
    ("cell", "kind", "said"),
    [
        ("error", "ZeroDivisionError", "division by zero"),
        ("error without text", "ValueError", ""),
        ("syntax", "SyntaxError", "invalid syntax"),
        ("system exit", "SystemExit", "3"),
        ("writes bytes", "TypeError", "write() argument must be str, not bytes"),
    ],
)
def test_errors_are_kept(shown: dict[str, list[dict[str, Any]]], cell: str, kind: str, said: str) -> None:
    """A cell that stops leaves the error's name and text, and nothing else."""
    errors = [each for each in shown[cell] if each["output_type"] == "error"]

    assert [each["ename"] for each in errors] == [kind]
    assert errors[0]["evalue"].startswith(said)


def test_traceback_leads_to_the_students_line(shown: dict[str, list[dict[str, Any]]]) -> None:
    """An error's lines name the student's own code, without colours."""
    text = "\n".join(shown["error"][0]["traceback"])

    assert "return 1 / 0" in text
    assert "\x1b" not in text


def test_magic_runs(shown: dict[str, list[dict[str, Any]]]) -> None:
    """A magic runs its line, and what it says is kept."""
    assert "Wall time" in shown["magic"][0]["text"]
    assert shown["magic"][-1]["data"] == {"text/plain": "2"}


def test_nobody_waits_for_input(shown: dict[str, list[dict[str, Any]]]) -> None:
    """A cell that asks for input stops with an error."""
    assert shown["input"][-1]["output_type"] == "error"


@pytest.fixture
def ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """Raise an error in place of the end of this process."""

    def end(code: int) -> None:
        raise SystemExit(code)

    monkeypatch.setattr(shell.os, "_exit", end)


@pytest.mark.usefixtures("ends")
def test_too_much_output_ends_the_process() -> None:
    """More output than the limit ends the process, with a code of its own."""
    outputs = Outputs()
    outputs.start(1)

    with pytest.raises(SystemExit, match=str(TOO_MUCH_OUTPUT)):
        Stream("stdout", outputs).write("x" * (1 << 20))


@pytest.mark.usefixtures("ends")
def test_many_empty_outputs_are_too_much() -> None:
    """Each output counts something, however small."""
    outputs = Outputs()
    outputs.start(0.01)

    def display() -> None:
        for _ in range(10_000):
            outputs.add({"output_type": "display_data", "data": {}}, 0)

    with pytest.raises(SystemExit, match=str(TOO_MUCH_OUTPUT)):
        display()


@pytest.mark.usefixtures("ends")
def test_each_cell_has_the_whole_limit() -> None:
    """The count begins anew with each cell."""
    outputs = Outputs()

    for _ in range(3):
        outputs.start(0.001)
        outputs.write("stdout", "x" * 900)

    assert outputs.read() == [stream("x" * 900)]


def test_empty_text_leaves_no_output() -> None:
    """To write nothing shows nothing, and says how much was written."""
    outputs = Outputs()

    assert Stream("stdout", outputs).write("") == 0
    assert outputs.read() == []


def test_reading_twice_gives_the_same() -> None:
    """To read the outputs changes nothing about them."""
    outputs = Outputs()
    for text in "abc":
        outputs.write("stdout", text)

    assert outputs.read() == outputs.read() == [stream("abc")]


def test_stream_is_one_that_can_be_written() -> None:
    """A stream says what libraries ask of it."""
    made = Stream("stderr", Outputs())

    assert (made.writable(), made.isatty(), made.encoding, made.name) == (True, False, "utf-8", "stderr")

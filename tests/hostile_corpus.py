"""
The attack corpus: what students may try against the grader, and what they should get for it.

An attack is `hostile/NAME.py`: header lines, then blocks of cells.

- ``# attack:`` one sentence; ``# gain:`` what it is after; ``# expect:`` the automatic points by question;
  ``# says:`` question and part of its message, ``# flag:`` what a reviewer should be told (both optional,
  both may repeat).
- ``# %% q02`` is the whole answer to question 2; ``# %% after q02`` an extra cell behind it;
  ``# %% tamper`` the body of a function that changes the finished `notebook`, a dict.

A question without a block holds the honest answer of `hostile/honest.py`. The essay's block is Markdown
behind ``# ``. Attacks that are files, not cells, are made by `file_attacks`.
"""

from __future__ import annotations

import copy
import json
import os
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from weakest_link.exceptions import ExerciseFormatError, faults
from weakest_link.notebooks import Cell, Notebook, grade_id, is_answer, read_notebook
from weakest_link.sample import fill

HOSTILE = Path(__file__).parent / "hostile"
RELEASE = HOSTILE / "release.ipynb"
ASSIGNMENT = "hostile"
GAINS = ("points", "read", "write", "neighbour", "stall", "leak", "marker")
FLAGS = (
    "monkeypatching",
    "inspection",
    "files-outside",
    "network",
    "overridden-eq",
    "processes",
    "grader-internals",
    "too-long-to-read",
)
POINTS = {"q01": 3.0, "q02": 3.0, "q03": 3.0}
ESSAY = "q04"
HIDDEN_TOKENS = ("hidden-token-4711", "7919")
SOLUTION_TOKEN = "solution-token-2203"
NEIGHBOUR_TOKEN = "neighbour-token-5507"
MARKER_TOKEN = "marker4711"
SECRET_TOKEN = "canary-token-8831"

HIDDEN_REGION = re.compile(r"\n?### BEGIN HIDDEN TESTS.*?### END HIDDEN TESTS", re.DOTALL)
ESSAY_REGION = re.compile(r"### BEGIN SOLUTION.*?### END SOLUTION", re.DOTALL)
HEADER = re.compile(r"^# (attack|gain|expect|says|flag): (.+)$", re.MULTILINE)
BLOCK = re.compile(r"^# %% ?(.*)$", re.MULTILINE)
BLOCK_NAME = re.compile(r"(after )?(q0[1-4])|tamper")


@dataclass(frozen=True)
class Block:
    """
    One block of an attack.

    Attributes
    ----------
    name : str
        ``"q02"``, ``"after q02"`` or ``"tamper"``.
    code : str
        Its text; the placeholders are still in it.
    """

    name: str
    code: str


@dataclass(frozen=True)
class Attack:
    """
    One attack that a notebook's cells carry.

    Attributes
    ----------
    name : str
        The file's name without its ending.
    attack : str
        What the student tries, in one sentence.
    gain : str
        What the student is after, one of `GAINS`.
    expect : dict of str to float
        Automatic points by question: what the work deserves.
    says : tuple of (str, str)
        Question, and part of a message that it gets.
    flags : tuple of str
        What a reviewer should be told, each one of `FLAGS`.
    blocks : tuple of Block
        The cells, in the file's order.
    """

    name: str
    attack: str
    gain: str
    expect: dict[str, float]
    says: tuple[tuple[str, str], ...]
    flags: tuple[str, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class FileAttack:
    """
    One attack that the handed-in folder carries.

    Attributes
    ----------
    name : str
        Its name.
    attack : str
        What the student tries, in one sentence.
    gain : str
        What the student is after, one of `GAINS`.
    expect : str
        ``"unreadable"``, or the points as in an attack's header.
    write : callable
        Called with the submission's folder (it exists), the course's folder and an honest notebook.
    """

    name: str
    attack: str
    gain: str
    expect: str
    write: Callable[[Path, Path, Notebook], None]


def read_attacks() -> list[Attack]:
    """
    Read every attack file, in the order of their names; `honest.py` is none.

    Raises
    ------
    ExerciseFormatError
        A file is malformed; all faults of the file are in the message.
    """
    return [read_attack(path) for path in sorted(HOSTILE.glob("*.py")) if path.stem != "honest"]


def honest() -> Attack:
    """Read the honest answers, which every attack builds on."""
    return read_attack(HOSTILE / "honest.py")


def read_attack(path: Path) -> Attack:
    """Read one attack file; raise `ExerciseFormatError` with all of its faults."""
    head, *parts = BLOCK.split(path.read_text(encoding="utf-8"))
    fields = _fields(head)
    blocks = tuple(Block(name.strip(), code.strip("\n")) for name, code in zip(parts[::2], parts[1::2], strict=True))
    found = [*_header_faults(head, fields), *_block_faults(blocks)]
    if found:
        raise ExerciseFormatError(faults(f"{path.name}: not an attack.", found))
    says = tuple((text[:3], text[4:].strip()) for text in fields.get("says", []))
    expect, flags = read_points(fields["expect"][0]), tuple(fields.get("flag", []))
    return Attack(path.stem, fields["attack"][0], fields["gain"][0], expect, says, flags, blocks)


def _fields(head: str) -> dict[str, list[str]]:
    """Collect the header's values by key."""
    fields: dict[str, list[str]] = {}
    for key, value in HEADER.findall(head):
        fields.setdefault(key, []).append(value.strip())
    return fields


def read_points(text: str) -> dict[str, float]:
    """Read ``q01=3 q02=0 q03=3``; parts that are not of this form are left out."""
    return {name: float(value) for name, value in re.findall(r"(\S+)=(\d+(?:\.\d+)?)(?!\S)", text)}


def _header_faults(head: str, fields: dict[str, list[str]]) -> list[str]:
    """List the faults of a header."""
    found = [f"`# {key}:` stands {len(fields.get(key, []))} times; expected once." for key in _wrong_counts(fields)]
    found += [
        f"gain got {gain!r}; expected one of {', '.join(GAINS)}."
        for gain in fields.get("gain", ["points"])
        if gain not in GAINS
    ]
    found += [
        f"flag got {flag!r}; expected one of {', '.join(FLAGS)}."
        for flag in fields.get("flag", [])
        if flag not in FLAGS
    ]
    for text in fields.get("expect", []):
        found += [f"expect {fault}" for fault in _point_faults(read_points(text))]
    for text in fields.get("says", []):
        if not re.match(r"q0[1-4]: \S", text):
            found.append(f"says got {text!r}; expected the form `q02: part of the message`.")
    odd = [line for line in head.splitlines() if line.strip() and not HEADER.fullmatch(line)]
    return found + [f"a line that is no header: {line!r}." for line in odd]


def _wrong_counts(fields: dict[str, list[str]]) -> list[str]:
    """List the keys that do not stand exactly once."""
    return [key for key in ("attack", "gain", "expect") if len(fields.get(key, [])) != 1]


def _point_faults(points: dict[str, float]) -> list[str]:
    """List what is wrong with expected points."""
    if sorted(points) != sorted(POINTS):
        return [f"names {', '.join(sorted(points)) or 'nothing'}; expected {', '.join(POINTS)}."]
    return [
        f"{name} got {value:g}; expected 0 to {POINTS[name]:g}."
        for name, value in points.items()
        if value > POINTS[name]
    ]


def _block_faults(blocks: tuple[Block, ...]) -> list[str]:
    """List the faults of the blocks."""
    names = [block.name for block in blocks]
    found = [] if blocks else ["no block headed `# %% q02`, `# %% after q02` or `# %% tamper`."]
    found += [f"a block headed {name!r}." for name in names if not BLOCK_NAME.fullmatch(name)]
    twice = {name for name in names if name in (*POINTS, ESSAY) and names.count(name) > 1}
    found += [f"{name} is answered twice." for name in sorted(twice)]
    return found + [f"the block {block.name!r} is empty." for block in blocks if not block.code.strip()]


def released() -> Notebook:
    """Make the released form of the authored notebook: no solutions, no hidden checks."""
    from answer_banks import stub  # loads matplotlib and pytest; the sandbox of the benchmark needs neither

    notebook = read_notebook(RELEASE)
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            cell["source"] = ESSAY_REGION.sub("YOUR ANSWER HERE", cell["source"])
        else:
            cell["source"] = HIDDEN_REGION.sub("", stub(cell["source"]))
    return notebook


def notebook_of(attack: Attack, course_path: Path, secret_path: Path) -> Notebook:
    """
    Make the notebook that the attacking student hands in.

    Parameters
    ----------
    attack : Attack
        The attack.
    course_path : Path
        The course's folder, put in place of ``{COURSE}``.
    secret_path : Path
        A file that holds a secret, put in place of ``{SECRET}``.

    Returns
    -------
    dict
        The released notebook with the attack's cells, and honest answers to the other questions.
    """
    blocks = [(block.name, _placed(block.code, course_path, secret_path)) for block in attack.blocks]
    answers = {block.name: block.code for block in honest().blocks} if attack.name != "honest" else {}
    answers |= {name: code for name, code in blocks if name in (*POINTS, ESSAY)}
    answers[ESSAY] = re.sub(r"^# ?", "", answers[ESSAY], flags=re.MULTILINE)
    notebook = fill(released(), answers)
    for name, code in blocks:
        if name.startswith("after "):
            _insert(notebook, name.removeprefix("after "), code)
        elif name == "tamper":
            _tamper(notebook, code)
    return notebook


def _placed(code: str, course_path: Path, secret_path: Path) -> str:
    """Fill in the placeholders."""
    return code.replace("{COURSE}", str(course_path)).replace("{SECRET}", str(secret_path))


def _insert(notebook: Notebook, question: str, code: str) -> None:
    """Put an extra cell behind the answer cell of a question, and behind the extra cells already there."""
    cells = notebook["cells"]
    at = next(n for n, cell in enumerate(cells) if is_answer(cell) and grade_id(cell).startswith(question)) + 1
    while cells[at].get("id", "").startswith(f"after-{question}"):
        at += 1
    new_id = f"after-{question}-{at}"
    extra: Cell = {"cell_type": "code", "id": new_id, "metadata": {}, "source": code, "outputs": []}
    cells.insert(at, {**extra, "execution_count": None})


def _tamper(notebook: Notebook, code: str) -> None:
    """Run a tamper block: trusted code of this corpus that changes `notebook` in place."""
    body = "\n".join(f"    {line}" for line in code.splitlines())
    names: dict[str, Any] = {}
    exec(compile(f"def tamper(notebook):\n{body}", "<tamper>", "exec"), names)
    names["tamper"](notebook)


# Attacks that are files. Each writes into a submission's folder; nothing large is ever committed.


def file_attacks() -> dict[str, FileAttack]:
    """Map each file attack's name to it."""
    return {attack.name: attack for attack in _file_attacks()}


def _file_attacks() -> Iterator[FileAttack]:
    """Yield the file attacks: links and odd files, archives, damaged JSON, odd notebooks, files beside it."""
    unreadable, full = "unreadable", "q01=3 q02=3 q03=3"
    yield FileAttack(
        "symlink-solution", "Hands in a link to the authored notebook.", "points", unreadable, _link_to_solution
    )
    yield FileAttack(
        "symlink-neighbour", "Hands in a link to another student's notebook.", "points", unreadable, _link_to_neighbour
    )
    yield FileAttack("symlink-passwd", "Hands in a link to a system file.", "read", unreadable, _link_to_passwd)
    yield FileAttack("symlink-loop", "Hands in a link that points to itself.", "stall", unreadable, _link_to_itself)
    yield FileAttack(
        "symlink-folder",
        "Puts a link to the solutions' folder beside an honest notebook.",
        "read",
        full,
        _linked_folder,
    )
    yield FileAttack("symlink-device", "Hands in a link to an endless device.", "stall", unreadable, _link_to_device)
    yield FileAttack("hard-link", "Hands in a hard link to the authored notebook.", "points", unreadable, _hard_link)
    yield FileAttack("fifo", "Hands in a named pipe that nobody writes to.", "stall", unreadable, _fifo)
    yield FileAttack("directory", "Hands in a folder named as a notebook.", "stall", unreadable, _directory)
    yield FileAttack(
        "zip-parent-names",
        "Hands in an archive whose names climb out of the folder.",
        "write",
        unreadable,
        _zip_parents,
    )
    yield FileAttack(
        "zip-symlink", "Hands in an archive that holds a link to the solutions.", "read", unreadable, _zip_symlink
    )
    yield FileAttack("zip-bomb", "Hands in a small archive that unpacks to 2 GB.", "stall", unreadable, _zip_bomb)
    yield FileAttack("huge-sparse", "Hands in a sparse file of 200 MB.", "stall", unreadable, _huge_sparse)
    yield FileAttack(
        "huge-source", "Hands in wrong answers with a comment of 60 MB.", "stall", unreadable, _huge_source
    )
    yield FileAttack("deep-json", "Hands in JSON nested 100,000 deep.", "stall", unreadable, _deep_json)
    yield FileAttack("deep-metadata", "Nests the notebook's metadata 500 deep.", "stall", full, _deep_metadata)
    yield FileAttack(
        "huge-int", "Puts an integer of a million digits into the metadata.", "stall", unreadable, _huge_int
    )
    yield FileAttack(
        "duplicate-keys", "Gives the notebook two lists of cells.", "points", "q01=0 q02=0 q03=0", _duplicate_keys
    )
    yield FileAttack("nan-metadata", "Puts NaN and Infinity into the metadata.", "stall", full, _nan_metadata)
    yield FileAttack("nul-bytes", "Hands in a file of NUL bytes.", "stall", unreadable, _nul_bytes)
    yield FileAttack(
        "nul-in-source", "Puts a NUL character into a comment.", "stall", "q01=0 q02=3 q03=3", _nul_in_source
    )
    yield FileAttack("lone-surrogate", "Puts half a character into a comment.", "stall", full, _lone_surrogate)
    yield FileAttack("utf-16", "Saves the notebook as UTF-16.", "stall", unreadable, _utf_16)
    yield FileAttack("notebook-v3", "Hands in a notebook of format 3.", "stall", full, _notebook_v3)
    yield FileAttack("odd-cells", "Puts numbers, lists and null among the cells.", "stall", full, _odd_cells)
    yield FileAttack("odd-types", "Gives cells ids, types and outputs of the wrong type.", "stall", full, _odd_types)
    yield FileAttack("many-cells", "Adds 100,000 empty cells.", "stall", full, _many_cells)
    yield FileAttack("path-ids", "Names cells with paths out of the folder.", "write", full, _path_ids)
    yield FileAttack(
        "path-attachments",
        "Names attachments and output files with paths out of the folder.",
        "write",
        full,
        _path_attachments,
    )
    yield FileAttack(
        "module-beside",
        "Puts a false package of checks beside wrong answers.",
        "points",
        "q01=0 q02=0 q03=0",
        _module_beside,
    )
    yield FileAttack(
        "config-beside",
        "Puts settings for nbgrader and IPython beside wrong answers.",
        "points",
        "q01=0 q02=0 q03=0",
        _config_beside,
    )
    yield FileAttack(
        "name-beside-is-no-text",
        "Puts a file beside the notebook whose name is no text.",
        "stall",
        full,
        _odd_name_beside,
    )
    yield FileAttack(
        "name-is-no-text", "Gives the notebook a name that is no text and clears the screen.", "stall", full, _odd_name
    )
    yield FileAttack(
        "cells-of-odd-names", "Names cells with half a character and 300,000 letters.", "stall", full, _odd_cell_names
    )
    yield FileAttack(
        "many-notebooks", "Hands in 300 notebooks, one of them with the right name.", "stall", full, _many_notebooks
    )


def _save(folder: Path, content: object, name: str = f"{ASSIGNMENT}.ipynb") -> None:
    """Write JSON into a submission's folder."""
    (folder / name).write_text(json.dumps(content), encoding="utf-8")


def _target(folder: Path) -> Path:
    """Return the path of the notebook to hand in."""
    return folder / f"{ASSIGNMENT}.ipynb"


def _authored(course: Path) -> Path:
    """Return the path of the authored notebook."""
    return course / "solutions" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"


def _link_to_solution(folder: Path, course: Path, _: Notebook) -> None:
    _target(folder).symlink_to(_authored(course))


def _link_to_neighbour(folder: Path, course: Path, _: Notebook) -> None:
    _target(folder).symlink_to(course / "submitted" / "other-student" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb")


def _link_to_passwd(folder: Path, _course: Path, _: Notebook) -> None:
    _target(folder).symlink_to("/etc/passwd")


def _link_to_itself(folder: Path, _course: Path, _: Notebook) -> None:
    _target(folder).symlink_to(_target(folder).name)


def _linked_folder(folder: Path, course: Path, notebook: Notebook) -> None:
    _save(folder, notebook)
    (folder / "data").symlink_to(course / "solutions", target_is_directory=True)


def _link_to_device(folder: Path, _course: Path, _: Notebook) -> None:
    _target(folder).symlink_to("/dev/zero")


def _hard_link(folder: Path, course: Path, _: Notebook) -> None:
    os.link(_authored(course), _target(folder))


def _fifo(folder: Path, _course: Path, _: Notebook) -> None:
    os.mkfifo(_target(folder))


def _directory(folder: Path, _course: Path, _: Notebook) -> None:
    _target(folder).mkdir()


def _zip_parents(folder: Path, _course: Path, notebook: Notebook) -> None:
    with zipfile.ZipFile(folder / f"{ASSIGNMENT}.zip", "w") as archive:
        archive.writestr(f"../../../solutions/{ASSIGNMENT}/{ASSIGNMENT}.ipynb", json.dumps(notebook))
        archive.writestr("/tmp/left-by-archive.txt", "left")


def _zip_symlink(folder: Path, course: Path, _: Notebook) -> None:
    link = zipfile.ZipInfo(f"{ASSIGNMENT}.ipynb")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    with zipfile.ZipFile(folder / f"{ASSIGNMENT}.zip", "w") as archive:
        archive.writestr(link, str(_authored(course)))


def _zip_bomb(folder: Path, _course: Path, _: Notebook) -> None:
    with (
        zipfile.ZipFile(folder / f"{ASSIGNMENT}.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open(f"{ASSIGNMENT}.ipynb", "w", force_zip64=True) as inner,
    ):
        for _i in range(2000):
            inner.write(bytes(1_000_000))


def _huge_sparse(folder: Path, _course: Path, _: Notebook) -> None:
    with _target(folder).open("wb") as file:
        file.truncate(200_000_000)


def _huge_source(folder: Path, _course: Path, notebook: Notebook) -> None:
    wrong = _wrong(notebook)
    wrong["cells"].append(_plain_cell("# " + "x" * 60_000_000))
    _save(folder, wrong)


def _plain_cell(source: str, name: str = "extra") -> Cell:
    """Make an ordinary code cell."""
    return {"cell_type": "code", "id": name, "metadata": {}, "source": source, "outputs": [], "execution_count": None}


def _deep_json(folder: Path, _course: Path, _: Notebook) -> None:
    _target(folder).write_text("[" * 100_000 + "]" * 100_000, encoding="utf-8")


def _with_metadata(folder: Path, notebook: Notebook, value: str) -> None:
    """Write the notebook with a text put in as JSON for one value of its metadata."""
    notebook["metadata"]["extra"] = "PLACE"
    _target(folder).write_text(json.dumps(notebook).replace('"PLACE"', value), encoding="utf-8")


def _deep_metadata(folder: Path, _course: Path, notebook: Notebook) -> None:
    _with_metadata(folder, notebook, '{"a":' * 500 + "1" + "}" * 500)


def _huge_int(folder: Path, _course: Path, notebook: Notebook) -> None:
    _with_metadata(folder, notebook, "9" * 1_000_000)


def _duplicate_keys(folder: Path, _course: Path, notebook: Notebook) -> None:
    text = json.dumps(notebook)
    _target(folder).write_text(text[:-1] + ', "cells": []}', encoding="utf-8")


def _nan_metadata(folder: Path, _course: Path, notebook: Notebook) -> None:
    _with_metadata(folder, notebook, "[NaN, Infinity, -Infinity, 1e999]")


def _nul_bytes(folder: Path, _course: Path, _: Notebook) -> None:
    _target(folder).write_bytes(bytes(4096))


def _answer(notebook: Notebook, question: str) -> Cell:
    """Return the answer cell of a question."""
    return next(cell for cell in notebook["cells"] if is_answer(cell) and grade_id(cell).startswith(question))


def _nul_in_source(folder: Path, _course: Path, notebook: Notebook) -> None:
    _answer(notebook, "q01")["source"] = "n_rows = -1  # \0"
    _save(folder, notebook)


def _lone_surrogate(folder: Path, _course: Path, notebook: Notebook) -> None:
    _answer(notebook, "q01")["source"] += "  # \ud83d"
    _save(folder, notebook)


def _utf_16(folder: Path, _course: Path, notebook: Notebook) -> None:
    _target(folder).write_text(json.dumps(notebook), encoding="utf-16")


def _notebook_v3(folder: Path, _course: Path, notebook: Notebook) -> None:
    cells = [_v3_cell(cell) for cell in notebook["cells"]]
    sheets = [{"cells": cells, "metadata": {}}]
    _save(folder, {"metadata": {"name": ASSIGNMENT}, "nbformat": 3, "nbformat_minor": 0, "worksheets": sheets})


def _v3_cell(cell: Cell) -> Cell:
    """Write a cell as format 3 did."""
    if cell["cell_type"] == "markdown":
        return {"cell_type": "markdown", "metadata": cell["metadata"], "source": cell["source"]}
    rest = {"language": "python", "collapsed": False, "outputs": []}
    return {"cell_type": "code", "metadata": cell["metadata"], "input": cell["source"], **rest}


def _odd_cells(folder: Path, _course: Path, notebook: Notebook) -> None:
    odd: list[Any] = [7, None, [], "text", True, {}]
    _save(folder, {**notebook, "cells": [*odd, *notebook["cells"], *odd]})


def _odd_types(folder: Path, _course: Path, notebook: Notebook) -> None:
    odd: list[Any] = [
        {**_plain_cell("1"), "id": ["a"], "cell_type": {"b": 1}, "metadata": []},
        {**_plain_cell("2"), "id": 5, "outputs": "none", "source": {"x": 1}},
        {**_plain_cell("3"), "outputs": [{"output_type": "display_data", "data": {"text/plain": 5}, "metadata": {}}]},
        {**_plain_cell("4"), "metadata": {"nbgrader": {"grade_id": ["q01"], "points": "many", "grade": "yes"}}},
    ]
    _save(folder, {**notebook, "cells": [*notebook["cells"], *odd]})


def _many_cells(folder: Path, _course: Path, notebook: Notebook) -> None:
    extra = [_plain_cell("", f"extra-{number}") for number in range(100_000)]
    _save(folder, {**notebook, "cells": [*notebook["cells"], *extra]})


def _path_ids(folder: Path, course: Path, notebook: Notebook) -> None:
    names = ("../../../gradebook.db", str(course / "gradebook.db"), "..\\..\\x", "a\0b", "con", "x" * 5000)
    extra = [_plain_cell("1", name) for name in names]
    _save(folder, {**notebook, "cells": [*notebook["cells"], *extra]})


def _path_attachments(folder: Path, _course: Path, notebook: Notebook) -> None:
    picture = {"image/png": "iVBORw0KGgo="}
    names = ("../../../../solutions/left-by-attachment.png", "/tmp/left-by-attachment.png")
    text: Cell = {"cell_type": "markdown", "id": "attached", "metadata": {}, "source": "![](attachment:a)"}
    text["attachments"] = dict.fromkeys(names, picture)
    output = {"output_type": "display_data", "data": picture, "metadata": {"filenames": {"image/png": names[0]}}}
    _save(folder, {**notebook, "cells": [*notebook["cells"], text, {**_plain_cell("1"), "outputs": [output]}]})


def _wrong(notebook: Notebook) -> Notebook:
    """Put wrong answers into a copy of a notebook."""
    return fill(
        notebook,
        {"q01": "n_rows = -1", "q02": "def double(x):\n    return x", "q03": "def tidy(table):\n    return table"},
    )


def _module_beside(folder: Path, _course: Path, notebook: Notebook) -> None:
    _save(folder, _wrong(notebook))
    package = folder / "weakest_link"
    package.mkdir()
    (package / "__init__.py").write_text("", encoding="utf-8")
    names = ("is_integer", "is_function", "that", "has_columns", "same_rows", "unchanged")
    lines = ["import contextlib", "question = contextlib.nullcontext", *(f"def {name}(*_): pass" for name in names)]
    (package / "checks.py").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _config_beside(folder: Path, _course: Path, notebook: Notebook) -> None:
    _save(folder, _wrong(notebook))
    patch = "import builtins; builtins.bool = id"
    lines = {
        "nbgrader_config.py": "c = get_config()\nc.ClearSolutions.code_stub = {}\nc.Execute.enabled = False\n",
        "ipython_config.py": f"c = get_config()\nc.InteractiveShellApp.exec_lines = [{patch!r}]\n",
        "ipython_kernel_config.py": f"c = get_config()\nc.IPKernelApp.exec_lines = [{patch!r}]\n",
        "sitecustomize.py": patch,
    }
    for name, text in lines.items():
        (folder / name).write_text(text, encoding="utf-8")


def _odd_name_beside(folder: Path, _course: Path, notebook: Notebook) -> None:
    _save(folder, notebook)
    (folder / os.fsdecode(b"\xff\xfe.txt")).touch()


def _odd_name(folder: Path, _course: Path, notebook: Notebook) -> None:
    _save(folder, notebook, os.fsdecode(b"\xff\x1b[2J.ipynb"))


def _odd_cell_names(folder: Path, _course: Path, notebook: Notebook) -> None:
    name = "\ud83d\x1b[2J<b>" + "A" * 300_000
    role = {"grade_id": name, "solution": True, "grade": False, "locked": False, "schema_version": 3}
    extra = [{**_plain_cell(f"x = {number}", name), "metadata": {"nbgrader": role}} for number in range(2)]
    _save(folder, {**notebook, "cells": [*notebook["cells"], *extra]})


def _many_notebooks(folder: Path, _course: Path, notebook: Notebook) -> None:
    _save(folder, notebook)
    for number in range(300):
        _save(folder, copy.deepcopy(notebook), f"copy-{number}.ipynb")

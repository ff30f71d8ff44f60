"""Signs for a person to look at: what honest work never needs."""

from __future__ import annotations

import time
from typing import Any

import answer_banks
import pytest

from weakest_link.course import Course
from weakest_link.grading.integrity import LONGEST, MAX_READ, SIGNS, signs
from weakest_link.grading.plan import Plan, is_given
from weakest_link.notebooks import is_answer, read_notebook

GIVEN = ("pd", "checks", "wl", "plt")
FOUND = {
    "inspection": [
        "import sys\nsys._getframe(1)",
        "from inspect import currentframe",
        "import inspect as i",
        "f = x.__globals__",
        "getattr(f, '__closure__')",
        "import gc\ngc.get_referrers(x)",
        "().__class__.__base__.__subclasses__()",
        "try:\n    f()\nexcept Exception as e:\n    e.__traceback__.tb_frame.f_back",
        "import linecache",
    ],
    "grader-internals": [
        "get_ipython().user_ns['x'] = 1",
        "ip = get_ipython()\nip.ast_transformers.append(T())",
        "from weakest_link.grading import student",
        "import nbgrader",
        "open('gradebook')",
        "import os\nos.write(3, b'x')",
        "from os import dup2",
    ],
    "network": [
        "import socket",
        "import urllib.request",
        "from urllib.request import urlopen",
        "import requests",
        "__import__('httpx')",
        "!curl -s evil.example",
        "%pip install x\n!pip install x",
    ],
    "processes": [
        "import subprocess",
        "import os\nos.system('ls')",
        "from os import fork",
        "import threading",
        "from concurrent.futures import ThreadPoolExecutor",
        "from multiprocessing import Pool",
        "import ctypes",
        "import os\nos._exit(0)",
        "!ls",
        "%%bash\nls",
        "x = 1\n  !ls",
    ],
    "files-outside": [
        "open('/etc/passwd')",
        "open('../other/answer.ipynb')",
        "open('~/secret')",
        "import pathlib\npathlib.Path.home()",
        "import os\nos.environ['X']",
        "import os\nos.remove('x')",
        "import shutil\nshutil.rmtree('x')",
        "print(checks.__file__)",
    ],
    "monkeypatching": [
        "pd.DataFrame.equals = lambda *_: True",
        "checks.that = None",
        "del checks.that",
        "setattr(checks, 'that', None)",
        "import builtins\nbuiltins.len = f",
        "import json\njson.loads = f",
        "from json import decoder as d\nd.x = 1",
        "import sys\nm = sys.modules['json']\nm.loads = f",
        "checks = None",
        "def isinstance(*_):\n    return True",
        "class pd:\n    pass",
    ],
    "overridden-eq": [
        "class A:\n    def __eq__(self, other):\n        return True",
        "class A:\n    def __ne__(self, other):\n        return False",
        "class A(str):\n    def __hash__(self):\n        return 1",
        "class A:\n    @property\n    def __class__(self):\n        return int",
    ],
}
HONEST = [
    pytest.param("counts = table.groupby('a')['b'].sum().reset_index()", id="pandas"),
    pytest.param("table = table.copy()\ntable['c'] = table['a'] / table['b']", id="a new column"),
    pytest.param("table.columns = ['a', 'b']\ntable.index.name = 'x'", id="columns of the own table"),
    pytest.param("ax = counts.plot.bar()\nax.set_title('a/b')\nplt.show()", id="chart"),
    pytest.param("plt.rcParams['figure.figsize'] = (6, 3)", id="size of charts"),
    pytest.param("pd.set_option('display.max_rows', 10)", id="option by its function"),
    pytest.param("import numpy as np\nimport math\nfrom collections import Counter", id="imports"),
    pytest.param("url = 'https://www.mofa.go.jp/region'\nprint('4/9 and/or ~3')", id="text with slashes"),
    pytest.param("# import socket, os.system, /etc/passwd\nx = 1", id="comment"),
    pytest.param('def f(x):\n    """Read the http address; process it."""\n    return x', id="docstring"),
    pytest.param("class Row:\n    def __init__(self):\n        self.checks = 1", id="own class"),
    pytest.param("row = Row()\nvars(row)['n'] = 1\nrow.__dict__['n'] = 2", id="table of the own object"),
    pytest.param(
        "row = Row()\nfor row.n, *row.rest in [(1, 2)]:\n    row.n: int = 3", id="attributes of the own object"
    ),
    pytest.param("import json\nvars(json)['loads']('1')", id="the module's table is read"),
    pytest.param("same = a.__eq__(b)", id="a method that is called"),
    pytest.param("with plt.rc_context({'font.size': 9}) as settings:\n    plt.show()", id="settings of one chart"),
    pytest.param("rows = pd.read_csv('table.csv')\nopen('notes.txt', 'w').write('x')", id="own files"),
    pytest.param("%matplotlib inline\n%time x = 1", id="magics"),
    pytest.param("if (", id="no Python"),
    pytest.param("x = " + "(" * 5_000, id="nested without an end"),
    pytest.param("x = 1\x00", id="a character that is none"),
    pytest.param("'\\d'", id="a warning of the parser"),
    pytest.param("", id="nothing"),
]


@pytest.mark.parametrize(
    ("kind", "source"),
    [pytest.param(kind, source, id=f"{kind}: {source[-40:]}") for kind, sources in FOUND.items() for source in sources],
)
def test_signs_finds(kind: str, source: str) -> None:
    """What attempts at cheating often do is a sign of its kind."""
    assert kind in signs([source], GIVEN)


@pytest.mark.parametrize("source", HONEST)
def test_signs_leaves_honest_code_alone(source: str) -> None:
    """What honest work does is no sign, nor is code that cannot be read."""
    assert signs([source], GIVEN) == ()


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("pd.options.display.max_rows = 10", id="how many rows pandas shows"),
        pytest.param("pd.options.mode.copy_on_write = True", id="how pandas copies"),
    ],
)
def test_signs_leaves_options_alone(source: str) -> None:
    """To set an option the way pandas' own pages do is honest."""
    assert signs([source], GIVEN) == ()


RARER = {
    "overridden-eq": {
        "method by assignment": "class A:\n    __eq__ = lambda *_: True",
        "method in a tuple of targets": "class A:\n    __eq__, __ne__ = f, g",
        "method with a type": "class A:\n    __hash__: object = f",
        "method set later": "A.__eq__ = lambda *_: True",
        "asynchronous method": "class A:\n    async def __eq__(self, other):\n        return True",
    },
    "monkeypatching": {
        "through the module's table": "import json\nvars(json)['loads'] = f",
        "through the table by its name": "import json\njson.__dict__['loads'] = f",
        "through the table of a module's module": "import json\nvars(json.decoder)['x'] = f",
        "through the table's table": "import json\nvars(json)['decoder'].__dict__['x'] = f",
        "out of the module's table": "import json\ndel vars(json)['loads']",
        "as a loop's target": "for pd.DataFrame.equals in [f]:\n    pass",
        "as the target of an asynchronous loop": "async def g():\n    async for pd.x in f():\n        pass",
        "as the target of `with`": "with f() as pd.x:\n    pass",
        "as a comprehension's target": "[1 for pd.x in [f]]",
        "in a tuple of targets": "pd.x, y = 1, 2",
        "in a list in a tuple": "a, [b, pd.x] = 1, [2, 3]",
        "with a star": "a, *pd.x = 1, 2, 3",
        "with a type": "pd.testing.x: int = 1",
        "with a sum": "pd.x += 1",
        "a name in a tuple of targets": "checks, x = 1, 2",
        "a name as a loop's target": "for checks in [f]:\n    pass",
        "a name within an expression": "(checks := 1)",
        "asynchronous function": "async def isinstance(*_):\n    pass",
    },
    "grader-internals": {
        "module below a module": "import weakest_link.grading.wire",
        "module by another name": "import weakest_link.grading.wire as w",
        "module out of a module": "from weakest_link.grading import wire",
        "part of a module below a module": "from weakest_link.grading.wire import Channel",
        "module out of the package": "from weakest_link import grading",
    },
    "processes": {"module below a module": "import concurrent.futures.thread"},
}


@pytest.mark.parametrize(
    ("kind", "source"),
    [
        pytest.param(kind, source, id=f"{kind}: {form}")
        for kind, forms in RARER.items()
        for form, source in forms.items()
    ],
)
def test_signs_finds_rarer_forms(kind: str, source: str) -> None:
    """The same done in a rarer form is a sign, too."""
    assert kind in signs([source], GIVEN)


def test_every_kind_of_sign_is_tested() -> None:
    """The cases of this file cover every kind that the module lists."""
    assert set(SIGNS) <= set(FOUND)


def test_signs_are_sorted_and_stand_once() -> None:
    """Signs of all cells are listed together, sorted, each once."""
    assert signs(["import socket", "import socket\nimport subprocess", "import gc\ngc.get_objects()"]) == (
        "inspection",
        "network",
        "processes",
    )


def test_signs_look_across_cells() -> None:
    """A module that one cell imports may not be patched in another."""
    assert signs(["import json", "json.loads = None"]) == ("monkeypatching",)


def test_signs_know_given_names_only_when_told() -> None:
    """An attribute of something that the student made is no patch; of something given it is."""
    source = ["table.columns = ['a']"]

    assert (signs(source), signs(source, ["table"])) == ((), ("monkeypatching",))


def test_signs_reads_long_cells() -> None:
    """A cell that is too long to be remembered is read as any other."""
    assert signs(["x" * LONGEST + "\nimport socket"]) == ("network",)


def test_signs_reads_no_code_without_end() -> None:
    """Code that is too long to be read is a sign; what stands before and behind it is read."""
    long = "a\n" * 1_000_000
    start = time.process_time()

    found = signs(["import socket", long, "import gc\ngc.get_objects()"])

    assert found == ("inspection", "network", "too-long-to-read")
    assert time.process_time() - start < 1


def test_signs_reads_no_cells_without_end() -> None:
    """Many cells are too long to be read as one of the same length is."""
    assert signs(["a = 1\n" * 1_000] * (MAX_READ // 6_000 + 1)) == ("too-long-to-read",)


def test_signs_run_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """Code is read, not run."""
    signs(["print('ran')", "raise SystemExit"])

    assert capsys.readouterr().out == ""


@pytest.fixture(scope="module")
def given(checkout: Course) -> dict[str, dict[str, Any]]:
    """Return the names that each assignment gives."""
    return {name: Plan.read(checkout.solution(name)).given for name in checkout.assignments()}


def test_right_answers_raise_no_sign(given: dict[str, dict[str, Any]]) -> None:
    """No right answer of the banks is a sign of anything."""
    found = {
        (name, path.stem, answer.title): sign
        for name, _, path in answer_banks.banks()
        for answer in answer_banks.read_bank(path)
        if answer.kind == "right" and (sign := signs([answer.code], given[name]))
    }

    assert found == {}


def test_wrong_answers_of_honest_students_raise_no_sign(given: dict[str, dict[str, Any]]) -> None:
    """No wrong answer of the banks is a sign of anything."""
    found = {
        (name, path.stem, answer.title): sign
        for name, _, path in answer_banks.banks()
        for answer in answer_banks.read_bank(path)
        if answer.kind == "wrong" and (sign := signs([answer.code], given[name]))
    }

    assert found == {}


def test_authored_notebooks_raise_no_sign(checkout: Course, given: dict[str, dict[str, Any]]) -> None:
    """The authored solutions and the exercises' own cells are signs of nothing."""
    found = {
        (name, cell["id"]): sign
        for name in checkout.assignments()
        for cell in read_notebook(checkout.solution(name))["cells"]
        if cell["cell_type"] == "code" and (is_answer(cell) or is_given(cell))
        if (sign := signs([cell["source"]], given[name]))
    }

    assert found == {}

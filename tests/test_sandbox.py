"""A student's process behind its boundary: what it can do, what it cannot, and how it ends."""

from __future__ import annotations

import contextlib
import gc
import signal
import socket
import tempfile
import threading
import warnings
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from weakest_link.exceptions import IsolationError
from weakest_link.grading import isolation
from weakest_link.grading.isolation import strongest
from weakest_link.grading.limits import Limits
from weakest_link.grading.sandbox import Ended, Fault, Sandbox, Session, _why
from weakest_link.grading.values import Decoder, Encoder

pytestmark = pytest.mark.slow
LEVEL = strongest().level
needs_boundary = pytest.mark.skipif(LEVEL == "none", reason=f"No isolation here: {strongest().problem}")
needs_namespaces = pytest.mark.skipif(LEVEL != "namespaces", reason=f"No namespaces here: {strongest().problem}")
LIMITS = Limits(wall_s=10, cpu_s=10, memory_mb=256, file_mb=8, output_mb=1, answer_mb=2)
# Python lies below a folder that only the superuser may enter, as in many containers.
CANARY = "canary-token-4711"


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    """Return one warm sandbox; whoever starts it has a secret in the environment."""
    if LEVEL == "none":
        pytest.skip(f"No isolation here: {strongest().problem}")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WEAKEST_LINK_CANARY", CANARY)
        with Sandbox(LEVEL, ["pandas"], {"table.csv": b"a\n1\n", "img/a.bin": bytes(range(256))}) as sandbox:
            yield sandbox


@pytest.fixture
def session(sandbox: Sandbox) -> Iterator[Session]:
    """Return one student's process."""
    session = sandbox.begin(LIMITS)
    session.enter("")
    yield session
    session.close()


def said(session: Session, source: str) -> str:
    """Run a cell; return what it printed, or the name of its error."""
    outputs, _ = session.run(source)
    words = {"stream": 2, "error": 1}
    return "".join(each[words[each[0]]] for each in outputs if each[0] in words).strip()


def fresh(sandbox: Sandbox, source: str) -> str:
    """Run a cell in a process of its own."""
    session = sandbox.begin(LIMITS)
    try:
        session.enter("")
        return said(session, source)
    finally:
        session.close()


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        pytest.param("import os; print(0 in (os.getuid(), os.geteuid(), os.getgid()))", "False", id="user"),
        pytest.param("import os; print([v for v in os.environ.values() if 'canary' in v])", "[]", id="environment"),
        pytest.param("import os; print(os.listdir('/proc'))", "[]", id="no processes are seen"),
        pytest.param("import os; print(os.listdir('/home') if os.path.isdir('/home') else [])", "[]", id="homes"),
        pytest.param("import os; print(sorted(os.listdir()))", "['img', 'table.csv']", id="own folder"),
        pytest.param("print(open('img/a.bin', 'rb').read() == bytes(range(256)))", "True", id="files beside"),
        pytest.param("import os; print(os.listdir('/dev/shm'))", "[]", id="shared memory"),
        pytest.param("open('x', 'w').write('x'); print(open('x').read())", "x", id="own files"),
        pytest.param("import sys; print(sys.stdin.read() == '')", "True", id="no input"),
    ],
)
@needs_namespaces
def test_process_finds(session: Session, source: str, printed: str) -> None:
    """A student's process is nobody's, sees nothing of whoever grades, and has a folder of its own."""
    assert said(session, source) == printed


@pytest.mark.parametrize(
    ("source", "error"),
    [
        pytest.param("import socket; socket.socket()", "PermissionError", id="socket"),
        pytest.param("import socket; socket.getaddrinfo('example.org', 80)", "gaierror", id="name"),
        pytest.param("open('/etc/x', 'w')", "OSError|PermissionError", id="write to settings"),
        pytest.param("open('/data/x', 'w')", "OSError|PermissionError", id="write to tables"),
        pytest.param("import pandas; open(pandas.__file__, 'a')", "OSError|PermissionError", id="write to libraries"),
        pytest.param("open('/proc/x', 'w')", "OSError|PermissionError", id="write to proc"),
        pytest.param("open('/proc/self/environ')", "FileNotFoundError", id="environment in proc"),
        pytest.param("open('/etc/shadow')", "FileNotFoundError", id="passwords"),
        pytest.param("import os; os.setuid(0)", "PermissionError", id="superuser"),
        pytest.param("import os; os.chroot('/tmp')", "PermissionError", id="new root"),
        pytest.param("import os; os.mkdir('/x')", "OSError|PermissionError", id="folder at the root"),
        pytest.param("open('x', 'wb').write(bytes(9 << 20))", "OSError", id="too large a file"),
        pytest.param("x = bytearray(300 << 20)", "MemoryError", id="too much memory"),
        pytest.param("import resource as r; r.setrlimit(r.RLIMIT_NPROC, (9999, 9999))", "ValueError", id="limits"),
    ],
)
@needs_namespaces
def test_process_cannot(session: Session, source: str, error: str) -> None:
    """What a notebook never needs is refused with an error, and the process goes on."""
    assert said(session, source) in error.split("|")
    assert said(session, "print('alive')") == "alive"


@needs_namespaces
def test_process_has_no_capability(session: Session) -> None:
    """No capability is left, and none can be regained."""
    source = (
        "import ctypes\nlibc = ctypes.CDLL(None)\nhead = (ctypes.c_uint32 * 2)(0x20080522, 0)\n"
        "data = (ctypes.c_uint32 * 6)()\nlibc.capget(head, data)\nprint([*data], libc.prctl(39, 0, 0, 0, 0))"
    )

    assert said(session, source) == "[0, 0, 0, 0, 0, 0] 1"


@needs_namespaces
def test_only_few_places_can_be_written(session: Session) -> None:
    """A walk through all that is seen finds no place to write but the own folder and shared memory."""
    source = (
        "import os\nfound = set()\n"
        "for top, folders, _ in os.walk('/'):\n"
        "    try:\n        open(f'{top}/.probe', 'w').close()\n        found.add('/'.join(top.split('/')[:3]))\n"
        "    except OSError:\n        pass\n"
        "    if top.count('/') > 3:\n        folders.clear()\n"
        "print({f.split('-')[0] for f in found})"
    )

    assert set(eval(said(session, source))) <= {"/tmp", "/tmp/notebook", "/dev/shm"}


@pytest.mark.parametrize("place", [".", "/tmp", "/dev/shm"], ids=["own folder", "temporary", "shared memory"])
@needs_boundary
def test_leftover_files_are_gone(sandbox: Sandbox, place: str) -> None:
    """What one process writes is not there for the next."""
    listing = f"import os; print([n for n in os.listdir({place!r}) if n == 'left'])"
    wrote = fresh(sandbox, f"open({place!r} + '/left', 'w').write('x'); {listing}")

    assert (wrote, fresh(sandbox, listing)) == ("['left']", "[]")


@pytest.mark.parametrize(
    ("change", "look", "printed"),
    [
        pytest.param("x = 1", "print('x' in globals())", "False", id="names"),
        pytest.param(
            "import pandas as pd; pd.left = 1", "import pandas as pd; print(hasattr(pd, 'left'))", "False", id="module"
        ),
        pytest.param(
            "import builtins; builtins.left = 1", "print('left' in dir(__builtins__))", "False", id="builtins"
        ),
        pytest.param(
            "import os; os.environ['LEFT'] = '1'", "import os; print('LEFT' in os.environ)", "False", id="environment"
        ),
        pytest.param("import os; os.chdir('/')", "import os; print(os.getcwd() != '/')", "True", id="folder"),
        pytest.param(
            "get_ipython().ast_transformers.append(1)", "print(get_ipython().ast_transformers)", "[]", id="shell"
        ),
        pytest.param("1", "print(len(In), len(_ih))", "2 2", id="history"),
        pytest.param(
            "import random; random.seed(1)",
            "import random; print(random.random() != 0.13436424411240122)",
            "True",
            id="seed",
        ),
    ],
)
@needs_boundary
def test_memory_is_as_before(sandbox: Sandbox, change: str, look: str, printed: str) -> None:
    """What one process changes in its memory is not there for the next."""
    fresh(sandbox, change)

    assert fresh(sandbox, look) == printed


@needs_boundary
def test_same_code_gives_the_same_in_every_process(sandbox: Sandbox) -> None:
    """Hashes and the order of sets do not change from process to process."""
    source = "print(hash('text'), {'a', 'b', 'c', 'd'})"

    assert fresh(sandbox, source) == fresh(sandbox, source)


LEFT = "It left a thread or a process running"
REASONS = {
    "ends": ("import os; os._exit(3)", "It ended Python itself"),
    "crashes": ("import ctypes; ctypes.string_at(0)", r"Python itself crashed \(SIGSEGV\) while it ran\."),
    "aborts": ("import os; os.abort()", r"Python itself crashed \((SIGABRT|SIGSEGV)\) while it ran\."),
    "prints": ("while True: print('x' * 1000)", r"It printed more than the limit \(1 MB\)\."),
    "thread": (
        "import threading as t; t.Thread(target=t.Event().wait).start()",
        "It left a thread or a process running",
    ),
    "child": ("import subprocess; p = subprocess.Popen(['sleep', '60'])", LEFT),
}


@pytest.mark.parametrize(("source", "reason"), REASONS.values(), ids=REASONS.keys())
@needs_boundary
def test_end_has_a_reason(session: Session, source: str, reason: str) -> None:
    """A process that ends says why, in words for the student."""
    with pytest.raises(Ended, match=f"^{reason}"):
        session.run(source)


@pytest.mark.parametrize(
    ("limits", "source", "reason"),
    [
        pytest.param(
            Limits(wall_s=1), "import time; time.sleep(60)", r"It ran longer than the time limit \(1 s\)", id="sleeps"
        ),
        pytest.param(
            Limits(wall_s=30, cpu_s=1),
            "while True: pass",
            r"It used more processor time than",
            id="works",
        ),
        pytest.param(
            Limits(answer_mb=0.5, output_mb=0.1),
            "value = 'x' * 5_000_000",
            r"Its value is larger than",
            id="value",
        ),
    ],
)
@needs_namespaces
def test_limits_end_a_process(sandbox: Sandbox, limits: Limits, source: str, reason: str) -> None:
    """Each limit ends the process that goes beyond it, and names itself."""
    session = sandbox.begin(limits)
    session.enter("")

    def go() -> None:
        session.run(source)
        session.look(["value"])

    with pytest.raises(Ended, match=f"^{reason}"):
        go()
    session.close()


@needs_boundary
def test_ended_session_stays_ended(session: Session, sandbox: Sandbox) -> None:
    """A process that ended does not take the sandbox with it, and may be closed twice."""
    with pytest.raises(Ended, match="ended Python itself"):
        session.run("import os; os._exit(0)")

    assert session.close() == {}
    assert fresh(sandbox, "print('next')") == "next"


@pytest.mark.filterwarnings("ignore::ResourceWarning")  # see test_begin_leaves_no_connection_open
@needs_namespaces
def test_libraries_below_the_private_folder_are_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Libraries that lie below /tmp, as in a checkout there, are seen by student code, and cannot be changed."""
    visible = list(isolation._visible())
    with tempfile.TemporaryDirectory(dir=isolation.VARIABLES["HOME"]) as folder:
        Path(folder).chmod(0o755)
        (Path(folder) / "late.py").write_text("found = 'found'", encoding="utf-8")
        monkeypatch.setattr(isolation, "_visible", lambda: [*visible, (Path(folder), Path(folder))])
        monkeypatch.setitem(isolation.VARIABLES, "PYTHONPATH", folder)
        with Sandbox("namespaces") as sandbox:
            printed = fresh(sandbox, "import late; print(late.found)")
            refused = fresh(sandbox, f"open('{folder}/late.py', 'a')")

    assert printed == "found"
    assert refused in ("OSError", "PermissionError")


@needs_boundary
def test_sandbox_that_was_killed_is_begun_anew(sandbox: Sandbox) -> None:
    """A warm parent that dies is a fault of the grader's, and the next process gets a new one."""
    assert sandbox._process is not None
    sandbox._process.send_signal(signal.SIGKILL)
    sandbox._process.wait()

    with pytest.raises(Fault, match=r"The sandbox for student code stopped .* Run `weakest-link doctor`\."):
        sandbox.begin(LIMITS)
    gc.collect()
    assert fresh(sandbox, "print('again')") == "again"


@needs_boundary
def test_begin_leaves_no_connection_open(sandbox: Sandbox) -> None:
    """A process that could not be begun leaves no connection behind."""
    fresh(sandbox, "1")
    assert sandbox._process is not None
    sandbox._process.kill()
    sandbox._process.wait()

    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always")
        with contextlib.suppress(Fault):
            sandbox.begin(LIMITS)
        gc.collect()

    assert [str(each.message) for each in found] == []


@needs_namespaces
def test_memory_of_programs_counts(sandbox: Sandbox) -> None:
    """What programs use that a cell starts counts to its memory, though they share none with Python."""
    session = sandbox.begin(Limits(wall_s=20, memory_mb=100))
    session.enter("")
    source = (
        "import subprocess as s, sys, time\nhold = 'x = \"x\" * (60 << 20); input()'\n"
        "made = [s.Popen([sys.executable, '-c', hold], stdin=s.PIPE) for _ in range(6)]\n"
        "time.sleep(4)\nfor each in made:\n    each.communicate(b'\\n')"
    )

    try:
        with pytest.raises(Ended, match="It used more memory than the limit"):
            session.run(source)
    finally:
        session.close()


@needs_boundary
def test_look_gives_what_is_defined(session: Session) -> None:
    """Names that are defined come with their values, others not at all."""
    session.run("a, b = 1, [2]")

    assert session.look(["a", "b", "c"]) == {"a": 1, "b": ["list", [2]]}


@needs_boundary
def test_look_goes_back_to_a_mark(session: Session) -> None:
    """At a mark a name stands for what it stood for then, whatever came later."""
    session.run("a = 1", mark=0)
    session.run("a = 2; b = 3")

    assert [session.look(["a", "b"]), session.look(["a", "b"], mark=0)] == [{"a": 2, "b": 3}, {"a": 1}]


def call(session: Session, name: str, *arguments: Any, **keywords: Any) -> list[Any]:
    """Call a function of the session by its name."""
    handle = session.look([name])[name][1]
    encoder = Encoder(lambda _: 0)
    return session.call(handle, encoder.encode(list(arguments)), encoder.encode(keywords))


@pytest.mark.parametrize(
    ("source", "arguments", "result", "changed"),
    [
        pytest.param("def f(x): return x + 1", [1], 2, [], id="returns"),
        pytest.param("def f(x): x.append(1)", [[0]], None, [[0, [0, 1]]], id="changes a list"),
        pytest.param("def f(x, y): y['k'] = [x]", [1, {}], None, [[1, {"k": [1]}]], id="changes the second"),
        pytest.param("def f(x): x = [5]", [[0]], None, [], id="names another"),
        pytest.param("def f(x): x[0] = x[0]", [[float("nan")]], None, [], id="changes nothing"),
        pytest.param("def f(x): return x is f", [], None, [], id="no argument"),
    ],
)
@needs_boundary
def test_call_tells_what_changed(
    session: Session, source: str, arguments: list[Any], result: object, changed: list[Any]
) -> None:
    """A call gives its value and the arguments that it changed."""
    session.run(source)
    decode = Decoder(lambda *_: None).decode

    (kind, *parts), new, _ = call(session, "f", *arguments)

    assert (kind == "error") == (not arguments)
    assert kind == "error" or decode(parts[0]) == result
    assert [[n, decode(data)] for n, data in new] == changed


@pytest.mark.parametrize(
    "dtype",
    [
        "float64",
        "datetime64[ns]",
    ],
)
@needs_boundary
def test_call_sees_no_change_in_what_is_missing(session: Session, dtype: str) -> None:
    """Missing values in an array that the function leaves alone are no change."""
    session.run("def f(x): return len(x)")
    missing = np.array([np.nan if dtype == "float64" else "NaT"], dtype)

    _, changed, _ = call(session, "f", missing)

    assert changed == []


@needs_boundary
def test_call_describes_an_error(session: Session) -> None:
    """An error comes with its types, its text and the student's own line."""
    session.run("class Odd(KeyError): pass\ndef f(x):\n    raise Odd(x)")

    (kind, kinds, text, is_students, is_call, number, line, name), _, _ = call(session, "f", "why")

    assert (kind, kinds[:2], text) == ("error", ["Odd", "KeyError"], "'why'")
    assert (is_students, is_call, number, line, name) == (True, False, 3, "raise Odd(x)", None)


@needs_boundary
def test_call_keeps_what_is_printed(session: Session) -> None:
    """What a function prints comes with the call, not with a later cell."""
    session.run("def f(): print('printed')")

    assert call(session, "f")[2] == "printed\n"
    assert said(session, "1;") == ""


@needs_boundary
def test_sandbox_needs_no_main_thread(sandbox: Sandbox) -> None:
    """A process can be begun and used from any thread."""
    found: list[str] = []
    thread = threading.Thread(target=lambda: found.append(fresh(sandbox, "print('here')")))

    thread.start()
    thread.join()

    assert found == ["here"]


def test_without_a_boundary_it_runs_all_the_same() -> None:
    """At the level none the same cells run, in an environment that holds nothing of the grader's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WEAKEST_LINK_CANARY", CANARY)
        sandbox = Sandbox("none")
        try:
            sandbox.__enter__()
            first = fresh(sandbox, "import os; print([v for v in os.environ.values() if 'canary' in v])")
            second = fresh(sandbox, "print('first' in globals())")
        finally:
            sandbox.__exit__()

    assert (first, second) == ("[]", "False")


@pytest.mark.parametrize(
    ("report", "broken", "why"),
    [
        ({"reason": "cpu", "status": 9}, "", "It used more processor time"),
        ({"reason": "", "status": signal.SIGXCPU}, "", "It used more processor time"),
        ({"reason": "memory", "status": 9}, "", "It used more memory"),
        ({"reason": "", "status": 71 << 8}, "", "It printed more"),
        ({"reason": "", "status": 72 << 8}, "", "It left a thread or a process"),
        ({"reason": "", "status": 9}, "a frame of 9 bytes; at most 1 are read", "Its value is larger"),
        ({"reason": "", "status": 9}, "a frame that is not JSON: x", r"It sent something that is no answer\.$"),
        ({"reason": "", "status": 9}, "the connection was closed", "It ended Python itself"),
        ({"reason": "", "status": signal.SIGBUS}, "", r"Python itself crashed \(SIGBUS\)"),
        ({"reason": "", "status": signal.SIGRTMIN + 3}, "", "It ended Python itself"),
        ({"reason": "", "status": 73 << 8}, "", "It ended Python itself"),
        ({"reason": "time", "status": 9}, "", r"It ran longer than the time limit \(20 s\)"),
        ({"reason": "", "status": 0}, "", "It ended Python itself"),
    ],
)
def test_why_has_words_for_every_end(report: dict[str, Any], broken: str, why: str) -> None:
    """Each way to end has its own words."""
    with pytest.raises(Ended, match=f"^{why}"):
        raise Ended(_why(report, Limits(), broken))


BLIND = "It ended Python itself on other data, or sent something that is no answer."
TOO_SLOW = "It took more time than its limit on other data; a loop may not end."


@pytest.mark.parametrize(
    ("source", "blind"),
    [
        pytest.param("import os; os._exit(71)", BLIND, id="a code of the grader's"),
        pytest.param("import os; os._exit(73)", BLIND, id="another of them"),
        pytest.param("import ctypes; ctypes.string_at(0)", BLIND, id="a crash"),
        pytest.param("print('x' * 2_000_000)", BLIND, id="prints"),
        pytest.param("import time; time.sleep(60)", TOO_SLOW, id="time"),
    ],
)
@needs_boundary
def test_end_in_a_hidden_check_tells_limits_only(sandbox: Sandbox, source: str, blind: str) -> None:
    """For a hidden check all ends have one sentence, but for the limits that are measured from outside."""
    session = sandbox.begin(Limits(wall_s=2, output_mb=1))
    session.enter("")

    try:
        with pytest.raises(Ended, match=r".") as end:
            session.run(source)
    finally:
        session.close()

    assert end.value.blind == blind


SERVER = (
    "import gc; gc.unfreeze()\n"
    "Student = next(each for each in gc.get_objects() if isinstance(each, type) and each.__name__ == 'Student')\n"
)


@pytest.mark.parametrize("answer", ["[]", "[1, 2, 3]", "[[], 1.5]", "['x', 1]"])
@needs_boundary
def test_cell_without_outputs_and_a_number_is_refused(session: Session, answer: str) -> None:
    """A cell's answer that is not a list of outputs and a number ends the process, not the grader."""
    session.run(f"{SERVER}Student.run = lambda *_: {answer}")

    with pytest.raises(Ended, match=r"^It sent something that is no answer\.$"):
        session.run("1")


def test_process_without_boundaries_is_the_graders_fault() -> None:
    """A process that ends before it has answered once could not draw its boundaries, which is no student's fault."""
    ours, theirs = socket.socketpair()
    theirs.close()
    sandbox: Any = SimpleNamespace(end=lambda: {"reason": "", "status": 73 << 8})

    with pytest.raises(Fault, match="could not draw its boundaries") as fault:
        Session(sandbox, ours, LIMITS).greet()

    assert isinstance(fault.value.error, IsolationError)

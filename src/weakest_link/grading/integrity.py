"""
Signs in a submission's code that a person may want to look at. A sign costs no points.

The code is read, not run, so nothing that it does can hide a sign; words put together at run time can.
More code than anybody writes for an exercise is not read: to parse it takes long, and it is a sign of its own.
What honest work never needs and attempts at cheating often do is listed here, once.
"""

from __future__ import annotations

import ast
import functools
import itertools
import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple, TypeGuard

SIGNS: dict[str, set[str]] = {
    "inspection": {
        "_getframe", "_current_frames", "currentframe", "getouterframes", "getsource", "f_back", "f_globals",
        "f_locals", "f_code", "tb_frame",
        "get_objects", "get_referrers", "get_referents", "settrace", "setprofile", "addaudithook",
        "__subclasses__", "__globals__", "__code__", "__closure__", "__builtins__", "linecache", "inspect",
    },
    "grader-internals": {
        "input_transformers_cleanup", "input_transformers_post", "ast_transformers", "input_transformer_manager",
        "nbgrader", "user_ns", "run_cell", "run_code", "weakest_link.grading", "gradebook", "pre_run_cell",
        "post_run_cell", "history_manager",
        "os.fdopen", "os.read", "os.write", "os.dup", "os.dup2", "os.close", "os.closerange", "os.fstat", "os.sendfile",
    },
    "network": {
        "socket", "urllib", "requests", "http.client", "http.server", "httpx", "aiohttp", "ftplib", "smtplib",
        "urlopen",
    },
    "processes": {
        "subprocess", "os.system", "os.popen", "os.fork", "os.kill", "os.killpg", "os.execv", "os.execve",
        "os.posix_spawn", "os.setsid", "pty", "multiprocessing", "concurrent.futures", "threading", "_thread", "signal",
        "resource", "ctypes", "cffi", "os._exit", "mmap", "get_shared",
    },
    "files-outside": {
        "os.remove", "os.unlink", "os.rename", "os.replace", "os.symlink", "os.link", "shutil.rmtree", "shutil.move",
        "os.chmod", "os.chown", "os.chroot", "os.mount", "os.environ", "expanduser", "gettempdir", "home", "__file__",
    },
}  # fmt: skip
KIND = {word: kind for kind, words in SIGNS.items() for word in words}
IDENTITY = {"__eq__", "__ne__", "__hash__", "__class__"}  # methods that say what a value equals, or is
REBOUND = {"checks", "pd", "np", "plt", "wl"}  # names that are not to be given anew
SHADOWED = {"checks", "pd", "isinstance", "len"}  # names that no function or class is to take
OUTSIDE = re.compile(r"(?:^|[\s\"'(=:])(?:/[A-Za-z_.][\w.-]*(?:/|$)|~/|\.\./)")  # a path that leads out of the folder
COMMANDS = {"network": ("curl", "wget", "pip"), "processes": ("",)}
LONGEST = 20_000  # characters of a cell that is remembered
MAX_READ = 200_000  # characters of a submission's code that are read


def signs(sources: Iterable[str], names: Iterable[str] = ()) -> tuple[str, ...]:
    """
    List the kinds of signs in a submission's code cells.

    Parameters
    ----------
    sources : iterable of str
        The student's code, a cell each.
    names : iterable of str
        Names that the exercise itself gives, such as ``pd``; to set an attribute on one is a sign.

    Returns
    -------
    tuple of str
        Sorted, each once: ``files-outside``, ``grader-internals``, ``inspection``, ``monkeypatching``, ``network``,
        ``overridden-eq``, ``processes``, ``too-long-to-read``.
    """
    found: set[str] = set()
    given = {*names, "builtins"}
    room = MAX_READ
    for source in sources:
        if len(source) > room:
            found.add("too-long-to-read")
            continue
        room -= len(source)
        cell = _remembered(source) if len(source) <= LONGEST else _read(source)
        given |= cell.given
        found |= cell.signs
        if not given.isdisjoint(cell.patched):
            found.add("monkeypatching")
    return tuple(sorted(found))


class _Cell(NamedTuple):
    """What one cell shows, whatever stands in the others."""

    signs: frozenset[str]
    given: frozenset[str]  # names that stand for something that the student did not make
    patched: frozenset[str]  # names of what attributes are set on


def _read(source: str) -> _Cell:
    """Read one cell."""
    reader = _Reader()
    reader.signs.update(_shell_signs(source))
    for node in ast.walk(_parse(source)):
        look = _LOOKS.get(type(node))
        if look is not None:
            look(reader, node)
    return reader.cell()


_remembered = functools.lru_cache(maxsize=64)(_read)  # most cells come with every submission


def _parse(source: str) -> ast.Module:
    """Parse a cell without its shell and magic lines; what is not Python is empty."""
    lines = ["" if line.lstrip().startswith(("!", "%")) else line for line in source.splitlines()]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse("\n".join(lines))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ast.Module([], [])


def _shell_signs(source: str) -> Iterator[str]:
    """Yield what a cell's shell lines are signs of."""
    for line in source.splitlines():
        if line.lstrip().startswith(("!", "%%bash", "%%sh", "%%script", "%sx", "%system")):
            yield from (kind for kind, words in COMMANDS.items() if any(word in line for word in words))


class _Reader:
    """Collects what a cell shows; each method looks at one kind of node."""

    def __init__(self) -> None:
        self.signs: set[str] = set()
        self.given: set[str] = set()
        self.patched: set[str] = set()
        self._assigned: list[ast.Assign] = []
        self._hands_out = False

    def cell(self) -> _Cell:
        """Return what was collected."""
        if self._hands_out:
            for each in self._assigned:
                if any(map(_hands_out, ast.walk(each.value))):
                    self.given.update(target.id for target in each.targets if isinstance(target, ast.Name))
        return _Cell(frozenset(self.signs), frozenset(self.given), frozenset(self.patched))

    def imports(self, node: ast.Import | ast.ImportFrom) -> None:
        """Look at the modules that are imported, those above them, and the names that this gives."""
        names = [each.name for each in node.names]
        if isinstance(node, ast.ImportFrom) and node.module:
            names += [node.module, *(f"{node.module}.{name}" for name in names)]
        for name in names:
            for module in itertools.accumulate(name.split("."), "{}.{}".format):
                self._word(module)
        self.given.update((each.asname or each.name).split(".")[0] for each in node.names)

    def attribute(self, node: ast.Attribute) -> None:
        """Look at what is looked up in what, and at what is set."""
        self._word(node.attr)
        if isinstance(node.value, ast.Name):
            self._word(f"{node.value.id}.{node.attr}")
        self._hands_out |= _hands_out(node)
        if not isinstance(node.ctx, ast.Load):
            if node.attr in IDENTITY:
                self.signs.add("overridden-eq")
            if not _is_option(node):
                self.patched.add(_root(node))

    def name(self, node: ast.Name) -> None:
        """Look at a name, and whether it is given anew."""
        self._word(node.id)
        self._hands_out |= _hands_out(node)
        if not isinstance(node.ctx, ast.Load):
            if node.id in IDENTITY:
                self.signs.add("overridden-eq")
            if node.id in REBOUND:
                self.signs.add("monkeypatching")

    def constant(self, node: ast.Constant) -> None:
        """Look at text: a name for `getattr`, or a path."""
        text = node.value
        if isinstance(text, str):
            self._word(text)
            if "/" in text and OUTSIDE.search(text[:10_000]):
                self.signs.add("files-outside")

    def definition(self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> None:
        """Look at the name of a function or class."""
        if node.name in IDENTITY:
            self.signs.add("overridden-eq")
        if node.name in SHADOWED:
            self.signs.add("monkeypatching")

    def call(self, node: ast.Call) -> None:
        """Look for attributes that are set by a function."""
        if isinstance(node.func, ast.Name) and node.func.id in ("setattr", "delattr") and node.args:
            self.patched.add(_root(node.args[0]))

    def item(self, node: ast.Subscript) -> None:
        """Look for attributes that are set through the table that holds them."""
        if not isinstance(node.ctx, ast.Load) and _is_table(node.value):
            self.patched.add(_root(node))

    def assignment(self, node: ast.Assign) -> None:
        """Keep assignments until it is known whether anything is handed out."""
        self._assigned.append(node)

    def _word(self, word: str) -> None:
        """Note what a word is a sign of."""
        if word in KIND:
            self.signs.add(KIND[word])


_LOOKS: dict[type[ast.AST], Callable[[_Reader, Any], None]] = {
    ast.Import: _Reader.imports,
    ast.ImportFrom: _Reader.imports,
    ast.Attribute: _Reader.attribute,
    ast.Name: _Reader.name,
    ast.Constant: _Reader.constant,
    ast.FunctionDef: _Reader.definition,
    ast.AsyncFunctionDef: _Reader.definition,
    ast.ClassDef: _Reader.definition,
    ast.Call: _Reader.call,
    ast.Subscript: _Reader.item,
    ast.Assign: _Reader.assignment,
}


def _hands_out(node: ast.AST) -> bool:
    """Tell whether code asks the shell or the table of modules for something."""
    if isinstance(node, ast.Attribute):
        return node.attr == "modules"
    return isinstance(node, ast.Name) and node.id == "get_ipython"


def _is_option(node: ast.Attribute) -> bool:
    """Tell whether an attribute is one of a library's options, which are there to be set."""
    inner = node.value
    while isinstance(inner, ast.Attribute) and inner.attr != "options":
        inner = inner.value
    return isinstance(inner, ast.Attribute)


def _is_table(node: ast.AST) -> bool:
    """Tell whether code stands for the table that holds the attributes of a module or class."""
    return _is_vars(node) or (isinstance(node, ast.Attribute) and node.attr == "__dict__")


def _is_vars(node: ast.AST) -> TypeGuard[ast.Call]:
    """Tell whether code calls ``vars`` with something."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "vars" and bool(node.args)


def _root(node: ast.AST) -> str:
    """Return the name that a chain of attributes, items and tables begins with."""
    while True:
        if isinstance(node, ast.Attribute | ast.Subscript):
            node = node.value
        elif _is_vars(node):
            node = node.args[0]
        else:
            return node.id if isinstance(node, ast.Name) else ""

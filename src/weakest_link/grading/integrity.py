"""
Signs in a submission's code that a person may want to look at. A sign costs no points.

The code is read, not run, so nothing that it does can hide a sign; words put together at run time can.
What honest work never needs and attempts at cheating often do is listed here, once.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterable, Iterator

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
PATCHING = (ast.Call, ast.Assign, ast.AugAssign, ast.Delete, ast.FunctionDef, ast.ClassDef)
OUTSIDE = re.compile(r"(?:^|[\s\"'(=:])(?:/[A-Za-z_.][\w.-]*(?:/|$)|~/|\.\./)")  # a path that leads out of the folder
COMMANDS = {"network": ("curl", "wget", "pip"), "processes": ("",)}


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
        ``overridden-eq``, ``processes``.
    """
    found: set[str] = set()
    given = set(names)
    for source in sources:
        found |= set(_shell_signs(source))
        tree = _parse(source)
        if tree is not None:
            given |= {name for node in ast.walk(tree) for name in (*_imported(node), *_handed_out(node))}
            for node in ast.walk(tree):
                found |= set(_signs(node, given))
    return tuple(sorted(found))


def _parse(source: str) -> ast.Module | None:
    """Parse a cell without its shell and magic lines; None when it is not Python."""
    lines = ["" if line.lstrip().startswith(("!", "%")) else line for line in source.splitlines()]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse("\n".join(lines))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _shell_signs(source: str) -> Iterator[str]:
    """Yield what a cell's shell lines are signs of."""
    for line in source.splitlines():
        if line.lstrip().startswith(("!", "%%bash", "%%sh", "%%script", "%sx", "%system")):
            yield from (kind for kind, words in COMMANDS.items() if any(word in line for word in words))


def _imported(node: ast.AST) -> Iterator[str]:
    """Yield the names that an import gives."""
    if isinstance(node, ast.Import | ast.ImportFrom):
        for each in node.names:
            yield (each.asname or each.name).split(".")[0]


def _handed_out(node: ast.AST) -> Iterator[str]:
    """Yield the names that are given to what the shell or a module's table hands out."""
    if isinstance(node, ast.Assign):
        inner = {part.id for part in ast.walk(node.value) if isinstance(part, ast.Name)}
        parts = {part.attr for part in ast.walk(node.value) if isinstance(part, ast.Attribute)}
        if "get_ipython" in inner or "modules" in parts:
            yield from (each.id for each in node.targets if isinstance(each, ast.Name))


def _signs(node: ast.AST, given: set[str]) -> Iterator[str]:
    """Yield what one piece of code is a sign of."""
    yield from (KIND[word] for word in _words(node) if word in KIND)
    if isinstance(node, ast.FunctionDef) and node.name in ("__eq__", "__ne__", "__hash__", "__class__"):
        yield "overridden-eq"
    if isinstance(node, PATCHING) and _is_patch(node, given):
        yield "monkeypatching"
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and OUTSIDE.search(node.value[:10_000]):
        yield "files-outside"


def _words(node: ast.AST) -> Iterator[str]:
    """Yield the names in one piece of code: imported, looked up, or written out for `getattr`."""
    if isinstance(node, ast.Import):
        yield from (part for each in node.names for part in (each.name, each.name.split(".")[0]))
    elif isinstance(node, ast.ImportFrom) and node.module:
        yield from (node.module, node.module.split(".")[0], *(f"{node.module}.{each.name}" for each in node.names))
        yield from (each.name for each in node.names)
    elif isinstance(node, ast.Attribute):
        yield node.attr
        if isinstance(node.value, ast.Name):
            yield f"{node.value.id}.{node.attr}"
    elif isinstance(node, ast.Name):
        yield node.id
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) < 60:
        yield node.value


def _is_patch(node: ast.AST, given: set[str]) -> bool:
    """Tell whether code sets or deletes an attribute of something that the student did not make."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("setattr", "delattr"):
        return bool(node.args) and _root(node.args[0]) in given
    targets = node.targets if isinstance(node, ast.Assign | ast.Delete) else [getattr(node, "target", None)]
    patched = any(
        isinstance(each, ast.Attribute) and _root(each) in {*given, "builtins"} and not _is_option(each)
        for each in targets
    )
    rebound = any(isinstance(each, ast.Name) and each.id in ("checks", "pd", "np", "plt", "wl") for each in targets)
    shadowed = isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name in ("checks", "pd", "isinstance", "len")
    return patched or rebound or shadowed


def _is_option(node: ast.Attribute) -> bool:
    """Tell whether an attribute is one of a library's options, which are there to be set."""
    inner = node.value
    while isinstance(inner, ast.Attribute) and inner.attr != "options":
        inner = inner.value
    return isinstance(inner, ast.Attribute)


def _root(node: ast.AST) -> str:
    """Return the name that a chain of attributes begins with."""
    while isinstance(node, ast.Attribute | ast.Subscript):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""

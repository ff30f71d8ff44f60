"""What an assignment asks of every submission: cells, compiled checks, limits. Made once, used for a class."""

from __future__ import annotations

import ast
import contextlib
import copy
import dis
import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

from IPython.core.inputtransformer2 import TransformerManager

from weakest_link.exceptions import ExerciseFormatError, faults
from weakest_link.grading.limits import Limits
from weakest_link.notebooks import (
    Cell,
    Item,
    Notebook,
    grade_id,
    grader_metadata,
    has_hidden_checks,
    is_answer,
    items,
    parse_notebook,
    read_notebook,
    released,
)

ALWAYS = ("pandas", "numpy", "weakest_link.checks", "weakest_link.datasets")
MAX_FILES_BYTES = 100 << 20


@dataclass(frozen=True)
class Check:
    """One check cell: its graded item, its code, the global names in it, and whether a part of it is hidden."""

    item: Item
    code: CodeType
    names: tuple[str, ...]
    is_hidden: bool


@dataclass(frozen=True)
class Plan:
    """
    An assignment, ready to grade.

    Attributes
    ----------
    released : dict
        The notebook as students get it.
    items : tuple of Item
        What is graded, in order.
    checks : dict of str to Check
        The automatic checks by grade_id.
    given : dict of str to object
        The names that the exercise's own cells define, as run here; a submission cannot change them.
    modules : tuple of str
        What the notebook imports.
    files : dict of str to bytes
        What lies beside the notebook, by relative path.
    limits : Limits
        What the notebook's metadata allow.
    """

    released: Notebook
    items: tuple[Item, ...]
    checks: dict[str, Check]
    given: dict[str, Any]
    modules: tuple[str, ...]
    files: dict[str, bytes]
    limits: Limits

    @classmethod
    def read(cls, release: Path | bytes) -> Plan:
        """
        Read an authored notebook.

        Parameters
        ----------
        release : Path or bytes
            The notebook of `solutions/`, with hidden checks; a file's neighbours come with it.

        Raises
        ------
        ExerciseFormatError
            A check cell is no Python or uses another's name, or the limits in the metadata cannot be used.
        """
        if isinstance(release, bytes):
            where, authored, files = "the release", parse_notebook(release.decode("utf-8"), "the release"), {}
        else:
            where, authored, files = str(release), read_notebook(release), _files_beside(release)
        graded = tuple(items(authored))
        checks = _checks(authored, graded, where)
        folder = release.parent if isinstance(release, Path) else None
        return cls(
            released=released(authored),
            items=graded,
            checks=checks,
            given=_given(authored, folder),
            modules=tuple(dict.fromkeys((*ALWAYS, *_imports(authored)))),
            files=files,
            limits=Limits.read(authored, where),
        )


def _files_beside(release: Path) -> dict[str, bytes]:
    """Read what lies beside the notebook: tables and pictures that its cells may open."""
    paths = [
        path
        for path in sorted(release.parent.rglob("*"))
        if path.is_file()
        and path.suffix != ".ipynb"
        and not any(part.startswith((".", "__")) for part in path.relative_to(release.parent).parts)
    ]
    size = sum(path.stat().st_size for path in paths)
    if size > MAX_FILES_BYTES:
        message = (
            f"{release.parent}: got {size >> 20} MB of files beside the notebook; expected at most "
            f"{MAX_FILES_BYTES >> 20} MB, as each submission gets a copy. Move what is not needed."
        )
        raise ExerciseFormatError(message)
    return {str(path.relative_to(release.parent)): path.read_bytes() for path in paths}


def _checks(authored: Notebook, graded: tuple[Item, ...], where: str) -> dict[str, Check]:
    """Compile the check cells; all that cannot be used are reported together."""
    by_id = {item.grade_id: item for item in graded if not item.is_manual}
    made, found = {}, []
    for cell in authored["cells"]:
        name = grade_id(cell)
        if name in by_id:
            try:
                code = compile(_python(cell), f"<check {name}>", "exec", dont_inherit=True)
            except SyntaxError as error:
                found.append(f"{name}: no Python: {error.msg} (line {error.lineno})")
            else:
                made[name] = Check(by_id[name], code, tuple(sorted(_names(code))), has_hidden_checks(cell))
    found += _borrowed(made)
    if found:
        raise ExerciseFormatError(faults(f"{where}: check cells that cannot be used.", found))
    return made


def _borrowed(checks: dict[str, Check]) -> Iterator[str]:
    """Say which checks use a name that another check sets: alone, they would take it from the submission."""
    own = {name: _operands(check.code, "STORE_NAME") for name, check in checks.items()}
    for name, check in checks.items():
        others = set().union(*(own[other] for other in checks if other != name))
        for each in sorted(others.intersection(check.names) - own[name]):
            yield f"{name}: uses `{each}`, which another check sets. A check is run alone: set it here, too."


def _names(code: CodeType) -> set[str]:
    """List the global names that code looks up, in inner functions too."""
    found = _operands(code, "LOAD_NAME", "LOAD_GLOBAL")
    return found.union(*(_names(part) for part in code.co_consts if isinstance(part, CodeType)))


def _operands(code: CodeType, *operations: str) -> set[str]:
    """List the names that code gives to these operations."""
    return {each.argval for each in dis.get_instructions(code) if each.opname in operations}


def _python(cell: Cell) -> str:
    """Return a cell's code with IPython's own syntax turned into Python."""
    return str(TransformerManager().transform_cell(cell["source"]))


def is_given(cell: Cell) -> bool:
    """Tell whether an authored cell is code of the exercise itself, neither an answer nor a check."""
    return cell["cell_type"] == "code" and not grader_metadata(cell).get("grade") and not is_answer(cell)


def _given(authored: Notebook, folder: Path | None) -> dict[str, Any]:
    """Run the exercise's own cells here; a name that needs a student's answer stays undefined."""
    names: dict[str, Any] = {"__name__": "__main__", "get_ipython": lambda: None}
    with contextlib.chdir(folder or Path.cwd()), warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        for cell in filter(is_given, authored["cells"]):
            with contextlib.suppress(Exception):
                exec(compile(_python(cell), f"<{grade_id(cell)}>", "exec", dont_inherit=True), names)
    return {name: value for name, value in names.items() if not name.startswith("__") and name != "get_ipython"}


def copied(value: Any) -> Any:
    """Copy what a check could change; modules, functions and classes are shared."""
    return value if isinstance(value, ModuleType | FunctionType | type) else copy.deepcopy(value)


def _imports(authored: Notebook) -> Iterator[str]:
    """Yield the modules that the notebook's code imports."""
    for cell in (cell for cell in authored["cells"] if cell["cell_type"] == "code"):
        with contextlib.suppress(SyntaxError):
            for node in ast.walk(ast.parse(_python(cell))):
                if isinstance(node, ast.Import):
                    yield from (each.name for each in node.names)
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    yield node.module

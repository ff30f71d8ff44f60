"""
A submission's names as a check sees them: plain values, and functions that are called where they live.

A check's globals are `Names`. What the exercise itself defines comes from here, never from the student;
everything else is asked for over the wire when the check first looks at it.
"""

from __future__ import annotations

import builtins
import inspect
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NoReturn

import numpy as np
import pandas as pd

from weakest_link.checks import Origin
from weakest_link.exceptions import ExerciseFormatError
from weakest_link.grading.plan import copied
from weakest_link.grading.sandbox import Fault, Session
from weakest_link.grading.values import FOREIGN, Decoder, Encoder
from weakest_link.grading.wire import WireError

_PYTHONS = frozenset(vars(builtins))
MAX_MESSAGE = 500  # characters of an error's text that a student reads
MAX_NAME = 80  # characters of a name in it


def _author_fault(message: str) -> Fault:
    """Blame the exercise."""
    return Fault(ExerciseFormatError(message))


class Names(dict[str, Any]):
    """
    The globals of a submission's checks.

    Parameters
    ----------
    given : mapping of str to object
        What the exercise itself defines.
    session : Session
        The student's process.

    Attributes
    ----------
    sent : dict of str to object
        The student's names that a check looked at, as they came over the wire.
    """

    def __init__(self, given: Mapping[str, Any], session: Session) -> None:
        super().__init__(__name__="__main__")
        self._given = given
        self._session = session
        self._fetched: list[str] = []
        self._decoder = Decoder(self._stand_in)
        self._encoder = Encoder(_handle)
        self._has_values = False  # whether the student's process sent any, which a check may give back to it
        self.printed: list[str] = []
        self.sent: dict[str, Any] = {}

    def __missing__(self, name: str) -> Any:
        """Find a name that no check has set: the exercise's, Python's, or the student's."""
        if name in self._given:
            self[name] = copied(self._given[name])
            self._fetched.append(name)  # a function may change it: the next check gets a new copy
            return self[name]
        if name in _PYTHONS:
            raise KeyError(name)
        self.look([name])
        if name not in self:
            raise KeyError(name)
        return self[name]

    def look(self, names: Iterable[str], mark: int | None = None) -> None:
        """
        Ask for all the student's names of a check at once.

        Parameters
        ----------
        names : iterable of str
            The names; those that the exercise, Python or an earlier check defines are not asked for.
        mark : int, optional
            Where the names are to be looked up (see `Session.look`).
        """
        wanted = [name for name in names if name not in self and name not in self._given and name not in _PYTHONS]
        if wanted or mark is not None:
            for name, data in self._session.look(wanted, mark).items():
                self[name] = self._believe(self._decoder.decode, data)
                self.sent[name] = data
                self._fetched.append(name)
                self._has_values |= not isinstance(data, list) or data[0] != "function"

    def forget(self) -> None:
        """Ask anew for the student's names: a cell or another check may have changed them."""
        for name in self._fetched:
            self.pop(name, None)
        self._fetched.clear()
        self.sent = {}

    def _believe(self, build: Callable[[Any], Any], data: Any) -> Any:
        """Build a value; end the session when its data are malformed."""
        try:
            return build(data)
        except WireError as error:
            return self._session.refuse(str(error))

    def _stand_in(self, handle: int, name: str, signature: inspect.Signature | None) -> Any:
        """Make the function that calls a student's function."""

        def student_function(*arguments: Any, **keywords: Any) -> Any:
            return self._call(handle, arguments, keywords)

        student_function.__name__ = student_function.__qualname__ = name[:80]
        student_function.handle = handle  # type: ignore[attr-defined]
        if signature is not None:
            student_function.__signature__ = signature  # type: ignore[attr-defined]
        return student_function

    def _call(self, handle: int, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Any:
        """Call a student's function; take over its value or its error, and what it did to its arguments."""
        sent = [self._encoder.encode(list(arguments)), self._encoder.encode(keywords)]
        for part in sent:
            if part[0] == "opaque":
                self._blame(part[2])
        result, changed, printed = self._session.call(handle, *sent)
        self._has_values = True
        if isinstance(printed, str) and printed:
            self.printed.append(printed)
        given = [*arguments, *keywords.values()]
        return self._believe(lambda data: self._received(data, given), [result, changed])

    def _blame(self, why: str) -> NoReturn:
        """
        Blame the answer for an argument that cannot be sent if a value of its own may stand in it, else the exercise.

        Such a value can be too large or too deep to be sent back, but is never of a type that cannot be sent.
        """
        if self._has_values and not why.startswith(FOREIGN):
            self._session.refuse("a value that cannot be sent back")
        message = f"A check gives a student's function a value that is no plain data ({why}). Give plain data."
        raise _author_fault(message)

    def _received(self, data: list[Any], given: list[Any]) -> Any:
        """Build what a call gave: raise its error, or return its value."""
        result, changed = data
        try:
            for n, new in changed:
                become(given[n], self._decoder.decode(new))
            kind, *parts = result
            error = None if kind == "value" else _error(*parts)
        except (TypeError, ValueError, IndexError) as fault:
            message = f"a call's result that is malformed: {type(fault).__name__}"
            raise WireError(message) from None
        if error is not None:
            raise error
        return self._decoder.decode(parts[0])


def _handle(function: Any) -> int:
    """Return the handle of a student's function that is given back to the student."""
    handle = getattr(function, "handle", None)
    if not isinstance(handle, int):
        name = getattr(function, "__name__", function)
        message = f"A check gives a student's function the function {name}. Give plain data; functions stay here."
        raise _author_fault(message)
    return handle


def _error(
    kinds: list[str], text: str, is_students: bool, is_call: bool, line_number: int, line: str, name: str | None
) -> Exception:
    """Make the error that stands for one of the student's process: Python's own type nearest to it."""
    own = str(kinds[0])[:80]
    nearest = next(found for kind in kinds if (found := _BUILTIN.get(kind)) is not None)
    origin = Origin(
        own, str(text)[:MAX_MESSAGE], bool(is_students), bool(is_call), int(line_number), str(line)[:MAX_MESSAGE]
    )
    is_name = isinstance(name, str) and name.isidentifier() and len(name) <= MAX_NAME
    error = NameError(origin.text, name=name if is_name else None) if nearest is NameError else nearest(origin.text)
    error.origin = origin  # type: ignore[attr-defined]
    return error


def _simple_errors() -> dict[str, type[Exception]]:
    """List Python's own errors that are made from one text; what is none, or ends a loop, is a RuntimeError."""
    found: dict[str, type[Exception]] = {"BaseException": RuntimeError}
    for name, kind in vars(builtins).items():
        if isinstance(kind, type) and issubclass(kind, Exception):
            try:
                kind("text")
            except TypeError:
                continue
            found[name] = kind
    return found | {"StopIteration": RuntimeError}  # as in a generator: it would end a check's own loop


_BUILTIN = _simple_errors()


def become(old: Any, new: Any) -> None:
    """Change an argument in place into what the student's function made of it, as one process would see it."""
    if isinstance(old, pd.DataFrame | pd.Series) and type(old) is type(new):
        replace_content = old._update_inplace  # pandas has no public way
        replace_content(new)  # type: ignore[operator]
    elif isinstance(old, list) and isinstance(new, list):
        old[:] = _each(old, new)
    elif isinstance(old, dict) and isinstance(new, dict):
        kept = {key: _one(old.get(key), value) for key, value in new.items()}
        old.clear()
        old.update(kept)
    elif isinstance(old, set) and isinstance(new, set):
        old.clear()
        old.update(new)
    elif isinstance(old, np.ndarray) and isinstance(new, np.ndarray) and old.shape == new.shape:
        old[...] = new


def _each(old: list[Any], new: list[Any]) -> list[Any]:
    """Pair the elements of two lists: what stood in both is changed in place."""
    return [_one(old[n] if n < len(old) else None, value) for n, value in enumerate(new)]


def _one(old: Any, new: Any) -> Any:
    """Return the old element, changed in place, where that can be; else the new one."""
    if type(old) is type(new) and isinstance(old, pd.DataFrame | pd.Series | list | dict | set):
        become(old, new)
        return old
    return new

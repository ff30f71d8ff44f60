"""
Plain data as JSON and back: what an answer may be, seen from another process.

`Encoder` writes a value as JSON arrays that begin with a tag; `Decoder` builds it anew and trusts
nothing: an unknown tag, a wrong shape or an unknown dtype is refused. What is no plain data arrives as
an `Opaque` that says so to whoever looks into it; a function arrives as what `on_function` makes of it.
"""

from __future__ import annotations

import base64
import datetime as dt
import functools
import inspect
import itertools
import math
import re
import zoneinfo
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from decimal import Decimal
from fractions import Fraction
from types import ModuleType
from typing import Any, NoReturn

import numpy as np
import pandas as pd

from weakest_link.checks import ChartFacts, chart_facts
from weakest_link.exceptions import CheckFailed
from weakest_link.grading.wire import WireError

MAX_DEPTH = 40
MAX_ELEMENTS = 200_000
MAX_DIGITS = 4_000
MAX_MOMENT = 60  # characters of a date with its time
HEAVY = 200  # elements that a number beyond 60 bits counts for
NUMPY = re.compile(r"(bool|u?int(8|16|32|64)|float(16|32|64)|complex(64|128))$")
PARTS = {"complex64": "float32", "complex128": "float64"}  # a complex number crosses as two numbers
FIXED = re.compile(r"([SU])(\d{1,9})$")  # NumPy's bytes and text of one width
TIME = re.compile(r"(datetime64|timedelta64)\[(Y|M|W|D|h|m|s|ms|us|ns)\]$")
ZONED = re.compile(r"datetime64\[(s|ms|us|ns), ([A-Za-z0-9_+:/-]+)\]$")
OFFSET = re.compile(r"UTC|(UTC)?[+-]\d\d:\d\d")
TEXT = re.compile(r"(str|string)$")
MASKED = re.compile(r"(U?Int(8|16|32|64)|Float(32|64)|boolean)$")
EXTENSION = re.compile(
    r"(period\[(?P<period>[\w-]+)\]|Sparse\[[\w., ]+\]|"
    r"interval\[([a-z]+\d+(\[(s|ms|us|ns)(, (?P<zone>[\w+:/-]+))?\])?, )(left|right|both|neither)\])$"
)
PERIOD = re.compile(r"([1-9][0-9]{0,8})?[A-Za-z]{1,3}(-[A-Z]{3})?")
FREQUENCY = re.compile(r"-?(?:[1-9]\d{0,5})?(B|D|h|min|s|ms|us|ns|W-[A-Z]{3}|B?M[ES]|B?[QY][ES]-[A-Z]{3})$")
CROSSES = (
    "Give plain data instead: a number, text, a date, a list, tuple, set or dict of these, "
    "a Series or DataFrame, an array, a chart or a function."
)
FOREIGN = "it holds a value of type"  # how the reason begins when it is no matter of size


class CannotCross(Exception):
    """A value is no plain data; the text says what it is."""


def kind_of(value: object) -> str:
    """Name a value's type; the type decides, not what the value says of itself."""
    return str(type(value).__name__)


class Encoder:
    """
    Write values for the other process.

    Parameters
    ----------
    on_function : callable
        Called with each function, class or other callable; returns the handle by which it is called.
    """

    def __init__(self, on_function: Callable[[Any], int]) -> None:
        self._on_function = on_function
        self._left = MAX_ELEMENTS

    def encode(self, value: Any) -> Any:
        """Return the JSON form of a value; what cannot cross becomes ``["opaque", kind, why]``."""
        self._left = MAX_ELEMENTS
        try:
            return self._encode(value, MAX_DEPTH)
        except CannotCross as reason:
            return ["opaque", kind_of(value), str(reason)]
        except RecursionError:
            return ["opaque", kind_of(value), "nested too deeply"]
        except Exception as error:  # noqa: BLE001  (a value of the student's own may do anything when it is read)
            return ["opaque", kind_of(value), f"reading it stops with {kind_of(error)}"]

    def _encode(self, value: Any, depth: int) -> Any:
        """Encode one value; `depth` levels may follow below it."""
        kind = type(value)
        if kind in _UNCOUNTED:
            self._count(1, depth)
            return value
        if kind is str:
            self._count(1, depth)
            return self._text(value)
        self._count(1 + _weight(value), depth)
        if kind is int:
            return self._whole(value)
        for kinds, encode in _ENCODERS:
            if isinstance(value, kinds):
                return encode(self, value, depth - 1)
        return self._other(value, depth - 1)

    def _count(self, n: int, depth: int) -> None:
        """Refuse what is too large or too deep."""
        self._left -= n
        if self._left < 0:
            message = f"more than {MAX_ELEMENTS:,} elements"
            raise CannotCross(message)
        if depth < 0:
            message = f"nested more than {MAX_DEPTH} levels deep"
            raise CannotCross(message)

    def _text(self, value: str) -> str:
        """Count text by its length."""
        self._count(len(value) // 64, 0)
        return str.__str__(value)

    def _whole(self, value: int) -> int:
        """Refuse whole numbers that are too long to be written."""
        number = int.__index__(value)
        if number.bit_length() > MAX_DIGITS * 3:
            message = f"a whole number of more than {MAX_DIGITS:,} digits"
            raise CannotCross(message)
        return number

    def _all(self, values: Iterable[Any], depth: int) -> list[Any]:
        """Encode the elements of a collection; one without an end is refused."""
        taken = list(itertools.islice(values, self._left + 1))
        kinds = set(map(type, taken))
        if kinds <= _UNCOUNTED:
            self._count(len(taken), depth)
            return taken
        if kinds == {str}:
            self._count(len(taken) + sum(map(len, taken)) // 64, depth)
            return taken
        return [self._encode(each, depth) for each in taken]

    def _dict(self, value: Mapping[Any, Any], depth: int) -> Any:
        return ["dict", [[self._encode(key, depth), self._encode(each, depth)] for key, each in value.items()]]

    def _set(self, value: Set[Any], depth: int) -> Any:
        """Write sets in an order that does not depend on the run."""
        tag = "frozenset" if isinstance(value, frozenset) else "set"
        return [tag, sorted(self._all(value, depth), key=repr)]

    def _tuple(self, value: tuple[Any, ...], depth: int) -> Any:
        """Write a tuple; matplotlib's bars are one, too, and a chart."""
        if type(value) is not tuple and chart_facts(value) is not None:
            return self._other(value, depth)
        return ["tuple", self._all(tuple.__iter__(value), depth)]

    def _scalar(self, value: np.generic, depth: int) -> Any:
        """Write a NumPy scalar with its type."""
        name = str(value.dtype)
        if TIME.match(name):
            return ["numpy", name, int(value.astype("int64"))]
        if isinstance(value, np.str_ | np.bytes_):
            return self._encode(value.item(), depth)
        if not NUMPY.match(name):
            message = f"a NumPy value of type {name}"
            raise CannotCross(message)
        return ["numpy", name, self._encode(value.item(), depth)]

    def _array(self, value: np.ndarray[Any, Any], depth: int) -> Any:
        return ["array", list(value.shape), self._values(value.reshape(-1), depth)]

    def _values(self, values: Any, depth: int) -> Any:
        """Write a one-dimensional array of any kind, NumPy's or pandas': dtype and elements."""
        self._count(len(values), depth)
        name = str(values.dtype)
        if isinstance(values.dtype, pd.CategoricalDtype):
            categories = self._values(values.categories.array, depth)
            return ["category", categories, values.codes.tolist(), bool(values.ordered)]
        if TIME.match(name) or ((zoned := ZONED.match(name)) and _zone(zoned[2])):
            return ["values", name, np.asarray(values.astype("int64")).tolist()]
        if name in PARTS:
            self._count(HEAVY // 10 * len(values), depth)
            return ["values", name, np.ascontiguousarray(values).view(PARTS[name]).tolist()]
        if values.dtype.kind in "SU":
            return self._fixed(values, depth)
        if NUMPY.match(name):
            return ["values", name, np.asarray(values).tolist()]
        if TEXT.match(name) or name.startswith("string"):
            texts = values.to_numpy(object, na_value=None)
            elements = [None if each is None else str.__str__(each) for each in texts]
            self._count(sum(len(each) for each in elements if each) // 64, depth)
            return ["values", "str" if name == "str" else "string", elements]
        if MASKED.match(name):
            return ["values", name, values.to_numpy(object, na_value=None).tolist()]
        if name == "object" or EXTENSION.match(name):
            return ["values", name, self._all(values, depth)]
        message = f"a column of type {name}"
        raise CannotCross(message)

    def _fixed(self, values: np.ndarray[Any, Any], depth: int) -> Any:
        """Write text or bytes of one width; bytes become text of the same numbers."""
        kind, size = values.dtype.kind, values.dtype.itemsize
        width = size // 4 if kind == "U" else size
        self._count(_room(len(values), width), depth)
        elements = values.tolist()
        return ["values", f"{kind}{width}", elements if kind == "U" else [each.decode("latin-1") for each in elements]]

    def _index(self, value: pd.Index[Any], depth: int) -> Any:
        name = self._encode(value.name, depth)
        if isinstance(value, pd.RangeIndex):
            self._count(len(value), depth)
            return ["range_index", value.start, value.stop, value.step, name]
        if isinstance(value, pd.MultiIndex):
            levels = [self._values(value.get_level_values(n).array, depth) for n in range(value.nlevels)]
            return ["multi_index", levels, [self._encode(each, depth) for each in value.names]]
        return ["index", self._values(value.array, depth), name, _frequency(value)]

    def _series(self, value: pd.Series[Any], depth: int) -> Any:
        name = self._encode(value.name, depth)
        return ["series", self._values(value.array, depth), self._index(value.index, depth), name]

    def _frame(self, value: pd.DataFrame, depth: int) -> Any:
        arrays = value._iter_column_arrays()  # type: ignore[operator]  # `items` makes a Series of each, ten times slower
        columns = [self._values(column, depth) for column in arrays]
        return ["frame", self._index(value.columns, depth), self._index(value.index, depth), columns]

    def _other(self, value: Any, depth: int) -> Any:
        """Write a chart, a function or an iterator, or what stands for the other side's own; nothing else can cross."""
        if isinstance(value, Opaque):
            return ["opaque", kind_of(value), ""]
        if isinstance(value, type | ModuleType):
            return self._function(value) if isinstance(value, type) else ["opaque", "module", ""]
        facts = chart_facts(value)
        if facts is not None:
            bars = [[label, length] for label, length in facts.bars.items()]
            return ["chart", bars, facts.n_series, facts.value_label, facts.starts_at_zero]
        if callable(value):
            return self._function(value)
        if isinstance(value, Iterator):
            return ["list", self._all(value, depth)]
        message = f"{FOREIGN} `{kind_of(value)}`" if depth < MAX_DEPTH - 1 else ""
        raise CannotCross(message)

    def _function(self, value: Any) -> Any:
        """Write a callable by its handle, its name and its parameters."""
        try:
            found = inspect.signature(value).parameters.values()
            parameters = [[each.name, int(each.kind), each.default is not each.empty] for each in found]
        except (ValueError, TypeError):
            parameters = None
        return ["function", self._on_function(value), str(getattr(value, "__name__", kind_of(value))), parameters]


_ENCODERS: list[tuple[Any, Callable[[Encoder, Any, int], Any]]] = [
    (bool | np.bool_, lambda e, v, d: ["numpy", "bool", bool(v)]),
    (str, lambda e, v, d: e._text(v)),
    (np.generic, Encoder._scalar),
    (int, lambda e, v, d: e._whole(v)),
    (float, lambda e, v, d: float.__float__(v)),
    (complex, lambda e, v, d: ["complex", v.real, v.imag]),
    (bytes | bytearray, lambda e, v, d: ["bytes", base64.b64encode(v).decode()]),
    (type(pd.NaT), lambda e, v, d: ["nat"]),
    (type(pd.NA), lambda e, v, d: ["na"]),
    (type(...), lambda e, v, d: ["ellipsis"]),
    (pd.Timestamp, lambda e, v, d: ["timestamp", v.isoformat(), _zone(str(v.tz)) if v.tz else None, v.unit]),
    (pd.Timedelta, lambda e, v, d: ["pd_timedelta", int(v.as_unit("ns").value), v.unit]),
    (pd.Period, lambda e, v, d: ["period", v.ordinal, v.freqstr]),
    (pd.Interval, lambda e, v, d: ["interval", e._encode(v.left, d), e._encode(v.right, d), v.closed]),
    (dt.datetime, lambda e, v, d: ["datetime", v.isoformat()]),
    (dt.date, lambda e, v, d: ["date", v.isoformat()]),
    (dt.time, lambda e, v, d: ["time", v.isoformat()]),
    (dt.timedelta, lambda e, v, d: ["timedelta", v.days, v.seconds, v.microseconds]),
    (Decimal, lambda e, v, d: ["decimal", str(v)]),
    (Fraction, lambda e, v, d: ["fraction", e._whole(v.numerator), e._whole(v.denominator)]),
    (pd.DataFrame, Encoder._frame),
    (pd.Series, Encoder._series),
    (pd.Index, Encoder._index),
    (pd.api.extensions.ExtensionArray, lambda e, v, d: ["extension", e._values(v, d)]),
    (np.ndarray, Encoder._array),
    (list, lambda e, v, d: ["list", e._all(list.__iter__(v), d)]),
    (tuple, Encoder._tuple),
    (range, lambda e, v, d: ["list", e._all(v, d)]),
    (set | frozenset, Encoder._set),
    (Mapping, Encoder._dict),
    (type({}.keys()) | type({}.values()) | type({}.items()), lambda e, v, d: ["list", e._all(v, d)]),
]


_GROUPS = (tuple, frozenset, pd.Interval)
_NUMBERS = (Decimal, Fraction, complex, np.complexfloating)
_UNCOUNTED = frozenset((float, bool, type(None)))  # as they are, in JSON, and of one size


def _weight(value: object) -> int:
    """Weigh a value that could be made to share its hash with others: many of those would stop a check."""
    if type(value) in _UNCOUNTED or type(value) is str:
        return 0
    if type(value) is int:
        return HEAVY if abs(value) > 1 << 59 else 0
    if isinstance(value, _GROUPS):
        return HEAVY // 4
    return HEAVY if isinstance(value, _NUMBERS) else 0


class Opaque:
    """
    Stands for a value that is no plain data; to look into it is an answer's fault, and the message says so.

    `Opaque.of` makes one whose type has the value's type name, so that checks name it rightly.
    """

    _advice = ""
    cannot_cross = ""  # what a check says of it (see `checks._described`)

    @staticmethod
    def of(kind: str, why: str) -> Opaque:
        """Make the stand-in for a value of a type with this name."""
        name = "".join(letter for letter in kind if letter.isalnum() or letter == "_")[:40] or "object"
        reason = f" ({why[:120]})" if why else ""
        advice = f"A value of type `{name}`{reason} cannot be checked. {CROSSES}"
        note = f"of type `{name}`{reason}"
        made: Opaque = type(name, (Opaque,), {"_advice": advice, "cannot_cross": note})()
        return made

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise CheckFailed(self._advice, blind=f"The value cannot be checked. {CROSSES}")

    def __getattr__(self, name: str) -> NoReturn:
        if name.startswith("__"):
            raise AttributeError(name)
        self._refuse()

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __len__ = __iter__ = __bool__ = __contains__ = _refuse
    __getitem__ = __float__ = __int__ = __index__ = __add__ = __radd__ = __sub__ = __mul__ = __truediv__ = _refuse
    __rsub__ = __rmul__ = __rtruediv__ = __neg__ = __abs__ = __round__ = _refuse
    __hash__ = object.__hash__


class Decoder:
    """
    Build values from the other process anew.

    Parameters
    ----------
    on_function : callable
        Called with handle, name and signature of each function; returns what stands for it here.
    """

    def __init__(self, on_function: Callable[[int, str, inspect.Signature | None], Any]) -> None:
        self._on_function = on_function
        self._left = MAX_ELEMENTS

    def decode(self, data: Any) -> Any:
        """Return the value; raise `WireError` when the data are not of the form that `Encoder` writes."""
        self._left = MAX_ELEMENTS
        try:
            return self._decode(data, MAX_DEPTH + 5)
        except Exception as error:  # noqa: BLE001  (whatever malformed data lead to)
            message = f"a value that is malformed: {type(error).__name__}"
            raise WireError(message) from None

    def _decode(self, data: Any, depth: int) -> Any:
        """Decode one value."""
        if not isinstance(data, list):
            self._spend(_weight(data))
            return data
        if depth < 0:
            raise RecursionError
        tag, *parts = data
        made = _DECODERS[tag](self, depth - 1, *parts)
        self._spend(_weight(made))
        return made

    def _spend(self, n: int) -> None:
        """Refuse what is too large; the other side may not have counted."""
        self._left -= n
        if self._left < 0:
            raise OverflowError

    def _all(self, data: Any, depth: int) -> list[Any]:
        """Decode the elements of a collection."""
        self._spend(len(_a(list, data)))
        if set(map(type, data)) <= {*_UNCOUNTED, str}:
            return list(data)
        return [self._decode(each, depth) for each in data]

    def _spent(self, data: list[Any]) -> list[Any]:
        """Count the elements of a collection; return it."""
        self._spend(len(_a(list, data)))
        return data

    def _numpy(self, depth: int, name: str, value: Any) -> Any:
        if TIME.match(name):
            return np.array([value], "int64").view(name)[0]
        _a(re.Match, NUMPY.match(name))
        made = np.array([self._decode(value, depth)], name)
        return made.reshape(1)[0]  # one value, or an error

    def _array(self, depth: int, shape: list[int], values: Any) -> Any:
        if (
            len(shape) > 8 or math.prod(max(size, 1) for size in shape) > MAX_ELEMENTS
        ):  # also of an array with no elements
            raise ValueError(shape)
        return np.asarray(self._values(values, depth)).reshape(shape)

    def _values(self, data: Any, depth: int) -> Any:
        """Build a one-dimensional array from its dtype and elements."""
        tag, *parts = data
        if tag == "category":
            categories, codes, ordered = parts
            self._spend(len(codes))
            return pd.Categorical.from_codes(
                codes, categories=self._values(categories, depth), ordered=_a(bool, ordered)
            )
        if tag != "values":
            raise ValueError(tag)
        name, elements = parts
        self._spend(len(_a(list, elements)))
        if TIME.match(name):
            return _row(elements, "int64").view(name)
        if zoned := ZONED.match(name):
            moments = pd.DatetimeIndex(_row(elements, "int64").view(f"datetime64[{zoned[1]}]"))
            return moments.tz_localize("UTC").tz_convert(_zone(zoned[2])).array
        if name in PARTS:
            self._spend(HEAVY // 20 * len(elements))
            return _row(elements, PARTS[name]).view(name)
        if NUMPY.match(name):
            return _row(elements, name)
        if fixed := FIXED.match(name):
            self._spend(_room(len(elements), int(fixed[2])))
            return _fixed(elements, fixed[1], int(fixed[2]))
        if TEXT.match(name):
            return pd.array(_only(elements, str), dtype=_dtype(name))
        if MASKED.match(name):
            return pd.array(_only(elements, int, float, bool), dtype=_dtype(name))
        if name == "object":
            made = np.empty(len(elements), object)
            for n, each in enumerate(self._all(elements, depth)):
                made[n] = each
            return made
        extension = _a(re.Match, EXTENSION.match(name))
        if extension["period"]:
            _period(extension["period"])
        if extension["zone"]:
            _zone(extension["zone"])
        return pd.array(self._all(elements, depth), dtype=name)

    def _range_index(self, depth: int, start: int, stop: int, step: int, name: Any) -> Any:
        if len(range(start, stop, step)) > MAX_ELEMENTS:
            raise ValueError(stop)
        return pd.RangeIndex(start, stop, step, name=self._decode(name, depth))

    def _index(self, depth: int, values: Any, name: Any, frequency: str | None) -> Any:
        made = self._values(values, depth)
        index = pd.Index(made, name=self._decode(name, depth), dtype=made.dtype)
        return index if frequency is None else _regular(index, frequency)

    def _multi_index(self, depth: int, levels: list[Any], names: list[Any]) -> Any:
        self._spend(sum(HEAVY // 10 * len(each[1]) for each in levels))
        return pd.MultiIndex.from_arrays([self._values(each, depth) for each in levels], names=self._all(names, depth))

    def _series(self, depth: int, values: Any, index: Any, name: Any) -> Any:
        made, rows = self._values(values, depth), self._decode(_a(list, index), depth)
        return pd.Series(made, index=rows, name=self._decode(name, depth), dtype=_kept(made))

    def _frame(self, depth: int, columns: Any, index: Any, values: list[Any]) -> Any:
        made = dict(enumerate(self._values(each, depth) for each in values))
        rows = _a(pd.Index, self._decode(index, depth))
        if any(len(column) != len(rows) for column in made.values()):
            raise ValueError(len(rows))
        made |= {n: pd.Series(each, rows, dtype=object) for n, each in made.items() if _kept(each)}
        table = pd.DataFrame(made, index=rows)
        table.columns = _a(pd.Index, self._decode(columns, depth))
        return table

    def _chart(self, depth: int, bars: list[Any], n_series: int, label: str, from_zero: bool) -> Any:
        self._spend(len(bars))
        lengths = {_a(str, name): float(length) for name, length in bars}
        return ChartFacts(lengths, _a(int, n_series), _a(str, label), starts_at_zero=_a(bool, from_zero))

    def _function(self, depth: int, handle: int, name: str, parameters: list[Any] | None) -> Any:
        signature = None
        if parameters is not None:
            self._spend(HEAVY * len(parameters))
            signature = inspect.Signature(
                [
                    inspect.Parameter(_a(str, each), kind, default=None if optional else inspect.Parameter.empty)
                    for each, kind, optional in parameters
                ],
                __validate_parameters__=False,
            )
        return self._on_function(_a(int, handle), _a(str, name), signature)


def _zone(name: str) -> str:
    """Return the name of a time zone; refuse any other text, for pandas would open the path in it."""
    if OFFSET.fullmatch(name) or name in _zones():
        return name
    message = f"a time zone named {name[:40]}"
    raise CannotCross(message)


@functools.cache
def _zones() -> set[str]:
    """List the time zones that this machine knows."""
    return zoneinfo.available_timezones()


def _a(kind: Any, value: Any) -> Any:
    """Return the value if it is of this type; refuse it otherwise."""
    if not isinstance(value, kind):
        raise TypeError(kind)
    return value


def _row(elements: list[Any], dtype: str) -> np.ndarray[Any, Any]:
    """Build an array of one dimension."""
    made = np.array(elements, dtype)
    if made.ndim != 1:
        raise ValueError(made.ndim)
    return made


def _room(length: int, width: int) -> int:
    """Count an array of one width as the text that would fill it; one without elements has room for one."""
    return max(length, 1) * width // 64


def _fixed(texts: list[Any], kind: str, width: int) -> np.ndarray[Any, Any]:
    """Build an array of text or bytes; what is wider than said is refused."""
    if any(len(_a(str, text)) > width for text in texts):
        raise ValueError(width)
    return np.array(texts if kind == "U" else [text.encode("latin-1") for text in texts], f"{kind}{width}")


def _regular(index: Any, frequency: str) -> Any:
    """Give an index its frequency; one that does not fit is refused."""
    made = _a(pd.DatetimeIndex | pd.TimedeltaIndex, index).copy(deep=True)
    step = pd.tseries.frequencies.to_offset(_a(re.Match, FREQUENCY.match(frequency))[0])
    if not (made[:-1] + step).equals(made[1:]):  # pandas looks as well, but takes long to refuse
        raise ValueError(frequency)
    made.freq = step
    return made


def _frequency(index: Any) -> str | None:
    """Return the frequency of an index, if it has one that its text says in full."""
    if not isinstance(index, pd.DatetimeIndex | pd.TimedeltaIndex) or index.freq is None:
        return None
    try:
        text = index.freq.freqstr
        return text if _regular(index, text).freq == index.freq else None
    except (ValueError, TypeError):
        return None


def _kept(values: Any) -> Any:
    """Return the type that pandas must be told, else it makes text of its own kind of a column of Python's text."""
    return object if values.dtype == object else None


@functools.lru_cache(maxsize=64)
def _dtype(name: str) -> Any:
    """Return pandas' own type of this name; to find it takes longer than to build a short column."""
    return pd.api.types.pandas_dtype(name)


def _only(elements: list[Any], *kinds: type) -> Any:
    """Return the elements of a column as an array; refuse those that are neither missing nor of these types."""
    if not set(map(type, elements)) <= {type(None), *kinds}:
        raise TypeError(kinds)
    return np.array(elements, object)


def _decimal(text: str) -> Decimal:
    """Build a Decimal; one that stands for millions of digits is refused."""
    made = Decimal(_a(str, text))
    if made.is_finite() and abs(made.adjusted()) > MAX_DIGITS:
        raise ValueError(text[:20])
    return made


def _timestamp(text: str, zone: str | None, unit: str) -> Any:
    """Build a Timestamp in its time zone."""
    moment: pd.Timestamp = pd.Timestamp(_short(text)).as_unit(unit)  # type: ignore[arg-type]
    return moment.tz_convert(_zone(zone)) if zone else moment


def _short(text: Any) -> str:
    """Return the text of a date with its time; refuse one that is too long to be one, for pandas reads it slowly."""
    if len(_a(str, text)) > MAX_MOMENT:
        raise ValueError(len(text))
    return str(text)


def _period(frequency: Any) -> str:
    """Return the frequency of a period; refuse one that is not of the form that pandas writes."""
    return str(_a(re.Match, PERIOD.fullmatch(_a(str, frequency)))[0])


_DECODERS: dict[str, Callable[..., Any]] = {
    "numpy": Decoder._numpy,
    "complex": lambda d, _, real, imag: complex(real, imag),
    "bytes": lambda d, _, text: base64.b64decode(text, validate=True),
    "nat": lambda d, _: pd.NaT,
    "na": lambda d, _: pd.NA,
    "ellipsis": lambda d, _: ...,
    "timestamp": lambda d, _, *parts: _timestamp(*parts),
    "pd_timedelta": lambda d, _, value, unit: pd.Timedelta(_a(int, value), "ns").as_unit(unit),
    "period": lambda d, _, ordinal, freq: pd.Period(ordinal=_a(int, ordinal), freq=_period(freq)),
    "interval": lambda d, depth, left, right, closed: pd.Interval(
        d._decode(left, depth), d._decode(right, depth), closed
    ),
    "datetime": lambda d, _, text: dt.datetime.fromisoformat(text),
    "date": lambda d, _, text: dt.date.fromisoformat(text),
    "time": lambda d, _, text: dt.time.fromisoformat(text),
    "timedelta": lambda d, _, days, seconds, micro: dt.timedelta(days, seconds, micro),
    "decimal": lambda d, _, text: _decimal(text),
    "fraction": lambda d, _, above, below: Fraction(_a(int, above), _a(int, below)),
    "list": lambda d, depth, values: d._all(values, depth),
    "tuple": lambda d, depth, values: tuple(d._all(values, depth)),
    "set": lambda d, depth, values: set(d._all(values, depth)),
    "frozenset": lambda d, depth, values: frozenset(d._all(values, depth)),
    "dict": lambda d, depth, pairs: {d._decode(key, depth): d._decode(each, depth) for key, each in d._spent(pairs)},
    "array": Decoder._array,
    "extension": lambda d, depth, values: d._values(values, depth),
    "range_index": Decoder._range_index,
    "index": Decoder._index,
    "multi_index": Decoder._multi_index,
    "series": Decoder._series,
    "frame": Decoder._frame,
    "chart": Decoder._chart,
    "function": Decoder._function,
    "opaque": lambda d, _, kind, why: Opaque.of(_a(str, kind), _a(str, why)),
}

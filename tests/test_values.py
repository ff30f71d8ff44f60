"""Plain data as JSON and back, and what malformed data do."""

from __future__ import annotations

import datetime as dt
import inspect
import itertools
import json
import time
from collections import Counter, OrderedDict, UserDict, defaultdict, namedtuple
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from importlib.resources import files
from pathlib import Path
from typing import Any

import dateutil.tz
import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal, assert_index_equal, assert_series_equal

from weakest_link import checks
from weakest_link.checks import ChartFacts
from weakest_link.exceptions import CheckFailed
from weakest_link.grading.values import MAX_DEPTH, MAX_DIGITS, MAX_ELEMENTS, Decoder, Encoder, Opaque, kind_of
from weakest_link.grading.wire import WireError

HAS_TEXT_TYPE = pd.Series(["a"]).dtype != object  # pandas 3; before, all text was objects
NUMBERS = [
    "bool",
    "int8",
    "int16",
    "int32",
    "int64",
    "uint8",
    "uint16",
    "uint32",
    "uint64",
    "float16",
    "float32",
    "float64",
]
TOKYO = dt.timezone(dt.timedelta(hours=9))
FREQUENCIES = [
    *("D", "2D", "-1D", "B", "2B", "h", "90min", "s", "ms", "us", "ns", "W-MON", "2W-SUN", "ME", "3ME", "MS", "BME"),
    *("BMS", "QE-MAR", "QS-JAN", "BQE-DEC", "BQS-JAN", "YE-JUN", "2YS-APR", "BYE-DEC", "BYS-JAN"),
]
Pair = namedtuple("Pair", "left right")


def crossed(value: object) -> Any:
    """Send a value through both sides, as the wire does."""
    return decoded(json.loads(json.dumps(Encoder(lambda _: 0).encode(value))))


def odd(kind: type, value: object) -> Any:
    """Make a value of a class that lies about what it equals and holds."""
    lies = {"__eq__": lambda *_: True, "__iter__": lambda _: iter("x"), "__hash__": object.__hash__}
    return type("Odd", (kind,), lies)(value)


def decoded(data: object) -> Any:
    """Decode data; a function becomes its handle, name and signature."""
    return Decoder(lambda *parts: parts).decode(data)


def cases(**values: object) -> list[Any]:
    """Make a parameter of each value, named as its keyword."""
    return [pytest.param(value, id=name.replace("_", " ")) for name, value in values.items()]


@pytest.mark.parametrize(
    "value",
    cases(
        none=None,
        true=True,
        false=False,
        zero=0,
        whole_number_beyond_64_bits=2**70,
        negative_whole_number_beyond_64_bits=-(2**70),
        longest_whole_number=10 ** (MAX_DIGITS * 9 // 10),
        number=0.1,
        negative_zero=-0.0,
        not_a_number=float("nan"),
        infinity=float("inf"),
        minus_infinity=float("-inf"),
        text="Ωmega",
        empty_text="",
        half_a_character="\ud83d",
        control_characters="\x00\x1b",
        bytes=b"\x00\xff",
        date=dt.date(2014, 3, 17),
        datetime=dt.datetime(2014, 3, 17, 1, 2, 3, 4),
        datetime_with_zone=dt.datetime(2014, 3, 17, tzinfo=TOKYO),
        time=dt.time(1, 2, 3, 4),
        timedelta=dt.timedelta(-1, 2, 3),
        decimal=Decimal("1.10"),
        decimal_not_a_number=Decimal("NaN"),
        large_decimal=Decimal("1E+3000"),
        fraction=Fraction(-1, 3),
        complex=1 + 2j,
        ellipsis=...,
        missing_time=pd.NaT,
        missing=pd.NA,
        timestamp=pd.Timestamp("2014-03-17 01:02:03.000000004"),
        timestamp_with_zone=pd.Timestamp("2014-03-17", tz="Asia/Tokyo"),
        timestamp_with_offset=pd.Timestamp("2014-03-17", tz=TOKYO),
        pandas_timedelta=pd.Timedelta("1 day 1ns"),
        period=pd.Period("2014-03", "M"),
        quarter=pd.Period("2014Q1"),
        interval=pd.Interval(0, 1, closed="left"),
    ),
)
def test_single_values_cross(value: object) -> None:
    """A single plain value arrives with its type and what it says."""
    arrived = crossed(value)

    assert type(arrived) is type(value)
    assert repr(arrived) == repr(value)


@pytest.mark.parametrize(
    "value",
    cases(
        empty_list=[],
        list=[1, "a", None],
        list_of_floats=[1.0, None, True],
        tuple=(1, (2.0,)),
        empty_tuple=(),
        set={1, "a", None},
        frozenset=frozenset({(1, 2)}),
        set_of_sets={frozenset({1}), frozenset()},
        dict={"a": 1, "b": [2]},
        dict_with_tuple_keys={("a", 1): {2: "x"}},
        dict_with_missing_keys={None: 1, True: 2, 2.5: 3},
        nested={"rows": [({"x"}, [{"y": (None,)}])]},
        as_deep_as_may_be=eval("[" * MAX_DEPTH + "]" * MAX_DEPTH),
        series_in_a_list_of_dates=[dt.date(2014, 3, 17), pd.Timestamp("2014-03-17")],
    ),
)
def test_collections_cross(value: object) -> None:
    """A collection arrives with its type, its elements and their types."""
    arrived = crossed(value)

    assert type(arrived) is type(value)
    assert arrived == value
    assert repr(arrived) == repr(value) or isinstance(value, set | frozenset)


def test_dict_keeps_its_order() -> None:
    """A dict arrives in the order in which it was built."""
    assert list(crossed({"b": 1, "a": 2})) == ["b", "a"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(bytearray(b"x"), b"x", id="bytearray"),
        pytest.param(range(1, 7, 2), [1, 3, 5], id="range"),
        pytest.param({"a": 1}.keys(), ["a"], id="keys"),
        pytest.param({"a": 1}.values(), [1], id="values"),
        pytest.param({"a": 1}.items(), [("a", 1)], id="items"),
        pytest.param((n for n in range(3)), [0, 1, 2], id="generator"),
        pytest.param(map(str, [1, 2]), ["1", "2"], id="map"),
        pytest.param(zip([1], "a", strict=True), [(1, "a")], id="zip"),
        pytest.param(Counter("aab"), {"a": 2, "b": 1}, id="counter"),
        pytest.param(defaultdict(int, a=1), {"a": 1}, id="defaultdict"),
        pytest.param(OrderedDict(a=1), {"a": 1}, id="ordered dict"),
        pytest.param(UserDict(a=1), {"a": 1}, id="another mapping"),
        pytest.param(Pair(1, 2), (1, 2), id="named tuple"),
        pytest.param(odd(int, 3), 3, id="kind of int"),
        pytest.param(odd(str, "a"), "a", id="kind of str"),
        pytest.param(odd(list, [1]), [1], id="kind of list"),
        pytest.param(np.str_("a"), "a", id="numpy text"),
    ],
)
def test_what_is_like_plain_data_arrives_plain(value: object, expected: object) -> None:
    """A relative of a plain type arrives as the plain type, without what its class would add."""
    arrived = crossed(value)

    assert type(arrived) is type(expected)
    assert arrived == expected


@pytest.mark.parametrize(
    "value",
    cases(
        **{name: np.dtype(name).type(1) for name in (*NUMBERS, "complex64")},
        largest=np.uint64(2**64 - 1),
        not_a_number=np.float64("nan"),
        moment=np.datetime64("2014-03-17", "ns"),
        missing_moment=np.datetime64("NaT", "ns"),
        duration=np.timedelta64(5, "s"),
        day=np.datetime64("2014-03-17"),
        year=np.datetime64("2014"),
    ),
)
def test_numpy_scalars_cross(value: np.generic) -> None:
    """A NumPy scalar arrives with its type."""
    arrived = crossed(value)

    assert type(arrived) is type(value)
    assert (arrived.dtype, repr(arrived)) == (value.dtype, repr(value))


@pytest.mark.parametrize(
    "value",
    cases(
        **{name: np.array([0, 1], name) for name in NUMBERS},
        largest=np.array([2**64 - 1], "uint64"),
        not_a_number=np.array([np.nan, np.inf]),
        no_dimension=np.array(5),
        two_dimensions=np.arange(6).reshape(2, 3),
        column_order=np.arange(6).reshape(2, 3, order="F"),
        every_second=np.arange(6)[::2],
        empty=np.array([]),
        empty_rows=np.empty((0, 3)),
        objects=np.array([1, "a", None, 2.5], object),
        objects_in_two_dimensions=np.array([[1, "a"], [None, 2.0]], object),
        moments=np.array(["2014-03-17", "NaT"], "datetime64[ns]"),
        durations=np.array([1], "timedelta64[s]"),
        complex=np.array([1 + 2j]),
        small_complex=np.array([1 + 2j], "complex64"),
        complex_without_an_end=np.array([complex("nan"), complex(1, np.inf)]),
        complex_in_two_dimensions=np.arange(6).reshape(2, 3) * 1j,
        every_second_complex=(np.arange(6) * 1j)[::2],
        no_complex=np.empty((0, 3), complex),
        text=np.array(["a", "bb"]),
        text_with_room=np.array(["a", ""], "U9"),
        text_in_two_dimensions=np.array([["a", "Ω"], ["", "\ud83d"]]),
        text_without_dimension=np.array("a"),
        no_text=np.array([], "U5"),
        bytes=np.array([b"a"]),
        bytes_of_every_kind=np.array([bytes(range(256)), b""]),
        bytes_in_two_dimensions=np.array([[b"a", b"bb"]]),
        days=np.array(["2014-03-17"], "datetime64[D]"),
    ),
)
def test_arrays_cross(value: np.ndarray[Any, Any]) -> None:
    """An array arrives with its dtype, its shape and its elements."""
    arrived = crossed(value)

    assert (type(arrived), arrived.dtype, arrived.shape) == (np.ndarray, value.dtype, value.shape)
    np.testing.assert_array_equal(arrived, value)


SERIES = cases(
    named=pd.Series([1, 2], index=["a", "b"], name="n"),
    named_by_a_tuple=pd.Series([1], name=("a", 1)),
    empty=pd.Series([], dtype="float64"),
    true_and_false=pd.Series([True, False]),
    small=pd.Series([1], dtype="uint8"),
    single=pd.Series([1.5], dtype="float32"),
    categories=pd.Series(pd.Categorical(["a", None], categories=["b", "a"], ordered=True)),
    categories_of_numbers=pd.Series([1, 2, 1]).astype("category"),
    no_categories=pd.Series(pd.Categorical([])),
    nullable_whole=pd.Series([1, None], dtype="Int64"),
    nullable_number=pd.Series([1.5, None], dtype="Float64"),
    nullable_boolean=pd.Series([True, None], dtype="boolean"),
    nullable_string=pd.Series(["a", None], dtype="string"),
    text_with_missing=pd.Series(["a", None]),
    text_as_objects=pd.Series(["a", None], dtype=object),
    half_a_character=pd.Series(["\ud83d"], dtype=object).astype("category"),
    lists=pd.Series([[1], {"a": 2}, None], dtype=object),
    moments=pd.Series(pd.to_datetime(["2014-03-17", None])),
    moments_with_zone=pd.Series(pd.to_datetime(["2014-03-17", None]).tz_localize("Asia/Tokyo")),
    moments_at_zero=pd.Series(pd.to_datetime(["2014-03-17"]).tz_localize("UTC")),
    moments_with_offset=pd.Series(pd.to_datetime(["2014-03-17"]).tz_localize(TOKYO)),
    durations=pd.Series(pd.to_timedelta(["1 day", None])),
    dates=pd.Series([dt.date(2014, 3, 17)]),
    decimals=pd.Series([Decimal("1.1")]),
    periods=pd.Series(pd.PeriodIndex(["2014-01", None], freq="M")),
    intervals=pd.Series(pd.interval_range(0, 3)),
    intervals_of_days=pd.Series(pd.interval_range(pd.Timestamp("2014-03-17", tz="Asia/Tokyo"), periods=2)),
    intervals_with_offset=pd.Series(pd.interval_range(pd.Timestamp("2014-03-17", tz=TOKYO), periods=2)),
    cut=pd.Series(pd.cut([1, 5, 9], [0, 5, 10])),
    sparse=pd.Series(pd.arrays.SparseArray([0, 0, 1])),
    complex=pd.Series([1 + 2j]),
    missing_complex=pd.Series([1 + 2j, None]),
    rows_of_a_calendar=pd.Series([1, 2], index=pd.date_range("2014-01-01", periods=2)),
)


@pytest.mark.parametrize("value", SERIES)
def test_series_cross(value: pd.Series[Any]) -> None:
    """A Series arrives with its dtype, index and name."""
    assert_series_equal(crossed(value), value)


@pytest.mark.parametrize(
    "value",
    cases(
        text=pd.Index(["a", "b"], name="n"),
        numbers=pd.Index([1.5]),
        small_numbers=pd.Index([1], dtype="int8"),
        mixed=pd.Index([1, "a"]),
        text_as_objects=pd.Index(["a"], dtype=object),
        range=pd.RangeIndex(1, 10, 3, name="r"),
        empty_range=pd.RangeIndex(0),
        several_levels=pd.MultiIndex.from_tuples([("a", 1), ("b", 2)], names=["x", None]),
        days_of_a_calendar=pd.date_range("2014-01-01", periods=3),
        days_with_zone=pd.DatetimeIndex(["2014-01-01", "2014-01-05"], tz="Asia/Tokyo"),
        missing_day=pd.DatetimeIndex(["2014-01-01", None]),
        categories=pd.CategoricalIndex(["a", "b"]),
        intervals=pd.IntervalIndex.from_breaks([0, 1, 2]),
        months=pd.period_range("2014-01", periods=2, freq="M"),
        durations=pd.TimedeltaIndex(["1 day", "5 days"]),
        complex=pd.Index([1 + 2j]),
        **{f"every_{step}": pd.date_range("2014-01-01", periods=4, freq=step, name="n") for step in FREQUENCIES},
        one_day_of_a_calendar=pd.date_range("2014-01-01", periods=1),
        no_day_of_a_calendar=pd.date_range("2014-01-01", periods=0),
        days_of_a_calendar_with_zone=pd.date_range("2014-01-01", periods=3, tz="Asia/Tokyo"),
        durations_of_one_step=pd.timedelta_range(0, periods=3, freq="6h"),
    ),
)
def test_indexes_cross(value: pd.Index[Any]) -> None:
    """An Index arrives with its kind, its labels and its names."""
    got = crossed(value)

    assert_index_equal(got, value, exact=True)
    assert getattr(got, "freq", None) == getattr(value, "freq", None)


@pytest.mark.parametrize(
    "step",
    cases(
        calendar_of_holidays=pd.offsets.CustomBusinessDay(holidays=["2014-01-01"]),
        steps_of_two_units=pd.DateOffset(months=1, days=2),
        hours_of_business=pd.offsets.BusinessHour(),
        midnights=pd.offsets.MonthEnd(normalize=True),
    ),
)
def test_calendar_that_text_does_not_say_in_full_stays_behind(step: pd.DateOffset) -> None:
    """An index whose frequency is more than a number and a unit arrives with all its moments, but without it."""
    value = pd.date_range("2014-01-01", periods=3, freq=step)

    arrived = crossed(value)

    assert arrived.equals(value)
    assert (arrived.dtype, arrived.freq) == (value.dtype, None)


def test_encoder_leaves_an_index_as_it_is() -> None:
    """To write an index changes neither its frequency nor what shares its moments."""
    value = pd.date_range("2014-01-31", periods=3, freq=pd.offsets.MonthEnd(normalize=True))

    crossed(value)

    assert value.freq == pd.offsets.MonthEnd(normalize=True)


@pytest.mark.parametrize(
    "value",
    cases(
        plain=pd.DataFrame({"a": [1], "b": ["x"], "c": pd.to_datetime(["2014-03-17"])}),
        duplicate_columns=pd.DataFrame([[1, "x"]], columns=["a", "a"]),
        duplicate_labels=pd.DataFrame({"a": [1, 2]}, index=["x", "x"]),
        no_rows=pd.DataFrame({"a": pd.Series([], dtype="int64"), "b": pd.Series([], dtype="str")}),
        no_columns=pd.DataFrame(index=[1, 2]),
        nothing=pd.DataFrame(),
        numbered_columns=pd.DataFrame([[1, 2.5]]),
        columns_of_several_kinds=pd.DataFrame([[1, 2]], columns=["a", 1]),
        columns_in_levels=pd.DataFrame([[1, 2]], columns=pd.MultiIndex.from_tuples([("a", "x"), ("a", "y")])),
        grouped=pd.DataFrame({"a": [1, 2, 2], "b": [1.0, 2.0, 3.0]}).groupby("a").agg(["sum", "mean"]),
        crosstab=pd.crosstab(pd.Series(["a", "b"], name="x"), pd.Series([1, 2], name="y")),
        named_columns=pd.DataFrame({"a": [1]}).rename_axis(columns="kind", index="row"),
        rows_of_a_calendar=pd.DataFrame({"a": [1, 2]}, index=pd.date_range("2014-01-01", periods=2)),
        columns_of_a_calendar=pd.DataFrame([[1, 2]], columns=pd.date_range("2014-01-01", periods=2, freq="MS")),
    ),
)
def test_frames_cross(value: pd.DataFrame) -> None:
    """A DataFrame arrives with its columns, their dtypes, and its index."""
    assert_frame_equal(crossed(value), value)


@pytest.mark.parametrize("value", SERIES)
def test_every_kind_of_column_crosses(value: pd.Series[Any]) -> None:
    """A column of any kind arrives in a DataFrame as it would alone."""
    table = pd.DataFrame({"a": value.to_numpy() if value.name == "n" else value, "b": 1}, index=value.index)

    assert_frame_equal(crossed(table), table)


def test_objects_stay_objects_in_a_frame() -> None:
    """A column of Python text does not become one of pandas' text."""
    table = pd.DataFrame({"a": pd.Series(["x", None], dtype=object)})

    assert_frame_equal(crossed(table), table)


def test_subclass_of_a_frame_arrives_as_a_frame() -> None:
    """What a class of the student adds to a DataFrame stays behind."""
    kind = type("Table", (pd.DataFrame,), {"equals": lambda *_: True})

    arrived = crossed(kind({"a": [1]}))

    assert type(arrived) is pd.DataFrame
    assert not arrived.equals(pd.DataFrame({"a": [2]}))


def bar_chart(*, flat: bool = False) -> Any:
    """Draw three bars."""
    mpl.use("Agg")
    counts = pd.Series([3, 1, 2], index=["a", "b", "c"])
    return counts.plot.barh(xlabel="people") if flat else counts.plot.bar(ylabel="people")


@pytest.mark.parametrize("flat", [False, True], ids=["upright", "flat"])
@pytest.mark.parametrize(
    "part",
    [
        pytest.param(lambda axes: axes, id="axes"),
        pytest.param(lambda axes: axes.figure, id="figure"),
        pytest.param(lambda axes: axes.containers[0], id="bars"),
    ],
)
def test_charts_cross_as_facts(part: Any, flat: bool) -> None:
    """Bars arrive as the facts that checks read, however the chart is held."""
    arrived = crossed(part(bar_chart(flat=flat)))

    assert arrived == ChartFacts({"a": 3.0, "b": 1.0, "c": 2.0}, 1, "people", starts_at_zero=True)


def takes(first: int, *rest: int, third: int = 3, **others: int) -> None:
    """Take arguments of every kind."""


@pytest.mark.parametrize(
    ("value", "name", "signature"),
    [
        pytest.param(takes, "takes", "(first, *rest, third=None, **others)", id="function"),
        pytest.param(lambda x, /, y=1: x, "<lambda>", "(x, /, y=None)", id="lambda"),
        pytest.param([].append, "append", "(object, /)", id="method"),
        pytest.param(Decoder, "Decoder", "(on_function)", id="class"),
        pytest.param(print, "print", "(*args, sep=None, end=None, file=None, flush=None)", id="built-in"),
        pytest.param(max, "max", None, id="built-in without a signature"),
    ],
)
def test_functions_cross_by_handle(value: object, name: str, signature: str | None) -> None:
    """A function arrives as what the decoder makes of its handle, its name and its signature."""
    kept: list[object] = []
    encoder = Encoder(lambda function: kept.append(function) or 7)

    arrived = decoded(json.loads(json.dumps(encoder.encode([value]))))

    (handle, said, found) = arrived[0]
    assert (kept, handle, said) == ([value], 7, name)
    assert (found and str(found)) == signature


def cyclic() -> list[Any]:
    """Make a list that holds itself."""
    made: list[Any] = []
    made.append(made)
    return made


def endless() -> Iterator[int]:
    """Count for ever."""
    yield from itertools.count()


@pytest.mark.parametrize(
    ("value", "why"),
    [
        pytest.param(cyclic(), "nested more than 40 levels deep", id="a list in itself"),
        pytest.param(eval("[" * 60 + "]" * 60), "nested more than 40 levels deep", id="too deep"),
        pytest.param(endless(), "more than 200,000 elements", id="generator without an end"),
        pytest.param([None] * (MAX_ELEMENTS + 1), "more than 200,000 elements", id="too many"),
        pytest.param("x" * 64 * (MAX_ELEMENTS + 1), "more than 200,000 elements", id="too long a text"),
        pytest.param([2**61] * 2_000, "more than 200,000 elements", id="many heavy numbers"),
        pytest.param(pd.Series(range(MAX_ELEMENTS + 1)), "more than 200,000 elements", id="too long a series"),
        pytest.param(pd.DataFrame(index=pd.RangeIndex(10**12)), "more than 200,000 elements", id="too many rows"),
        pytest.param(np.zeros((1, MAX_ELEMENTS + 1)), "more than 200,000 elements", id="too many columns"),
        pytest.param(np.broadcast_to(np.float64(7), (10**11, 2)), "more than 200,000 elements", id="a broadcast"),
        pytest.param(10**5_000, "a whole number of more than 4,000 digits", id="too many digits"),
        pytest.param(Fraction(1, 10**5_000), "a whole number of more than 4,000 digits", id="too many digits below"),
        pytest.param(object(), "", id="an object"),
        pytest.param([object()], "it holds a value of type `object`", id="an object in a list"),
        pytest.param(pytest, "", id="a module"),
        pytest.param(np.arange(MAX_ELEMENTS * 2 // 3) * 1j, "more than 200,000 elements", id="too many complex"),
        pytest.param(np.array(["x" * 64] * 150_000), "more than 200,000 elements", id="too much text in an array"),
        pytest.param(np.empty(0, "U100000000"), "more than 200,000 elements", id="room for too much text"),
        pytest.param(np.longdouble(1), "a NumPy value of type float128", id="a longer float"),
        pytest.param(np.zeros(1, "clongdouble"), "a column of type complex256", id="longer complex numbers"),
        pytest.param(np.zeros(1, [("a", "i4")]), r"a column of type \[\('a', '<i4'\)\]", id="a record"),
        pytest.param(pd.DataFrame({"a": [object()]}), "it holds a value of type `object`", id="an object in a column"),
    ],
)
def test_what_cannot_cross_says_why(value: object, why: str) -> None:
    """What is no plain data, or too much of it, arrives as a stand-in that names its type and the reason."""
    arrived = crossed(value)

    reason = rf" \({why}\)" if why else ""
    with pytest.raises(CheckFailed, match=rf"of type `{type(value).__name__}`{reason} cannot be checked\. Give"):
        bool(arrived)


def test_a_value_that_cannot_be_read_leaves_the_next_untouched() -> None:
    """The count begins anew with each value."""
    encoder = Encoder(lambda _: 0)
    encoder.encode([None] * MAX_ELEMENTS * 2)

    assert encoder.encode([1]) == ["list", [1]]


@pytest.mark.parametrize(
    "look",
    [
        pytest.param(lambda value: value == 1, id="compare"),
        pytest.param(lambda value: value < 1, id="order"),
        pytest.param(len, id="length"),
        pytest.param(list, id="elements"),
        pytest.param(bool, id="truth"),
        pytest.param(float, id="number"),
        pytest.param(lambda value: value["a"], id="item"),
        pytest.param(lambda value: value.columns, id="attribute"),
        pytest.param(lambda value: value + 1, id="sum"),
        pytest.param(lambda value: 1 + value, id="reversed sum"),
        pytest.param(lambda value: "a" in value, id="membership"),
    ],
)
def test_opaque_answers_nothing(look: Any) -> None:
    """Whatever a check does with a stand-in, the message says what to give instead."""
    with pytest.raises(CheckFailed, match=r"A value of type `Graph` cannot be checked\. Give plain data"):
        look(Opaque.of("Graph", ""))


@pytest.mark.parametrize(
    "look",
    [pytest.param(lambda value: 1 - value, id="reversed difference"), pytest.param(round, id="round")],
)
def test_opaque_answers_nothing_to_rarer_operations(look: Any) -> None:
    """Rarer operations meet the same message."""
    with pytest.raises(CheckFailed, match="A value of type `Graph` cannot be checked"):
        look(Opaque.of("Graph", ""))


def test_opaque_says_nothing_to_a_hidden_check() -> None:
    """For a hidden check the message has no word that the student chose."""
    with pytest.raises(CheckFailed) as failure:
        bool(Opaque.of("secret", "secret"))

    assert failure.value.blind.startswith("The value cannot be checked. Give plain data")
    assert "secret" not in failure.value.blind


def test_opaque_is_described_by_checks() -> None:
    """A check for a type names the stand-in's type and the reason."""
    with pytest.raises(CheckFailed, match=r"`x` should be text; it is of type `Graph` \(too large\)\."):
        checks.is_text(Opaque.of("Graph", "too large"), "x")


@pytest.mark.parametrize(
    ("kind", "name"),
    [("a<b>`c`", "abc"), ("", "object"), ("x" * 90, "x" * 40)],
    ids=["odd letters", "no name", "long name"],
)
def test_opaque_has_a_harmless_name(kind: str, name: str) -> None:
    """A type's name is letters only, and short."""
    assert type(Opaque.of(kind, "")).__name__ == name


def values(dtype: object, elements: object) -> list[Any]:
    """Write a column."""
    return ["values", dtype, elements]


def nested(tag: str | None, levels: int) -> list[Any]:
    """Write lists in lists."""
    made: list[Any] = [tag, []] if tag else []
    for _ in range(levels):
        made = [tag, [made]] if tag else [made]
    return made


ROW = ["range_index", 0, 1, 1, None]
ONE = values("int64", [1])
DAYS = values("datetime64[s]", [0, 86_400])
MALFORMED = {
    "unknown tag": ["system", "ls"],
    "no tag": [],
    "tag that is a number": [1, 2],
    "tag that is a list": [["list"], []],
    "too few parts": ["list"],
    "too many parts": ["list", [], 1],
    "parts where none are": ["nat", 1],
    "list of text": ["list", "abc"],
    "list of a number": ["list", 5],
    "too long a list": ["list", [1] * (MAX_ELEMENTS + 1)],
    "tag deep inside": ["list", [["tuple", [["system"]]]]],
    "nested 10,000 deep": nested("list", 10_000),
    "bare lists 10,000 deep": ["list", nested(None, 10_000)],
    "shape 10,000 deep": ["array", nested(None, 10_000), values("int64", [])],
    "elements 10,000 deep": ["array", [1], values("int64", nested(None, 10_000))],
    "dict without pairs": ["dict", 5],
    "dict of threes": ["dict", [[1, 2, 3]]],
    "dict with a list as key": ["dict", [[["list", []], 1]]],
    "set of lists": ["set", [["list", []]]],
    "colliding whole numbers": ["list", [2**61 * n for n in range(1, 5_000)]],
    "colliding keys": ["dict", [[(2**61 - 1) * n, 1] for n in range(1, 5_000)]],
    "colliding fractions": ["set", [["fraction", 1, n] for n in range(1, 5_000)]],
    "colliding complex numbers": ["set", [["complex", -1000003.0 * n, float(n)] for n in range(5_000)]],
    "colliding complex scalars": ["set", [["numpy", "complex64", ["complex", 1.0, n]] for n in range(5_000)]],
    "colliding sets": ["set", [["frozenset", [n]] for n in range(5_000)]],
    "colliding intervals": ["set", [["interval", 0, n, "left"] for n in range(1, 5_000)]],
    "column of complex numbers": ["array", [30_000], values("complex128", [1.0] * 60_000)],
    "colliding scalars": ["set", [["numpy", "int64", 2**60 + n] for n in range(5_000)]],
    "scalar object": ["numpy", "object", 1],
    "scalar text": ["numpy", "S8", "x"],
    "scalar record": ["numpy", "V8", "x"],
    "scalar of two dtypes": ["numpy", "int64,object", 1],
    "scalar dtype a list": ["numpy", ["int64"], 1],
    "scalar too large": ["numpy", "int8", 300],
    "scalar without value": ["numpy", "int64", None],
    "scalar moment of text": ["numpy", "datetime64[ns]", "x"],
    "shape too large": ["array", [10**9, 0], values("float64", [])],
    "shape of nine": ["array", [1] * 9, values("float64", [1.0])],
    "shape that does not fit": ["array", [3], values("float64", [1.0])],
    "shape of text": ["array", ["a"], values("float64", [1.0])],
    "shape of a fraction": ["array", [1.0], values("float64", [1.0])],
    "shape of nothing": ["array", None, values("float64", [1.0])],
    "column as a value": ONE,
    "dtype O": ["array", [1], values("O", [1])],
    "dtype |O": ["array", [1], values("|O", [1])],
    "dtype object of text": ["array", [3], values("object", "abc")],
    "dtype object with a bad tag": ["array", [1], values("object", [["system"]])],
    "dtype object with more behind": ["array", [1], values("object, int64", [1])],
    "dtype a record": ["array", [1], values("int64,int64", [1])],
    "dtype a dict": ["array", [1], values({"names": ["a"]}, [1])],
    "elements too large": ["array", [1], values("int8", [1000])],
    "dtype with an order of bytes": ["array", [1], values("<U1", ["a"])],
    "dtype longer complex": ["array", [1], values("complex256", [1.0, 0.0])],
    "half a complex": ["array", [1], values("complex128", [1.0])],
    "complex of pairs": ["array", [1], values("complex128", [[1.0, 2.0]])],
    "complex numbers of text": ["array", [1], values("complex128", ["a", "b"])],
    "complex that is one": ["array", [1], values("complex128", [["complex", 1.0, 2.0], 0.0])],
    "text of 4 GB": ["array", [1], values("U1000000000", ["a"])],
    "text of 100 MB": ["array", [1], values("U25000000", ["a"])],
    "no text of 100 MB": ["array", [0], values("U25000000", [])],
    "bytes of 100 MB": ["array", [1], values("S100000000", ["a"])],
    "text of 10**12": ["array", [0], values("U1000000000000", [])],
    "text wider than said": ["array", [1], values("U1", ["ab"])],
    "text of a width below zero": ["array", [1], values("U-1", ["a"])],
    "text of no width": ["array", [1], values("U", ["a"])],
    "text that is none": ["array", [1], values("U9", [None])],
    "text that is tagged": ["array", [1], values("U9", [["list", []]])],
    "bytes wider than said": ["array", [1], values("S1", ["ab"])],
    "bytes beyond 255": ["array", [1], values("S1", ["Ω"])],
    "bytes that are numbers": ["array", [1], values("S9", [5])],
    "elements in rows": ["array", [4], values("int64", [[1, 2], [3, 4]])],
    "moments in rows": ["array", [2], values("datetime64[ns]", [[1, 2]])],
    "elements nested": ["array", [2], values("int64", [[1, 2], [3, 4]])],
    "too many elements": ["array", [MAX_ELEMENTS + 1], values("int64", [1] * (MAX_ELEMENTS + 1))],
    "text that is a number": ["extension", values("str", [5])],
    "nullable text": ["extension", values("Int64", ["x"])],
    "nullable digits": ["extension", values("Int64", ["5"])],
    "nullable too large": ["extension", values("Int8", [1000])],
    "sparse text": ["extension", values("Sparse[float64, 0]", ["a"])],
    "period of an unknown length": ["extension", values("period[zzz]", [1])],
    "time zone unknown": ["extension", values("datetime64[ns, Mars/Phobos]", [1])],
    "time zone a path": ["extension", values("datetime64[ns, ../../etc/passwd]", [1])],
    "period of many words": ["extension", values("period[1D1h]", [])],
    "category without its code": ["extension", ["category", values("object", ["a"]), [5], False]],
    "category twice": ["extension", ["category", values("object", ["a", "a"]), [0], False]],
    "category ordered by text": ["extension", ["category", values("object", ["a"]), [0], "yes"]],
    "range of 10**12": ["range_index", 0, 10**12, 1, None],
    "range of 10**40": ["range_index", 0, 10**40, 1, None],
    "range without steps": ["range_index", 0, 1, 0, None],
    "range of text": ["range_index", "0", 1, 1, None],
    "index of a list": ["index", ["list", [1]], None, None],
    "index named by a list": ["index", ONE, ["list", [1]], None],
    "index without a word on its frequency": ["index", DAYS, None],
    "frequency that does not fit": ["index", DAYS, None, "h"],
    "frequency of other days": ["index", values("datetime64[D]", [1, 8]), None, "W-MON"],
    "frequency of missing days": ["index", values("datetime64[ns]", [-(2**63)] * 2), None, "D"],
    "frequency of numbers": ["index", ONE, None, "D"],
    "frequency of durations by the month": ["index", values("timedelta64[ns]", [0, 1]), None, "MS"],
    "frequency unknown": ["index", DAYS, None, "zzz"],
    "frequency with a calendar": ["index", DAYS, None, "C"],
    "frequency of no day": ["index", DAYS, None, "W-XXX"],
    "frequency that stands still": ["index", DAYS, None, "0D"],
    "frequency of 10**9": ["index", DAYS, None, "1000000000D"],
    "frequency with more behind": ["index", DAYS, None, "D; D"],
    "frequency a number": ["index", DAYS, None, 1],
    "frequency a list": ["index", DAYS, None, ["D"]],
    "levels of two lengths": ["multi_index", [ONE, values("int64", [1, 2])], [None, None]],
    "levels with too few names": ["multi_index", [ONE, ONE], [None]],
    "no levels": ["multi_index", [], []],
    "series longer than its index": ["series", values("int64", [1, 2]), ROW, None],
    "series shorter than its index": ["series", ONE, ["range_index", 0, 200_000, 1, None], None],
    "series with a number as index": ["series", ONE, 5, None],
    "series named by a list": ["series", ONE, ROW, ["list", []]],
    "frame with too many names": ["frame", ["index", values("object", ["a", "b"]), None, None], ROW, [ONE]],
    "frame with a list as columns": ["frame", ["list", ["a"]], ROW, [ONE]],
    "frame with a list as index": ["frame", ["index", values("object", ["a"]), None, None], ["list", [0]], [ONE]],
    "frame without columns' data": ["frame", ROW, ROW, 5],
    "decimal of a thousand million digits": ["decimal", "1E+999999999"],
    "decimal as small": ["decimal", "1E-999999999"],
    "decimal of words": ["decimal", "one"],
    "decimal of a number": ["decimal", 5],
    "fraction of zero": ["fraction", 1, 0],
    "fraction of text": ["fraction", "1", 2],
    "moment of words": ["timestamp", "soon", None, "ns"],
    "moment in an unknown zone": ["timestamp", "2014-03-17", "Nowhere/X", "ns"],
    "moment in a path": ["timestamp", "2014-03-17", "../../etc/passwd", "ns"],
    "moment here": ["timestamp", "2014-03-17T00:00+00:00", "tzlocal()", "ns"],
    "moment in an unknown unit": ["timestamp", "2014-03-17", None, "weeks"],
    "duration too long": ["timedelta", 10**12, 0, 0],
    "duration of text": ["timedelta", "1", 0, 0],
    "pandas duration too long": ["pd_timedelta", 10**30, "ns"],
    "period too late": ["period", 10**30, "D"],
    "period of many lengths": ["period", 1, "1D1h"],
    "period unknown": ["period", 1, "zzz"],
    "interval backwards": ["interval", 1, 0, "right"],
    "interval closed oddly": ["interval", 0, 1, "open"],
    "date of words": ["date", "soon"],
    "date of a number": ["date", 5],
    "datetime of words": ["datetime", "soon"],
    "time of nothing": ["time", None],
    "bytes that are none": ["bytes", "***"],
    "complex of text": ["complex", "a", 1],
    "chart of text": ["chart", [["a", "x"]], 1, "", True],
    "chart labelled by a number": ["chart", [[1, 1.0]], 1, "", True],
    "chart of text series": ["chart", [], "1", "", True],
    "chart from one": ["chart", [], 1, "", 1],
    "function without a number": ["function", "0", "f", None],
    "function without a name": ["function", 0, 5, None],
    "function of an unknown kind of argument": ["function", 0, "f", [["x", 9, False]]],
    "function with an odd argument": ["function", 0, "f", [["x y", 1, False]]],
    "function with a number of arguments": ["function", 0, "f", 5],
    "opaque number": ["opaque", 5, ""],
    "opaque without a reason": ["opaque", "x", None],
}


@pytest.mark.parametrize("data", [pytest.param(data, id=name) for name, data in MALFORMED.items()])
def test_malformed_data_are_refused(data: object) -> None:
    """Whatever is not what the encoder writes is refused by one kind of error."""
    with pytest.raises(WireError, match=r"^a value that is malformed: \w+$"):
        decoded(data)


ZONE_FORMS = {
    "moment": lambda zone: ["timestamp", "2014-03-17T00:00:00+00:00", zone, "ns"],
    "column": lambda zone: ["extension", values(f"datetime64[ns, {zone}]", [1])],
    "column of intervals": lambda zone: ["extension", values(f"interval[datetime64[ns, {zone}], left]", [])],
}


@pytest.mark.parametrize("form", ZONE_FORMS.values(), ids=ZONE_FORMS.keys())
def test_time_zone_is_never_a_path(form: Callable[[str], Any], tmp_path: Path) -> None:
    """A file that holds a time zone is not opened, wherever its path is sent in a time zone's place."""
    tokyo = tmp_path / "tokyo"
    tokyo.write_bytes((files("tzdata") / "zoneinfo" / "Asia" / "Tokyo").read_bytes())

    with pytest.raises(WireError, match="a value that is malformed"):
        decoded(form(f"dateutil/{tokyo}"))


def test_time_zone_without_a_name_says_so() -> None:
    """A moment in a time zone that has only a file is no plain data, and says why."""
    zone = dateutil.tz.tzrange("X", -3600)

    with pytest.raises(CheckFailed, match=r"of type `Timestamp` \(a time zone named tzrange"):
        bool(crossed(pd.Timestamp("2014-03-17", tz=zone)))


@pytest.mark.parametrize("value", [np.fft.fft(np.arange(5_000.0)), pd.Series(np.arange(5_000) * 1j)])
def test_thousands_of_complex_numbers_cross(value: Any) -> None:
    """An array of complex numbers of ordinary size arrives, though each counts for several elements."""
    assert list(crossed(value)) == list(value)


def test_stand_in_goes_back_as_one() -> None:
    """What stands for a value that is no plain data can be given back to the other side, alone or in a list."""
    arrived = crossed(object())

    assert [kind_of(each) for each in [crossed(arrived), *crossed([arrived])]] == ["object", "object"]


def colliding_tuples(count: int) -> list[Any]:
    """Find tuples of two small whole numbers that all have one hash (Python's is xxHash without a key)."""
    first, second, word = 11400714785074694791, 14029467366897019727, 1 << 64
    back = pow(second, -1, word)
    found: list[Any] = []
    for n in itertools.count(1):
        lane = (2870177450012600261 + n * second) % word
        mixed = ((lane << 31 | lane >> 33) % word) * first % word
        other = (12345 - mixed) * back % word
        signed = other - word if other >> 63 else other
        if 2 < abs(signed) < 1 << 59:
            found.append(["tuple", [n, signed]])
        if len(found) == count:
            return found
    raise AssertionError


UNCOUNTED_DATA = {
    "rows of a frame": ["frame", ["range_index", 0, 5, 1, None], ["range_index", 0, 200_000, 1, None],
                        [values("int8", [1])] * 5],
    "cells of an empty array": ["array", [100_000, 100_000, 0], values("float64", [])],
    "codes of a category": ["extension", ["category", values("object", ["a"]), [0] * (MAX_ELEMENTS + 1), False]],
    "pairs of a dict": ["dict", [[str(n), 1] for n in range(MAX_ELEMENTS + 1)]],
    "bars of a chart": ["chart", [[str(n), 1.0] for n in range(MAX_ELEMENTS + 1)], 1, "", True],
    "levels of an index": ["multi_index", [ONE] * 2_000, [None] * 2_000],
    "arguments of a function": ["function", 0, "f", [[f"x{n}", 1, False] for n in range(MAX_ELEMENTS + 1)]],
    "colliding tuples": ["set", colliding_tuples(5_000)],
    "digits in place of elements": ["array", [], values("int64", "123")],
    "room for text": ["array", [100_000], values("U200", ["a"] * 100_000)],
    "a list in a scalar": ["numpy", "int64", ["list", [1, 2]]],
}  # fmt: skip


@pytest.mark.parametrize("data", [pytest.param(data, id=name) for name, data in UNCOUNTED_DATA.items()])
def test_data_that_grow_here_are_refused(data: object) -> None:
    """What is small on the wire and large here, or of no form that the encoder writes, is refused."""
    with pytest.raises(WireError, match="a value that is malformed"):
        decoded(data)


@pytest.mark.parametrize("frequency", ["W-MON", "D", "ME", "-1B"])
def test_frequency_that_lies_is_refused_at_once(frequency: str) -> None:
    """A frequency that does not fit costs no more than to look at each moment once."""
    moments = values("datetime64[s]", [n * n * 86_400 for n in range(MAX_ELEMENTS - 10)])
    started = time.process_time()

    with pytest.raises(WireError, match="malformed"):
        decoded(["index", moments, None, frequency])

    assert time.process_time() - started < 1


def test_decoder_builds_no_signature_from_nothing() -> None:
    """A function without parameters and one whose parameters are unknown are told apart."""
    assert decoded(["function", 0, "f", []])[2] == inspect.Signature()
    assert decoded(["function", 0, "f", None])[2] is None


def test_decoder_counts_each_value_anew() -> None:
    """The count begins anew with each value, also after a refused one."""
    decoder = Decoder(lambda *parts: parts)
    with pytest.raises(WireError, match="malformed"):
        decoder.decode(["list", [1] * (MAX_ELEMENTS + 1)])

    assert len(decoder.decode(["list", [1] * MAX_ELEMENTS])) == MAX_ELEMENTS

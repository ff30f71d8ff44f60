"""The figures: valid charts, text alternatives, palette, tables; no browser needed."""

from __future__ import annotations

import importlib
import json
import re
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import altair as alt
import pandas as pd
import pytest

import weakest_link as wl
from weakest_link import explore
from weakest_link.explore import charts
from weakest_link.explore.page import html_table
from weakest_link.explore.widgets import chosen_events

FIGURES: dict[str, Callable[[], explore.Figure]] = {
    "divisions": lambda: explore.explore_divisions(wl.load("divisions")),
    "events": lambda: explore.explore_events(wl.load("events")),
    "coverage-actor": lambda: explore.explore_coverage(wl.load("events"), by="actor"),
    "coverage-kind": lambda: explore.explore_coverage(wl.load("events"), by="kind"),
    "rounds": lambda: explore.explore_rounds(wl.load("sanction_lists")),
    "agreement": lambda: explore.explore_agreement(wl.load("un_agreement")),
    "notes": lambda: explore.explore_notes(wl.load("notes")),
    "claims": lambda: explore.explore_claims(wl.load("claims")),
}
MEMBERS = pd.DataFrame(
    [("A", "ann", "2014-03-01"), ("A", "bob", "2014-03-01"), ("B", "bob", "2014-04-01"), ("B", "cy", "2014-05-01")],
    columns=["list", "member", "date"],
).astype({"date": "datetime64[ns]"})
FIGURES["lists"] = lambda: explore.explore_lists(MEMBERS)
FIGURES["overlap"] = lambda: explore.explore_overlap(MEMBERS, "A", "B")
every_figure = pytest.mark.parametrize("name", FIGURES)


class Balance(HTMLParser):
    """Finds elements that are opened and not closed, or the other way round."""

    def __init__(self) -> None:
        """Start with nothing open and no fault."""
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Remember an element."""
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the last element, which should be this one."""
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)


def colours(spec: Any) -> set[str]:
    """Collect every colour that a specification names."""
    return set(re.findall(r"#[0-9A-Fa-f]{6}\b", json.dumps(spec)))


@every_figure
def test_chart_is_valid_vega_lite(name: str) -> None:
    """Every chart is a specification that Vega-Lite's own schema accepts."""
    spec = FIGURES[name]().chart.to_dict(validate=True)

    alt.Chart.from_dict(spec)
    assert spec["width"] == "container"


@every_figure
def test_chart_says_what_it_shows(name: str) -> None:
    """Every figure has a caption, a text alternative and a description inside the chart."""
    figure = FIGURES[name]()

    assert all(len(text) > 30 for text in (figure.caption, figure.alternative, figure.chart.to_dict()["description"]))


@every_figure
def test_chart_uses_the_palette_only(name: str) -> None:
    """Charts use the colours of Okabe and Ito and no others."""
    assert colours(FIGURES[name]().chart.to_dict()) <= set(charts.OKABE_ITO.values())


@every_figure
def test_figure_is_the_same_text_each_time(name: str) -> None:
    """Two calls give the same bytes, so stored outputs can be compared."""
    assert FIGURES[name]()._repr_html_() == FIGURES[name]()._repr_html_()


@every_figure
def test_figure_is_well_formed(name: str) -> None:
    """Every element of a figure is closed, and its specification is JSON."""
    markup = FIGURES[name]()._repr_html_()
    balance = Balance()

    balance.feed(markup)

    assert (balance.open, balance.faults) == ([], [])
    assert json.loads(re.search(r'<script type="application/json">(.*?)</script>', markup, re.S)[1])  # type: ignore[index]


@every_figure
def test_figure_holds_its_rows(name: str) -> None:
    """The table behind a chart has all the rows that the figure names."""
    figure = FIGURES[name]()

    assert figure._repr_html_().count('<th scope="row"') == len(figure.table)


@every_figure
def test_figure_asks_no_other_machine(name: str) -> None:
    """Nothing in a figure loads from elsewhere: no src, no stylesheet, no url()."""
    assert not re.search(r"\bsrc=|<link|url\(|@import", FIGURES[name]()._repr_html_())


def test_events_are_told_apart_without_colour() -> None:
    """The timeline tells mentioned from left out by shape and filling too."""
    encoding = charts.plot_events(wl.load("events")).to_dict()["encoding"]

    assert {"shape", "fill", "color"} <= set(encoding)


def test_events_link_to_their_sources() -> None:
    """Every event with a source address has a link to it in the table behind the chart."""
    events = wl.load("events")
    markup = explore.explore_events(events)._repr_html_()

    assert markup.count('rel="external noreferrer"') == int(events["source_id"].notna().sum())


def test_overlap_is_counted_day_by_day() -> None:
    """While a list is empty, Jaccard is 0 and the overlap coefficient missing; then both grow with the lists."""
    table = charts.overlap_by_day(MEMBERS, "A", "B")

    assert table["n_both"].to_list() == [0, 1, 1]
    assert table["jaccard"].round(2).to_list() == [0.0, 0.5, 0.33]
    assert table["overlap_coefficient"].isna().to_list() == [True, False, False]
    assert table["overlap_coefficient"].to_list()[1:] == [1.0, 0.5]


def test_combinations_count_every_member_once() -> None:
    """On each day the combinations add up to the members of all lists."""
    table = charts.combinations_by_day(MEMBERS)

    assert table.groupby("date")["n_members"].sum().to_list() == [2, 2, 3]
    assert table["lists"].unique().tolist() == ["A", "B", "A and B"]


def test_rows_always_show_their_evidence() -> None:
    """A status that was not asked for is shown all the same."""
    events = wl.load("events").head(5)

    markup = explore.show_rows(events, "Five events", columns=["event_id", "event"])._repr_html_()

    assert markup.count('class="wl-status') == 5


def test_rows_of_one_status_say_it_in_the_caption() -> None:
    """Where all rows of a table have one status, the caption says it."""
    shown = explore.show_rows(wl.load("countries"), "States")

    assert repr(shown) == "States (evidence: partly read) (55 rows)"


def test_events_show_evidence_status() -> None:
    """Every row behind the timeline says how far it can be trusted."""
    events = wl.load("events")
    markup = explore.explore_events(events)._repr_html_()

    assert markup.count('class="wl-status') == len(events)
    assert markup.count(">unverified</span>") == int((events["evidence_status"] == "unverified").sum())


def test_events_show_how_each_date_is_known() -> None:
    """Every row behind the timeline says where its day comes from."""
    events = wl.load("events")

    assert list(explore.explore_events(events).table["date_status"]) == list(events["date_status"])


def test_events_count_the_unverified() -> None:
    """The timeline's text alternative says how many of its events are unverified."""
    events = wl.load("events").head(20)
    unverified = int((events["evidence_status"] == "unverified").sum())

    assert f"not traced to a source yet: {unverified} of 20." in explore.explore_events(events).alternative


def test_live_notebook_gets_its_own_vega(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a live session the chart comes in a frame that loads nothing from elsewhere."""
    monkeypatch.setenv("JPY_SESSION_NAME", "notebook.ipynb")

    markup = explore.explore_divisions(wl.load("divisions"))._repr_html_()

    assert "<iframe" in markup
    assert "cdn.jsdelivr" not in markup


def test_argument_holds_every_statement_once() -> None:
    """The tree has one item for each statement of the map, whatever its depth."""
    nodes = wl.load("argument_map")

    assert explore.show_argument(nodes)._repr_html_().count("<li>") == len(nodes)


def test_argument_names_role_and_place() -> None:
    """A statement shows its role in words, its paragraphs and its notes."""
    nodes = pd.DataFrame(
        {"node_id": ["A1", "A2"], "parent_id": [None, "A1"], "role": ["thesis", "evidence"], "text": ["T", "a < b"],
         "claims": ["C01", "C02;C03"], "notes": [None, "5;10"], "paragraph": ["1", "2;3"]}
    )  # fmt: skip

    markup = explore.show_argument(nodes)._repr_html_()

    assert 'Evidence</span> a &lt; b <span class="wl-where">(paragraphs 2, 3; notes 5, 10; claims C02, C03)' in markup
    assert "(paragraph 1; claim C01)" in markup


def test_table_escapes_its_cells() -> None:
    """Text of a cell cannot become markup."""
    assert "<b>" not in html_table(pd.DataFrame({"a": ["<b>"]}), caption="<b>")


def test_table_shows_missing_as_missing() -> None:
    """A missing cell is a dash that says so, never nan or an empty cell."""
    markup = html_table(pd.DataFrame({"a": ["x", "y"], "b": [1.5, None]}))

    assert 'title="not given"' in markup
    assert "nan" not in markup


def test_rows_are_anchored() -> None:
    """Prose can point at a row by its id."""
    events = wl.load("events").head(2)

    markup = explore.show_rows(events, "Two", columns=["event_id", "date"], anchor="event_id")._repr_html_()

    assert '<tr id="E02">' in markup


@pytest.mark.parametrize(
    ("choice", "condition"),
    [
        ({}, "actor == actor"),
        ({"actor": "Japan"}, "actor == 'Japan'"),
        ({"kind": "sanction", "article": "left out"}, "kind == 'sanction' and not is_mentioned"),
        ({"article": "mentioned"}, "is_mentioned"),
    ],
    ids=["all", "actor", "kind-and-left-out", "mentioned"],
)
def test_choice_of_events_fits(choice: dict[str, str], condition: str) -> None:
    """The live browser shows just the rows that fit every list."""
    events = wl.load("events")

    assert list(chosen_events(events, **choice)["event_id"]) == list(events.query(condition)["event_id"])


def test_live_browser_follows_its_lists() -> None:
    """Choosing a value changes the table below the lists."""
    events = wl.load("events")
    lists, rows = explore.browse_events(events).children

    lists.children[0].value = "Switzerland"

    assert f"1 of {len(events)} events" in rows.value


def test_figures_name_their_missing_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without altair the message says what to install."""
    for name in [name for name in sys.modules if name.startswith("weakest_link.explore")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "altair", None)

    with pytest.raises(ModuleNotFoundError, match=r"Not installed: altair\. They belong to the extra 'book'"):
        importlib.import_module("weakest_link.explore")

"""The figures: valid charts, text alternatives, palette, tables; no browser needed."""

from __future__ import annotations

import importlib
import itertools
import json
import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import altair as alt
import pandas as pd
import pytest
from explorer_samples import (
    MEMBERS,
    RULINGS,
    SAMPLES,
    VOTES,
    another_value,
    controls,
    drawn,
    figure,
    opacities,
    specification,
    words,
)

import weakest_link as wl
from weakest_link import explore
from weakest_link.exceptions import ConfigError, DataError
from weakest_link.explore import charts, counting, rulings
from weakest_link.explore.page import html_table

ROOT = Path(__file__).parents[1]
every_figure = pytest.mark.parametrize("name", SAMPLES)


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
    spec = figure(name).chart.to_dict(validate=True)

    alt.Chart.from_dict(spec)
    assert spec["width"] == "container"


@every_figure
def test_chart_says_what_it_shows(name: str) -> None:
    """Every figure has a caption, a text alternative and a description inside the chart."""
    shown = figure(name)

    assert all(len(text) > 30 for text in (shown.caption, shown.alternative, shown.chart.to_dict()["description"]))


@every_figure
def test_chart_uses_the_palette_only(name: str) -> None:
    """Charts use the colours of Okabe and Ito and no others."""
    assert colours(figure(name).chart.to_dict()) <= set(charts.OKABE_ITO.values())


@every_figure
def test_figure_is_the_same_text_each_time(name: str) -> None:
    """Two calls give the same bytes, so stored outputs can be compared."""
    assert figure(name)._repr_html_() == figure(name)._repr_html_()


@every_figure
def test_figure_is_well_formed(name: str) -> None:
    """Every element of a figure is closed, and its specification is JSON."""
    markup = figure(name)._repr_html_()
    balance = Balance()

    balance.feed(markup)

    assert (balance.open, balance.faults) == ([], [])
    assert json.loads(re.search(r'<script type="application/json">(.*?)</script>', markup, re.S)[1])  # type: ignore[index]


@every_figure
def test_figure_holds_its_rows(name: str) -> None:
    """The table behind a chart has all the rows that the figure names."""
    shown = figure(name)

    assert shown._repr_html_().count('<th scope="row"') == len(shown.table)


@every_figure
def test_figure_asks_no_other_machine(name: str) -> None:
    """Nothing in a figure loads from elsewhere: no src, no stylesheet, no url()."""
    assert not re.search(r"\bsrc=|<link|url\(|@import", figure(name)._repr_html_())


def test_events_are_told_apart_without_colour() -> None:
    """The timeline tells mentioned from left out by shape and filling too."""
    encoding = charts.plot_events(wl.load("events")).to_dict()["layer"][0]["encoding"]

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


# What a reader chooses


# The state that is looked at and its partner are not compared with themselves.
IDLE = [("agreement", "JPN"), ("agreement", "RUS")]


@pytest.mark.parametrize(("name", "control"), controls())
def test_control_changes_the_drawing(name: str, control: str) -> None:
    """Vega draws another picture when a list, a box or a field of a chart is set to another value."""
    param = next(param for param in specification(name)["params"] if param["name"] == control)

    is_same = drawn(name, **{control: another_value(param)}) == drawn(name)

    assert is_same == ((name, control) in IDLE)


@pytest.mark.parametrize(("name", "control"), controls())
def test_control_is_a_keyword(name: str, control: str) -> None:
    """What a list shows at first can be said in Python, under the name that the chart has for it."""
    params = specification(name)["params"]
    value = another_value(next(param for param in params if param["name"] == control))

    now = {param["name"]: param["value"] for param in figure(name, **{control: value}).specification()["params"]}

    assert now[control] == value


@every_figure
def test_controls_are_labelled(name: str) -> None:
    """Every control of a chart has a label, and no two have the same."""
    labels = [param["bind"]["name"].strip() for param in specification(name)["params"]]

    assert all(labels)
    assert len(set(labels)) == len(labels)


def test_unknown_choice_is_refused() -> None:
    """A keyword that names no list of the chart is refused, with the names that exist."""
    with pytest.raises(ConfigError, match=r"chart divisions has no choice 'size'\. Expected one of: measure\."):
        figure("divisions", size="words")


@pytest.mark.parametrize(
    ("name", "choice", "expected"),
    [
        ("divisions", {"measure": "metres"}, "'characters', 'words'"),
        ("counting", {"word": 3}, "Expected text"),
        ("agreement", {"FRA": "yes"}, "Expected True or False"),
    ],
    ids=["list", "field", "box"],
)
def test_value_that_a_control_lacks_is_refused(name: str, choice: dict[str, Any], expected: str) -> None:
    """A value that a list, a field or a box does not offer is refused, with what it offers."""
    with pytest.raises(ConfigError, match=expected):
        charts.plot_divisions(wl.load("divisions"), **choice) if name == "divisions" else figure(name, **choice)


# The timeline

CHOICES = [
    {"period": "all years"},
    {"actor": "Japan"},
    {"kind": "sanction", "article": "left out"},
    {"article": "mentioned", "period": "all years"},
]
some_choices = pytest.mark.parametrize("choice", CHOICES, ids=["period", "actor", "kind-and-left-out", "mentioned"])


@pytest.mark.parametrize(
    ("choice", "condition"),
    [
        ({}, "actor == actor"),
        ({"actor": "Japan"}, "actor == 'Japan'"),
        ({"kind": "sanction", "article": "left out"}, "kind == 'sanction' and not is_mentioned"),
        ({"article": "mentioned"}, "is_mentioned"),
        ({"period": "2014 only"}, "date.dt.year == 2014"),
    ],
    ids=["all", "actor", "kind-and-left-out", "mentioned", "period"],
)
def test_choice_of_events_fits(choice: dict[str, str], condition: str) -> None:
    """Only the rows that fit every list are chosen, in their order."""
    events = wl.load("events")

    assert list(charts.chosen_events(events, **choice)["event_id"]) == list(events.query(condition)["event_id"])


@some_choices
def test_timeline_draws_and_counts_what_fits(choice: dict[str, str]) -> None:
    """The chart draws the events that fit at full strength, and says how many they are."""
    events = wl.load("events")
    fitting = len(charts.chosen_events(events, **{"period": "2014 only"} | choice))

    svg = drawn("events", **choice)

    assert words(svg, "said_marks") == [f"{fitting} of {len(events)} events fit"]
    assert opacities(svg, "events_layer_0_marks").count(1.0) == fitting


@some_choices
def test_timeline_tells_of_the_chosen_rows(choice: dict[str, str]) -> None:
    """With choices, the table and the text alternative of the timeline are those of the rows that fit."""
    chosen = charts.chosen_events(wl.load("events"), **choice)

    shown = figure("events", **choice)

    assert list(shown.table["event_id"]) == list(chosen["event_id"])
    assert f"The article mentions {int(chosen['is_mentioned'].sum())} (filled" in shown.alternative


def test_timeline_says_that_nothing_fits() -> None:
    """A choice that no event fits gives an empty table, and says so."""
    shown = figure("events", actor="Switzerland", article="mentioned")

    assert shown.alternative.startswith("0 of 66 rows fit (actor Switzerland, article mentioned).")
    assert shown.table.empty


# The ministry table

RULES = list(itertools.product(["Asia", "Russia"], counting.PLACES, counting.EXTENTS, counting.BASES))


@pytest.mark.parametrize(("word", "place", "extent", "base"), RULES)
def test_chart_and_table_count_alike(word: str, place: str, extent: str, base: str) -> None:
    """The rule is the same in the page's chart and in pandas: the same rows, the same share."""
    rule = {"word": word, "place": place, "extent": extent, "base": base}
    counted = counting.counted_rows(wl.load("divisions"), **rule)

    svg = drawn("counting", **rule)

    assert words(svg, "counting_layer_1_marks") == counted["result"].tolist()
    assert words(svg, "said_marks")[0].startswith(f"{counting.share_in_words(counted, base)} count")


UNITS = pd.DataFrame(
    [
        (1, "Press Division", "Statements", None),
        (4, "Archive", "Old papers, Statements", None),
        (7, "Shop, Press Division", "Books and Statements", "Press Division"),
    ],
    columns=["row", "division", "areas", "parent_unit"],
)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ({"word": "Press"}, "2 of 3"),
        ({"word": "press"}, "0 of 3"),
        ({"word": ""}, "0 of 3"),
        ({"word": "Statements", "place": "the areas"}, "3 of 3"),
        ({"word": "Statements", "place": "the areas", "extent": counting.EXTENTS[1]}, "2 of 3"),
        ({"word": "Archive", "extent": counting.EXTENTS[1]}, "1 of 3"),
        ({"word": "Press", "base": "claimed"}, "2 of 9"),
        ({"word": "Press", "base": "named-division"}, "2 of 2"),
        ({"word": "Press", "base": "no-sub-unit"}, "1 of 2"),
        ({"word": "Shop", "base": "no-sub-unit"}, "0 of 2"),
    ],
    ids=["name", "capitals", "no-word", "part-of-area", "whole-area", "whole-name", "claimed", "named", "own", "lost"],
)
def test_counting_rule_gives_its_share(rule: dict[str, str], expected: str) -> None:
    """Each part of the rule counts as it says; what the base leaves out below is left out above."""
    counted = counting.counted_rows(UNITS, **rule)

    assert counting.share_in_words(counted, rule.get("base", "rows")) == expected
    assert f" {expected} count" in explore.explore_counting(UNITS, **rule).alternative


def test_counting_chart_holds_the_print_only() -> None:
    """The chart holds what is printed and what each base takes, and no coding of the rows."""
    rows = figure("counting").chart.to_dict()["data"]["values"]

    assert set(rows[0]) == {"row", "division", "areas", "parts", *(f"in_{base}" for base in counting.BASES)}


# Votes


def test_votes_are_averaged_over_the_chosen_states() -> None:
    """The chart says the mean of the state and that of the states compared, as pandas computes them."""
    rows = charts.both_ways(VOTES).query("partner == 'USA'")
    boxes = {code: code in ("FRA", "ITA") for code in charts.STATES}
    means = [rows.loc[rows["state"].isin(codes), "agreement_soft"].mean() for codes in (["GBR"], ["FRA", "ITA"])]

    svg = drawn("agreement", state="GBR", partner="USA", measure=charts.MEASURES[1], **boxes)

    assert words(svg, "said_marks") == [
        f"United Kingdom like United States: mean {means[0]:.2f}\n2 compared: mean {means[1]:.2f}"
    ]


def test_votes_need_two_states() -> None:
    """A state and itself make no line, and the chart says what to do."""
    svg = drawn("agreement", state="RUS", partner="RUS", **dict.fromkeys(charts.STATES, False))

    assert words(svg, "said_marks") in ([], ["Russia like Russia: choose two states\nNone compared"])


def test_votes_tell_of_the_chosen_states() -> None:
    """With choices, the table and the text alternative hold the state and those compared, and no others."""
    boxes = {code: code == "DEU" for code in charts.STATES}

    shown = explore.explore_agreement(VOTES, "FRA", partner="GBR", **boxes)

    assert set(shown.table["state"]) == {"FRA", "DEU"}
    assert "Compared: Germany, in" in shown.alternative
    mean = shown.table.loc[shown.table["state"] == "FRA", "agreement_exact"].mean()
    assert f"France cast the same vote as United Kingdom in {mean:.2f} of the votes" in shown.alternative


# Notes

NOTES = pd.DataFrame(
    {"note": [1, 2, 3], "paragraph": [1, 1, 2], "kind": ["news", "book", "news"], "language": ["en", "en", None],
     "outlet": ["A", "B", "A"], "citation": ["a", "b", None]}
)  # fmt: skip
CALLING = pd.DataFrame(
    {"claim_id": ["C1", "C2", "C3"], "kind": ["causal", "framing", "causal"], "notes": ["1;2", "1", None]}
)


def test_notes_know_what_they_support() -> None:
    """A note has the claims that call it and their kinds; one that nothing calls has none."""
    called = charts.supported_by_notes(NOTES, CALLING)

    assert called["claims"].tolist() == [["C1", "C2"], ["C1"], []]
    assert called["supports"].tolist() == [["causal", "framing"], ["causal"], []]


@pytest.mark.parametrize(("supports", "numbers"), [("causal", [1, 2]), ("no claim", [3]), ("all", [1, 2, 3])])
def test_notes_are_chosen_by_what_they_support(supports: str, numbers: list[int]) -> None:
    """The list of kinds of claim chooses the notes that such a claim calls."""
    shown = explore.explore_notes(NOTES, CALLING, supports=supports)

    assert shown.table["note"].tolist() == numbers
    assert "causal 2, framing 1, no claim of the table 1." in shown.alternative


def test_notes_chart_counts_a_note_once() -> None:
    """A note that claims of two kinds call stands in both bars, and counts as one note."""
    notes, claims = wl.load("notes"), wl.load("claims")
    fitting = sum(charts.calls_fit(charts.supported_by_notes(notes, claims), "empirical"))

    svg = drawn("notes", by="supports", supports="empirical")

    assert words(svg, "said_marks") == [f"{fitting} of {len(notes)} notes fit"]


# Lists


@pytest.mark.parametrize("day", ["2014-03-01", "2014-04-01", "2014-05-01"])
def test_lists_are_counted_up_to_the_day(day: str) -> None:
    """The chart of combinations says how many members there are by the chosen day, and how many on two lists."""
    table = charts.combinations_by_day(MEMBERS)
    then = table[table["date"] == pd.Timestamp(day)]
    shared = int(then.loc[then["lists"] == "A and B", "n_members"].sum())

    svg = drawn("lists", until=day)

    assert words(svg, "said_marks") == [f"{then['n_members'].sum()} members\n{shared} on more than one list"]
    assert figure("lists", until=day).table["n_members"].tolist() == then["n_members"].tolist()


# Claims and verdicts


@pytest.mark.parametrize(
    ("choice", "condition"),
    [
        ({"kind": "causal"}, "kind == 'causal'"),
        ({"notes": "no note", "tables": "no table"}, "notes.isna() and tables.isna()"),
        ({"tables": "with a table"}, "tables.notna()"),
    ],
    ids=["kind", "no-note-no-table", "table"],
)
def test_claims_are_chosen_alike_in_chart_and_table(choice: dict[str, str], condition: str) -> None:
    """The lists choose the same claims in the chart, in the table and in the text."""
    claims = wl.load("claims")
    fitting = claims.query(condition)

    shown, svg = figure("claims", **choice), drawn("claims", **choice)

    assert list(shown.table["claim_id"]) == list(fitting["claim_id"])
    assert words(svg, "said_marks") == [f"{len(fitting)} of {len(claims)} claims fit"]
    assert opacities(svg, "claims_layer_0_marks").count(1.0) == len(fitting)
    assert f"{len(fitting)} of {len(claims)} rows fit" in shown.alternative


@pytest.mark.parametrize("claim", ["C04", "C22"])
def test_card_tells_what_a_claim_leans_on(claim: str) -> None:
    """The card of the chosen claim names its notes, tables and statements of the argument map."""
    row = wl.load("claims").set_index("claim_id").loc[claim]
    nodes = wl.load("argument_map")
    holding = nodes.loc[nodes["claims"].fillna("").str.split(";").map(lambda ids: claim in ids), "node_id"]

    card = " ".join(words(drawn("claims", claim=claim), "card_marks")[0].split())

    assert card.startswith(f"{claim} ({row['kind']})")
    assert f"notes: {row['notes'].replace(';', ', ') if isinstance(row['notes'], str) else 'none'}" in card
    assert f"tables: {row['tables'].replace(';', ', ')}" in card
    assert f"statements of the map: {', '.join(holding)}" in card


def test_claims_table_holds_their_evidence() -> None:
    """The rows behind the claims name the kinds of the notes called and the statements of the map."""
    table = figure("claims").table.set_index("claim_id")

    assert table.loc["C04", ["notes", "note_kinds"]].tolist() == ["1", "blog"]
    assert "A01" in table.loc["C04", "statements"]


def test_card_tells_the_ruling_and_its_evidence() -> None:
    """With verdicts the card adds the verdict, the confidence and the ids of the evidence."""
    card = words(drawn("rulings", claim="C01"), "card_marks")[0]

    assert card.endswith("verdict: partly\nconfidence: low\nevidence: V092, E10")


def test_verdict_switch_changes_the_legend() -> None:
    """The marks show the verdicts, four words and none, or the kinds; the legend follows."""
    kinds = sorted(wl.load("claims")["kind"].unique())

    legends = [words(drawn("rulings", marks=marks), "role-legend-label") for marks in ("verdict", "kind")]

    assert [sorted(legend) for legend in legends] == [sorted(rulings.VERDICTS), kinds]


def test_verdicts_are_told_apart_without_colour() -> None:
    """Each verdict has a shape of its own."""
    assert len({shape for shape, _ in rulings.VERDICTS.values()}) == len(rulings.VERDICTS)


def test_claims_without_a_verdict_are_counted() -> None:
    """The chart and the text say how many claims have no verdict."""
    claims = wl.load("claims")
    without = len(claims) - len(RULINGS)

    assert words(drawn("rulings"), "said_marks")[0].endswith(f"without a verdict: {without} of these")
    assert f"1 partly, 0 contradicted, 1 untestable, {without} no verdict." in figure("rulings").alternative


def test_reference_verdicts_fit_the_chart() -> None:
    """An instructor's table of verdicts can be put beside the claims as it is."""
    verdicts = pd.read_csv(ROOT / "data" / "instructor" / "claim_verdicts.csv")

    shown = explore.explore_claims(wl.load("claims"), verdicts)

    assert (
        shown.table["verdict"].tolist()
        == verdicts.set_index("claim_id").loc[shown.table["claim_id"], "verdict"].tolist()
    )


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([("C01", "true")], r"words that are no verdict \(expected supported, partly.*\): true"),
        ([("C01", "partly"), ("C01", "supported")], "claims with two verdicts: C01"),
        ([("X99", "partly")], "ids that no claim has: X99"),
    ],
    ids=["word", "twice", "unknown"],
)
def test_verdicts_that_fit_no_claim_are_refused(rows: list[tuple[str, str]], message: str) -> None:
    """A word that is no verdict, a second verdict or an unknown claim is named."""
    with pytest.raises(DataError, match=message):
        explore.explore_claims(wl.load("claims"), pd.DataFrame(rows, columns=["claim_id", "ruling"]))


def test_verdicts_need_their_columns() -> None:
    """A table without rulings is refused, with the columns that it has."""
    with pytest.raises(DataError, match="The verdicts have no column verdict; got claim_id, judgement"):
        explore.explore_claims(wl.load("claims"), pd.DataFrame({"claim_id": ["C01"], "judgement": ["partly"]}))


def test_figures_name_their_missing_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without altair the message says what to install."""
    for name in [name for name in sys.modules if name.startswith("weakest_link.explore")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "altair", None)

    with pytest.raises(ModuleNotFoundError, match=r"Not installed: altair\. They belong to the extra 'book'"):
        importlib.import_module("weakest_link.explore")

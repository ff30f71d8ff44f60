"""Every explorer with tables to call it with, and what Vega draws when its lists are set."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import pandas as pd
import vl_convert

import weakest_link as wl
from weakest_link import explore
from weakest_link.explore import Figure

MEMBERS = pd.DataFrame(
    [("A", "ann", "2014-03-01"), ("A", "bob", "2014-03-01"), ("B", "bob", "2014-04-01"), ("B", "cy", "2014-05-01")],
    columns=["list", "member", "date"],
).astype({"date": "datetime64[ns]"})
VOTES = wl.load("un_agreement").query("year >= 2012")  # all of it takes seconds to draw
RULINGS = pd.DataFrame(
    [
        {"claim_id": "C01", "ruling": "partly", "evidence_ids": ["V092", "E10"], "confidence": "low"},
        {"claim_id": "C05", "ruling": "untestable", "evidence_ids": [], "confidence": "high"},
    ]
)
Sample = tuple[Callable[..., Figure], tuple[Any, ...]]
SAMPLES: dict[str, Sample] = {
    "divisions": (explore.explore_divisions, (wl.load("divisions"),)),
    "counting": (explore.explore_counting, (wl.load("divisions"),)),
    "events": (explore.explore_events, (wl.load("events"),)),
    "coverage-actor": (explore.explore_coverage, (wl.load("events"), "actor")),
    "coverage-kind": (explore.explore_coverage, (wl.load("events"), "kind")),
    "rounds": (explore.explore_rounds, (wl.load("sanction_lists"),)),
    "agreement": (explore.explore_agreement, (VOTES,)),
    "notes": (explore.explore_notes, (wl.load("notes"), wl.load("claims"))),
    "claims": (explore.explore_claims, (wl.load("claims"),)),
    "rulings": (explore.explore_claims, (wl.load("claims"), RULINGS)),
    "lists": (explore.explore_lists, (MEMBERS,)),
    "overlap": (explore.explore_overlap, (MEMBERS, "A", "B")),
}


def figure(name: str, **choices: Any) -> Figure:
    """Make one figure."""
    explorer, tables = SAMPLES[name]
    return explorer(*tables, **choices)


@functools.cache
def specification(name: str) -> dict[str, Any]:
    """Return the specification of a figure as it is at first; not to be changed."""
    return figure(name).specification()


def another_value(param: dict[str, Any]) -> Any:
    """Return a value of a control that it does not begin with."""
    bind, value = param["bind"], param["value"]
    if bind["input"] == "select":
        return next(option for option in bind["options"] if option != value)
    return not value if isinstance(value, bool) else f"{value}an"


def controls() -> list[tuple[str, str]]:
    """Return every control of every explorer."""
    return [(name, param["name"]) for name in SAMPLES for param in specification(name)["params"]]


def drawn(name: str, **values: Any) -> str:
    """Draw a figure by Vega as its page does, after the lists were set to other values; return the SVG."""
    params = [param | {"value": values.get(param["name"], param["value"])} for param in specification(name)["params"]]
    spec = specification(name) | {"width": 600, "params": params}
    svg: str = vl_convert.vegalite_to_svg(spec)
    return svg


def words(svg: str, layer: str) -> list[str]:
    """Return the lines of text that a layer of a drawn chart holds."""
    groups = [group for group in ElementTree.fromstring(svg).iter() if layer in (group.get("class") or "").split()]
    texts = [text for group in groups for text in group.iter("{http://www.w3.org/2000/svg}text")]
    return ["\n".join(part.strip() for part in text.itertext() if part.strip()) for text in texts]


def opacities(svg: str, layer: str) -> list[float]:
    """Return how strong each mark of a layer is drawn."""
    groups = [group for group in ElementTree.fromstring(svg).iter() if layer in (group.get("class") or "").split()]
    return [
        float(mark.get("opacity", "1")) for group in groups for mark in group.iter("{http://www.w3.org/2000/svg}path")
    ]

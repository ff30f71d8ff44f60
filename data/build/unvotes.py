# /// script
# requires-python = ">=3.11"
# dependencies = ["pandas>=2.2", "rdata>=1.1"]
# ///
"""
Count how often states cast the same vote in the General Assembly, 1990 to 2019.

    git clone https://github.com/cran/unvotes && git -C unvotes checkout 73ca68e96bcb8dafef6686aad11fb810bf97be15
    uv run data/build/unvotes.py unvotes/data

writes data/raw/un_agreement_pairs.csv, one row a year and pair of states. The research file
un_agreement_japan.csv has Japan's pairs only; here every pair among the same nine states is counted by
the same rule, so that a base rate can be taken from any of them. The tests compare the two.

A roll call counts for a pair if both voted yes, no or abstain. `agree_exact` is the share with the
same vote; `agree_soft` gives half a point where one of the two abstains and the other does not.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import warnings
from pathlib import Path

import pandas as pd
import rdata

STATES = {
    **{"JP": "JPN", "US": "USA", "RU": "RUS", "CN": "CHN", "DE": "DEU"},
    **{"GB": "GBR", "FR": "FRA", "CA": "CAN", "IT": "ITA"},
}
YEARS = range(1990, 2020)
POINTS = {"no": 0.0, "abstain": 0.5, "yes": 1.0}
TARGET = Path(__file__).resolve().parents[1] / "raw" / "un_agreement_pairs.csv"


def read_votes(folder: Path) -> pd.DataFrame:
    """Read the votes of the nine states as points, one row a roll call, with its year."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # rdata does not know R's Date and tibble; both are plain underneath
        votes = rdata.read_rda(folder / "un_votes.rda")["un_votes"]
        calls = rdata.read_rda(folder / "un_roll_calls.rda")["un_roll_calls"]
    votes = votes.assign(points=votes["vote"].astype(str).map(POINTS), state=votes["country_code"].map(STATES))
    wide = votes.dropna(subset=["points", "state"]).pivot(index="rcid", columns="state", values="points")
    years = pd.to_datetime(calls.set_index("rcid")["date"], unit="D").dt.year
    return wide.assign(year=years)


def main() -> None:
    """Write one row for every year and pair with at least one common roll call."""
    parser = argparse.ArgumentParser(description="Make data/raw/un_agreement_pairs.csv from the unvotes package.")
    parser.add_argument("folder", type=Path, help="the package's folder data, with un_votes.rda and un_roll_calls.rda")
    votes = read_votes(parser.parse_args().folder)
    with TARGET.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(["year", "state_a", "state_b", "n_roll_calls", "agree_exact", "agree_soft"])
        for year, (a, b) in itertools.product(YEARS, itertools.combinations(STATES.values(), 2)):
            both = votes.loc[votes["year"] == year, [a, b]].dropna()
            distance = (both[a] - both[b]).abs()
            if len(both):
                exact, soft = (distance == 0).mean(), 1 - distance.mean()
                writer.writerow([year, a, b, len(both), f"{exact:.4f}", f"{soft:.4f}"])


if __name__ == "__main__":
    main()

"""The built pages in a real browser: no request leaves, nothing fails, charts work, both modes read well."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow

PAGES = ["index", "01-case", "02-ministry-table", "03-timeline", "exercises", "search"]
CHARTS = {"02-ministry-table": 1, "03-timeline": 3}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MODES = ["light", "dark"]
WIDTHS = [1280, 390]


def chromium() -> str | None:
    """Find the system's Chromium; the variable CHROMIUM names another one."""
    names = [os.environ.get("CHROMIUM", ""), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
    return next((name for name in names if name and shutil.which(name)), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Start the browser once."""
    program = chromium()
    if program is None:
        pytest.skip("No Chromium found; install it (Debian: apt-get install chromium) to look at the pages.")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield running
        running.close()


class Visit:
    """One page opened in one mode and width, with all that it asked for and complained of."""

    def __init__(self, browser: Any, site: Path, name: str, mode: str = "light", width: int = 1280, **options: Any):
        """Open the page and wait for its charts."""
        self.context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=mode, **options)
        self.page = self.context.new_page()
        self.far: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", self._note_request)
        self.page.on("console", self._note_message)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto((site / f"{name}.html").as_uri())
        if options.get("java_script_enabled", True):
            for index in range(CHARTS.get(name, 0)):
                self.page.locator(".wl-figure[data-drawn]").nth(index).wait_for(timeout=20_000)

    def _note_request(self, request: Any) -> None:
        if not request.url.startswith(("file:", "data:", "blob:", "about:")):
            self.far.append(request.url)

    def _note_message(self, message: Any) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def __enter__(self) -> Visit:
        return self

    def __exit__(self, *_: object) -> None:
        self.context.close()


def contrast(first: str, second: str) -> float:
    """Compute the contrast ratio of two colours written as rgb(r, g, b)."""

    def brightness(colour: str) -> float:
        parts = [int(part) / 255 for part in colour[colour.index("(") + 1 : -1].split(",")[:3]]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted([brightness(first), brightness(second)], reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", PAGES)
def test_page_is_quiet_and_fits(built_book: Path, browser: Any, name: str, mode: str, width: int) -> None:
    """A page asks no other machine, reports no error, and is no wider than the screen."""
    with Visit(browser, built_book, name, mode, width) as visit:
        excess = visit.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")

        assert (visit.far, visit.complaints, max(excess, 0)) == ([], [], 0)


@pytest.mark.parametrize("name", CHARTS)
def test_charts_are_drawn_as_named_pictures(built_book: Path, browser: Any, name: str) -> None:
    """Every chart is an SVG picture with a name for those who do not see it."""
    with Visit(browser, built_book, name) as visit:
        pictures = visit.page.locator(".wl-chart svg[role=img][aria-labelledby]")
        names = [
            visit.page.locator(f"#{pictures.nth(i).get_attribute('aria-labelledby')}").inner_text()
            for i in range(pictures.count())
        ]

        assert len(names) == CHARTS[name]
        assert all(len(text) > 30 for text in names)


def test_chart_follows_the_switch_of_mode(built_book: Path, browser: Any) -> None:
    """Switching the mode draws the chart anew, with words that stand out from the page."""
    with Visit(browser, built_book, "02-ministry-table", "light") as visit:
        ratios = []
        for mode in ("dark", "light"):
            visit.page.evaluate(f"document.documentElement.dataset.theme = '{mode}'")
            visit.page.locator(f".wl-figure[data-drawn={mode}]").wait_for()
            ink = visit.page.locator(".wl-chart svg .role-axis-label text").first
            colours = (
                ink.evaluate("text => getComputedStyle(text).fill"),
                visit.page.evaluate("getComputedStyle(document.body).backgroundColor"),
            )
            ratios.append(contrast(*colours))

        assert min(ratios) >= 4.5


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    "part", [".wl-table td", ".wl-status-unverified", ".wl-where", ".wl-role", ".wl-check summary"]
)
def test_words_stand_out(built_book: Path, browser: Any, part: str, mode: str) -> None:
    """The module's own parts have a contrast of at least 4.5 in both modes."""
    script = """element => {
        let box = element, ground = "rgba(0, 0, 0, 0)";
        while (box && /rgba\\(.*, 0\\)/.test(ground)) {
            ground = getComputedStyle(box).backgroundColor;
            box = box.parentElement;
        }
        return [getComputedStyle(element).color, ground];
    }"""
    with Visit(browser, built_book, "01-case", mode) as visit:
        ink, ground = visit.page.locator(part).first.evaluate(script)

        assert contrast(ink, ground) >= 4.5


def test_chart_answers_to_the_keyboard(built_book: Path, browser: Any) -> None:
    """Choosing an actor by keyboard fades the other actors' marks."""
    faded = (
        "[...document.querySelectorAll('#fig-events .mark-symbol path')].filter(p => +p.getAttribute('opacity') < 0.5)"
    )
    with Visit(browser, built_book, "03-timeline") as visit:
        before = visit.page.evaluate(f"{faded}.length")
        visit.page.locator("#fig-events select[name=actor]").focus()
        visit.page.keyboard.type("European")
        visit.page.wait_for_function(f"{faded}.length > 10")

        assert before == 0
        assert visit.page.locator("#fig-events select[name=actor]").input_value() == "European Union"


def test_choice_survives_the_switch_of_mode(built_book: Path, browser: Any) -> None:
    """What a reader chose in a chart stays chosen when the mode changes."""
    with Visit(browser, built_book, "03-timeline", "light") as visit:
        visit.page.locator("#fig-events select[name=kind]").select_option("sanction")
        visit.page.evaluate("document.documentElement.dataset.theme = 'dark'")
        visit.page.locator("#fig-events[data-drawn=dark]").wait_for()

        assert visit.page.locator("#fig-events select[name=kind]").input_value() == "sanction"


def test_controls_have_names(built_book: Path, browser: Any) -> None:
    """Every list under a chart has a label of its own."""
    with Visit(browser, built_book, "03-timeline") as visit:
        labels = visit.page.locator(".wl-chart select").evaluate_all(
            "all => all.map(s => s.labels[0]?.innerText.trim())"
        )

        assert len(labels) >= 6
        assert all(labels)


def test_self_check_opens_by_keyboard(built_book: Path, browser: Any) -> None:
    """A choice of a self-check opens with the Enter key and says whether it holds."""
    with Visit(browser, built_book, "01-case") as visit:
        choice = visit.page.locator(".wl-check details").first
        choice.locator("summary").focus()
        visit.page.keyboard.press("Enter")

        assert choice.locator("p").is_visible()


def test_page_reads_without_scripts(built_book: Path, browser: Any) -> None:
    """Without scripts the text alternative and the rows behind each chart are still there."""
    with Visit(browser, built_book, "03-timeline", java_script_enabled=False) as visit:
        figure = visit.page.locator("#fig-events")
        figure.locator("summary").click()

        assert figure.locator(".wl-alternative").is_visible()
        assert figure.locator("tbody tr").count() == 66


def test_exercise_can_be_downloaded(built_book: Path, browser: Any) -> None:
    """Each assignment's button leads to a notebook that lies on the site."""
    with Visit(browser, built_book, "exercises") as visit:
        links = visit.page.locator("a.download").evaluate_all("all => all.map(a => decodeURI(a.href.slice(7)))")

        released = sorted(path.name for path in (Path(__file__).parents[1] / "exercises").glob("*/*.ipynb"))
        assert sorted(Path(link).name for link in links) == released
        assert all(Path(link).is_file() for link in links)

"""
The built pages in a real browser: no request leaves, nothing fails, axe finds nothing, charts work.

Every page of the site is opened once from a web server and once from a folder on disk.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from weakest_link.serve import served

pytestmark = pytest.mark.slow

MODES = ["light", "dark"]
PHONE = 320  # [px] also a screen of 1280 at 400 %
PLACES = {"a web server": [1280], "a folder on disk": [PHONE, 390]}
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
FIRST_VIEW = 1_000_000  # [bytes] uncompressed, of all that a page loads before a reader does anything
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "experimental"]


@pytest.fixture(scope="session")
def address(built_book: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the pages below a path, as a project's site often is."""
    root = tmp_path_factory.mktemp("server")
    (root / "below").symlink_to(built_book)
    with served(root) as site:
        yield f"{site}/below"


def names(site: Path) -> list[str]:
    """Name every page of the site, and the search with something to find."""
    return [*sorted(path.relative_to(site).as_posix() for path in site.glob("*.html")), "search.html?q=sanctions"]


# A chart near the first view asks for its scripts in a frame after the page is there.
FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"


class Visit:
    """One page opened in one mode and width, with all that it asked for and complained of."""

    def __init__(
        self, browser: Any, folder: Path, mode: str = "light", width: int = 1280, address: str = "", **options: Any
    ):
        """Open an empty window; no page moves, so that no colour is looked at half-way."""
        self.folder = folder
        self.site = address or folder.as_uri()
        self.context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=mode, reduced_motion="reduce", **options
        )
        self.context.set_default_timeout(20_000)
        self.page = self.context.new_page()
        self.has_scripts = options.get("java_script_enabled", True)
        self.bytes_at_first = 0
        self.asked: set[str] = set()
        self.complaints: list[str] = []
        self.page.on("request", self._note_request)
        self.page.on("console", self._note_message)
        self.page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        self.page.on("response", self._note_response)

    def open(self, name: str) -> Visit:
        """Open a page, note what it loads at first, and draw all its charts, as a print does."""
        self.complaints.clear()
        self.asked.clear()
        self.page.goto(f"{self.site}/{name}")
        if self.has_scripts:
            self.page.evaluate(FRAMES)
            self.bytes_at_first = self._size(name)
            self.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
            self.page.wait_for_function("!document.querySelector('.wl-figure:not([data-drawn])')")
        return self

    def switch(self, mode: str) -> None:
        """Let the system ask for another mode."""
        self.page.emulate_media(color_scheme=mode)
        self.page.wait_for_function(
            """mode => document.documentElement.dataset.theme === mode
                && [...document.querySelectorAll(".wl-figure:not(:has([data-still]))")]
                    .every(figure => figure.dataset.drawn === mode)""",
            arg=mode,
        )

    def _size(self, name: str) -> int:
        """Add up the files that were asked for; a search with results is no first view: it reads the pages found."""
        asked = {urlsplit(url.removeprefix(self.site)).path for url in self.asked}
        return 0 if "?" in name else sum((self.folder / unquote(path).strip("/")).stat().st_size for path in asked)

    def _note_request(self, request: Any) -> None:
        if request.url.startswith(self.site):
            self.asked.add(request.url)
        if not request.url.startswith((self.site, "data:", "blob:", "about:")):
            self.complaints.append(f"asks for {request.url}")

    def _note_message(self, message: Any) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(f"{message.type}: {message.text}")

    def _note_response(self, response: Any) -> None:
        if response.status >= 400:
            self.complaints.append(f"{response.status}: {response.url}")

    def __enter__(self) -> Visit:
        return self

    def __exit__(self, *_: object) -> None:
        self.context.close()


# Two words of the same look have the same contrast: axe takes seconds for each thousand words.
MARK_LOOKS = """() => {
    const seen = new Set(), grounds = new Map();
    const ground = box => {
        if (!box) { return ""; }
        if (!grounds.has(box)) {
            const style = getComputedStyle(box);
            const own = [style.backgroundColor, style.backgroundImage, style.opacity];
            grounds.set(box, own.join() + ground(box.parentElement));
        }
        return grounds.get(box);
    };
    document.querySelectorAll("[data-look]").forEach(box => box.removeAttribute("data-look"));
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const boxes = [...document.querySelectorAll("input, select")];
    while (words.nextNode()) { if (words.currentNode.data.trim()) { boxes.push(words.currentNode.parentElement); } }
    for (const box of boxes.filter(box => box.checkVisibility())) {
        const style = getComputedStyle(box), outer = getComputedStyle(box.parentElement);
        const look = [box.tagName, style.color, style.fontSize, style.fontWeight, style.textDecorationLine,
                      outer.color, ground(box)].join("|");
        if (!seen.has(look)) { seen.add(look); box.setAttribute("data-look", ""); }
    }
}"""
# Rows of a table are made alike; ids in all of them are compared in test_site. A chart is one picture.
OPEN_AND_SHORTEN = """() => {
    document.querySelectorAll("article details").forEach(part => { part.open = true; });
    document.querySelectorAll("article tr:nth-child(n+12)").forEach(row => row.remove());
    document.querySelectorAll(".wl-chart").forEach(box => {
        const still = box.cloneNode(true);
        still.dataset.still = "";
        still.querySelectorAll("svg > *").forEach(part => part.remove());
        box.replaceWith(still);
    });
}"""


def axe_faults(page: Any, rules: list[str] = TAGS) -> list[str]:
    """Ask axe for faults, by rules or by tags of rules; about colours on one element of each look."""
    from axe_playwright_python.sync_playwright import Axe

    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
        page.evaluate("""() => axe.configure({rules: [
            {id: "color-contrast", selector: "[data-look]"}, {id: "link-in-text-block", selector: "a[href][data-look]"},
        ]})""")
    page.evaluate(MARK_LOOKS)
    # preload would read style sheets anew, which no browser allows from a folder on disk.
    options = {"resultTypes": ["violations"], "preload": False, "runOnly": rules}
    found = page.evaluate(
        """options => axe.run(document, options).then(found => found.violations.flatMap(
            fault => fault.nodes.map(node => `${fault.id}: ${node.target}: ${node.html.slice(0, 120)}`)))""",
        options,
    )
    return list(found)


def chart_faults(page: Any) -> list[str]:
    """Say which figures have no picture with a name, or a control without one."""
    return list(
        page.evaluate("""() => [...document.querySelectorAll(".wl-figure")].flatMap(figure => {
            const picture = figure.querySelector(".wl-chart svg[role=img][aria-labelledby]");
            const words = picture && document.getElementById(picture.getAttribute("aria-labelledby"));
            const controls = [...figure.querySelectorAll(".wl-chart select, .wl-chart input")];
            const named = controls.every(c => c.ariaLabel || [...c.labels].some(label => label.innerText.trim()));
            return [...(words && words.innerText.length > 30 ? [] : [`${figure.id}: a picture without a name`]),
                    ...(named ? [] : [`${figure.id}: a control without a name`])];
        })""")
    )


def faults_of_page(visit: Visit, widths: list[int]) -> list[str]:
    """Look at the page that is open: all rules in the first width and mode, then what differs in the others."""
    found = [*visit.complaints, *chart_faults(visit.page)]
    if visit.bytes_at_first > FIRST_VIEW:
        found.append(f"loads {visit.bytes_at_first} bytes at first")
    for width in widths:
        visit.page.set_viewport_size({"width": width, "height": 900})
        excess = visit.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        found += [f"{excess} px wider than {width}"] if excess > 0 else []
    visit.page.evaluate(OPEN_AND_SHORTEN)
    visit.page.set_viewport_size({"width": widths[0], "height": 900})
    for mode, rules in zip(MODES, [TAGS, COLOUR_RULES], strict=True):
        visit.switch(mode)
        found += [f"{widths[0]} px, {mode}: {fault}" for fault in axe_faults(visit.page, rules)]
    return list(dict.fromkeys([*found, *visit.complaints]))


def contrast(first: str, second: str) -> float:
    """Compute the contrast ratio of two colours written as rgb(r, g, b)."""

    def brightness(colour: str) -> float:
        parts = [int(part) / 255 for part in colour[colour.index("(") + 1 : -1].split(",")[:3]]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted([brightness(first), brightness(second)], reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("place", PLACES)
def test_every_page_is_quiet_whole_and_accessible(built_book: Path, browser: Any, address: str, place: str) -> None:
    """No page asks another machine, reports an error, is wider than the screen, or has a fault that axe finds."""
    faults = []
    with Visit(browser, built_book, width=PLACES[place][0], address=address if "server" in place else "") as visit:
        for name in names(built_book):
            faults += [f"{name}: {fault}" for fault in faults_of_page(visit.open(name), PLACES[place])]

    assert not faults, "\n".join(faults)


def test_chart_follows_the_switch_of_mode(built_book: Path, browser: Any) -> None:
    """Switching the mode draws the chart anew, with words that stand out from the page."""
    with Visit(browser, built_book).open("02-ministry-table.html") as visit:
        ratios = []
        for mode in ("dark", "light"):
            visit.switch(mode)
            ink = visit.page.locator(".wl-chart svg .role-axis-label text").first
            colours = (
                ink.evaluate("text => getComputedStyle(text).fill"),
                visit.page.evaluate("getComputedStyle(document.body).backgroundColor"),
            )
            ratios.append(contrast(*colours))

        assert min(ratios) >= 4.5


def test_chart_answers_to_the_keyboard(built_book: Path, browser: Any) -> None:
    """Choosing an actor by keyboard fades the other actors' marks."""
    faded = (
        "[...document.querySelectorAll('#fig-events .mark-symbol path')].filter(p => +p.getAttribute('opacity') < 0.5)"
    )
    with Visit(browser, built_book).open("03-timeline.html") as visit:
        before = visit.page.evaluate(f"{faded}.length")
        visit.page.locator("#fig-events select[name=actor]").focus()
        visit.page.keyboard.type("European")
        visit.page.wait_for_function(f"{faded}.length > 10")

        assert before == 0
        assert visit.page.locator("#fig-events select[name=actor]").input_value() == "European Union"


def test_choice_survives_the_switch_of_mode(built_book: Path, browser: Any) -> None:
    """What a reader chose in a chart stays chosen when the mode changes."""
    with Visit(browser, built_book).open("03-timeline.html") as visit:
        visit.page.locator("#fig-events select[name=kind]").select_option("sanction")
        visit.page.evaluate("document.documentElement.dataset.theme = 'dark'")
        visit.page.locator("#fig-events[data-drawn=dark]").wait_for()

        assert visit.page.locator("#fig-events select[name=kind]").input_value() == "sanction"


def test_self_check_opens_by_keyboard(built_book: Path, browser: Any) -> None:
    """A choice of a self-check opens with the Enter key and says whether it holds."""
    with Visit(browser, built_book).open("01-case.html") as visit:
        choice = visit.page.locator(".wl-check details").first
        choice.locator("summary").focus()
        visit.page.keyboard.press("Enter")

        assert choice.locator("p").is_visible()


def test_page_reads_without_scripts(built_book: Path, browser: Any) -> None:
    """Without scripts the text alternative and the rows behind each chart are still there."""
    with Visit(browser, built_book, java_script_enabled=False).open("03-timeline.html") as visit:
        figure = visit.page.locator("#fig-events")
        figure.locator("summary").click()

        assert figure.locator(".wl-alternative").is_visible()
        assert figure.locator("tbody tr").count() == 66


def test_chart_is_drawn_when_the_reader_comes_near(built_book: Path, browser: Any) -> None:
    """A chart far below waits, and is drawn when it is scrolled to."""
    with Visit(browser, built_book) as visit:
        visit.page.goto(f"{visit.site}/03-timeline.html")
        before = visit.page.locator(".wl-figure[data-drawn]").count()
        visit.page.locator("#fig-events").scroll_into_view_if_needed()
        visit.page.locator("#fig-events[data-drawn]").wait_for()

        assert before == 0
        assert visit.complaints == []


@pytest.mark.parametrize("way", ["button", "shortcut"])
def test_print_waits_for_the_charts(built_book: Path, browser: Any, way: str) -> None:
    """The page's button and Ctrl+P print when every chart is drawn."""
    with Visit(browser, built_book) as visit:
        visit.page.add_init_script("window.print = () => { window.left = document.querySelectorAll("
                                   "'.wl-figure:not([data-drawn])').length; }")  # fmt: skip
        visit.page.goto(f"{visit.site}/03-timeline.html")
        if way == "button":
            visit.page.get_by_label("Download this page").click()
            visit.page.locator(".btn-download-pdf-button").click()
        else:
            visit.page.keyboard.press("Control+p")
        visit.page.wait_for_function("'left' in window")

        assert visit.page.evaluate("window.left") == 0


def test_print_shows_the_text_alone_in_light_with_its_addresses(built_book: Path, browser: Any) -> None:
    """A page printed from the dark mode has dark words, no bars, its questions, and the links' addresses."""
    with Visit(browser, built_book, "dark").open("01-case.html") as visit:
        visit.page.emulate_media(media="print", color_scheme="dark")
        ink = visit.page.locator("article p").first.evaluate("p => getComputedStyle(p).color")
        link = visit.page.locator("article a[href^=http]").first
        words = link.evaluate("a => [a.getAttribute('href'), getComputedStyle(a, '::after').content]")

        assert contrast(ink, "rgb(255, 255, 255)") >= 7
        assert words[0] in words[1]
        assert visit.page.locator("article h1, .wl-check summary").evaluate_all(
            "all => all.every(e => e.checkVisibility())"
        )
        assert not visit.page.locator(".bd-sidebar-primary, .bd-header-article, .bd-sidebar-secondary").evaluate_all(
            "all => all.some(e => e.checkVisibility())"
        )


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("opener", "dialog"), [
    (".primary-toggle", "#pst-primary-sidebar-modal"),
    (".secondary-toggle", "#pst-secondary-sidebar-modal"),
    (".bd-header-article .search-button__button", "#pst-search-dialog"),
])  # fmt: skip
def test_dialogs_of_a_phone_are_accessible(built_book: Path, browser: Any, opener: str, dialog: str, mode: str) -> None:
    """The lists of pages and headings and the search open by keyboard, and axe finds nothing in them."""
    with Visit(browser, built_book, mode, PHONE).open("exercises.html") as visit:
        visit.page.locator(opener).focus()
        visit.page.keyboard.press("Enter")
        visit.page.locator(f"{dialog}[open]").wait_for()

        assert axe_faults(visit.page) == []


def test_first_tab_leads_to_the_text(built_book: Path, browser: Any) -> None:
    """The first stop of the Tab key is a link that skips to the text."""
    with Visit(browser, built_book).open("01-case.html") as visit:
        visit.page.keyboard.press("Tab")
        words = visit.page.evaluate("document.activeElement.innerText")
        visit.page.keyboard.press("Enter")

        assert words == "Skip to main content"
        assert visit.page.url.endswith("#main-content")


@pytest.mark.parametrize("name", ["data-dictionary.html", "grading-attacks.html", "exercises.html"])
def test_wide_tables_scroll_by_keyboard(built_book: Path, browser: Any, name: str) -> None:
    """On a phone the box around a wide table has a name, takes the focus and scrolls with the arrow keys."""
    wide = "[...document.querySelectorAll('.wl-scroll, .pst-scrollable-table-container')]" \
           ".find(box => box.scrollWidth > box.clientWidth)"  # fmt: skip
    with Visit(browser, built_book, width=PHONE).open(name) as visit:
        box = visit.page.evaluate_handle(wide).as_element()
        box.focus()
        visit.page.keyboard.press("ArrowRight")
        visit.page.wait_for_function(f"({wide}).scrollLeft > 0")

        assert box.get_attribute("role") == "region"
        assert len(box.get_attribute("aria-label")) > 5


@pytest.mark.parametrize("place", PLACES)
def test_search_finds_pages(built_book: Path, browser: Any, address: str, place: str) -> None:
    """The search finds pages, from a web server with excerpts, from a folder without."""
    with Visit(browser, built_book, address=address if "server" in place else "").open("index.html") as visit:
        visit.page.keyboard.press("Control+k")
        visit.page.locator("#pst-search-dialog input").fill("Naryshkin")
        visit.page.keyboard.press("Enter")
        results = visit.page.locator("#search-results li")
        results.first.wait_for()
        if "server" in place:
            results.locator(".context").first.wait_for()

        assert results.locator("a").count() > 1
        assert visit.complaints == []


def test_chosen_mode_is_kept(built_book: Path, browser: Any, address: str) -> None:
    """The mode that a reader chooses holds on the next page."""
    with Visit(browser, built_book, address=address).open("index.html") as visit:
        while visit.page.evaluate("document.documentElement.dataset.theme") != "dark":
            visit.page.locator(".theme-switch-button").click()
        visit.open("exercises.html")

        assert visit.page.evaluate("document.documentElement.dataset.theme") == "dark"

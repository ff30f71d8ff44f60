"""
What the book's pages need beyond Jupyter Book and its theme, as a Sphinx extension.

Dates of the last change, tags for previews in other sites, names for the boxes in which wide tables
scroll, charts that load when a reader comes near, and a theme cut down to what the pages use. What
the theme itself gets wrong is overridden in ``book/_templates``.
"""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from weakest_link.files import digest, write_whole

if TYPE_CHECKING:
    from docutils.nodes import document
    from sphinx.application import Sphinx
    from sphinx.config import Config

__all__ = ["PARTS_VARIABLE", "URL_VARIABLE", "last_changed", "setup"]

URL_VARIABLE = "WEAKEST_LINK_URL"  # where the site will stand; set by `weakest_link.book.build`
PARTS_VARIABLE = "WEAKEST_LINK_PARTS"  # what else the site has, as tags for `{only}` on pages
PREVIEW = Path("_static", "preview.svg")  # beside the pages; a book without one has no picture
DESCRIPTION_LENGTH = 200  # [characters] previews cut longer ones
ROOM_FOR_CONTROLS = 60  # [px] the lists below a chart
UNUSED = ["scripts/*.map", "scripts/fontawesome.js*", "styles/*.map", "images", "locales", "webpack-macros.html"]
CHART = re.compile(r'<div class="wl-chart"><script type="application/json">(.*?)</script>', re.DOTALL)
ICON_RULE = re.compile(r'((?:\.fa-[a-z0-9-]+:before,?)+)\{content:"([^"]*)"\}')
ICON_FACE = re.compile(r"@font-face\{[^}]*fontawesome/webfonts/[^}]*\}")
SOLID = "fa-solid-900.ttf"
SOLID_FACE = (
    "@font-face{font-display:block;font-family:Font Awesome\\ 6 Free;font-style:normal;font-weight:900;"
    f'src:url(../vendor/fontawesome/webfonts/{SOLID}) format("truetype")}}\n'
)


def setup(app: Sphinx) -> dict[str, Any]:
    """
    Connect the parts to the build.

    Parameters
    ----------
    app : Sphinx
        The running build.

    Returns
    -------
    dict
        What Sphinx wants to know: pages may be read and written at the same time.
    """
    # A change of these writes all pages anew, although no source changed.
    app.add_config_value("weakest_link_changed", {}, "html")
    app.add_config_value("weakest_link_looks", "", "html")
    app.add_config_value("weakest_link_parts", [], "html")
    app.connect("config-inited", _configure)
    app.connect("html-page-context", _complete_page)
    app.connect("build-finished", _finish_site)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def last_changed(folder: Path) -> dict[str, str]:
    """
    Say when each file of a folder last changed, by git's history.

    Libraries exist for this, but they warn where there is no history, and they keep the old date of
    a page that was built before it was committed.

    Parameters
    ----------
    folder : Path
        The folder of the pages' sources.

    Returns
    -------
    dict of str to str
        For a file's path below `folder`, the day of its last commit as YYYY-MM-DD. Empty without git
        or history; a file whose last change lies beyond a shallow clone's history is left out.
    """
    ask = ["git", "-C", str(folder), "-c", "core.quotepath=off"]
    form = ["--format=commit %cs %p", "--name-only", "--relative", "--no-show-signature", "--", "."]
    try:
        shallow = _answer([*ask, "rev-parse", "--is-shallow-repository"]) == "true"
        log = _answer([*ask, "log", *form])
    except (OSError, subprocess.CalledProcessError):
        return {}
    days: dict[str, str] = {}
    day = ""
    for line in filter(None, log.splitlines()):
        if line.startswith("commit "):
            _, day, *parents = line.split()
            # The oldest commit of a shallow clone seems to have made every file.
            day = "" if shallow and not parents else day
        else:
            days.setdefault(line, day)
    return {path: day for path, day in days.items() if day}


def _answer(command: list[str]) -> str:
    """Run a command and return what it says."""
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout.strip()


def _configure(app: Sphinx, config: Config) -> None:
    """Take the site's address from the environment, the dates from git, and note what the pages' looks come from."""
    config.html_baseurl = os.environ.get(URL_VARIABLE, "")
    config.weakest_link_changed = last_changed(Path(app.srcdir))
    config.weakest_link_parts = os.environ.get(PARTS_VARIABLE, "").split()
    for part in config.weakest_link_parts:
        app.tags.add(part)
    # Where no page changed, Sphinx copies no style sheet either.
    config.weakest_link_looks = digest(Path(app.srcdir, "_static"), Path(app.srcdir, "_templates"))


def _complete_page(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: document | None) -> None:
    """Add to one page what the theme leaves out."""
    source = Path(app.env.doc2path(page)).name if doctree is not None else ""
    context["last_updated"] = app.config.weakest_link_changed.get(source)
    context["metatags"] = context.get("metatags", "") + _preview_tags(app, page, context, doctree)
    body = context.get("body")
    if body is None:
        return
    if "wl-chart" in body:
        # The whole book in one page is made to be printed: nobody scrolls there.
        when = "now" if app.builder.name == "singlehtml" else "near"
        body, charts = _without_specifications(body, context["content_root"] + f"charts/{page}.js", when)
        write_whole(Path(app.outdir) / "charts" / f"{page}.js", charts)
    # The bibliography is a list; the role that it gives to the list's items is not one of a list's items.
    context["body"] = _with_named_tables(body).replace('role="doc-biblioentry"', 'role="listitem"')


def _preview_tags(app: Sphinx, page: str, context: dict[str, Any], doctree: document | None) -> str:
    """Write the tags that other sites read to show a link; absolute only where the address is known."""
    site = app.config.html_baseurl
    title = html.unescape(re.sub(r"<[^>]+>", "", context.get("title") or app.config.html_title))
    description = _description(doctree) or app.config.html_title
    tags = {
        "og:type": "website" if page == app.config.root_doc else "article",
        "og:site_name": app.config.html_title,
        "og:title": title,
        "og:description": description,
    }
    if (Path(app.srcdir) / PREVIEW).is_file():
        tags["og:image"] = (site or context["content_root"]) + PREVIEW.with_suffix(".png").as_posix()
        tags["og:image:alt"] = app.config.html_title
    if site:
        tags["og:url"] = f"{site}{page}.html"
    lines = [f'<meta property="{name}" content="{html.escape(value)}" />' for name, value in tags.items()]
    if 'name="description"' not in context.get("metatags", ""):
        lines.append(f'<meta name="description" content="{html.escape(description)}" />')
    lines.append('<meta name="twitter:card" content="summary_large_image" />')
    return "\n    ".join(["", *lines])


def _description(doctree: document | None) -> str:
    """Take a page's first paragraph, cut at a word; empty where there is none."""
    from docutils import nodes

    paragraphs = doctree.findall(nodes.paragraph) if doctree is not None else []
    texts = (p.astext() for p in paragraphs if isinstance(p.parent, nodes.section))
    text = " ".join(next(texts, "").split())
    if len(text) <= DESCRIPTION_LENGTH:
        return text
    return text[: DESCRIPTION_LENGTH - 1].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def _without_specifications(body: str, address: str, when: str) -> tuple[str, str]:
    """Move the charts' data out of the page into one script, which is loaded when a chart is near."""
    charts: list[dict[str, Any]] = []

    def move(found: re.Match[str]) -> str:
        charts.append(json.loads(found[1]))
        height = charts[-1].get("height")
        room = f' style="min-height:{height + ROOM_FOR_CONTROLS}px"' if isinstance(height, int) else ""
        place = f'data-charts="{html.escape(address)}" data-chart="{len(charts) - 1}" data-draw="{when}"'
        return f'<div class="wl-chart" {place}{room}>'

    page = CHART.sub(move, body)
    words = json.dumps(charts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return page, f"window.weakestLinkCharts = {words};\n"


def _with_named_tables(body: str) -> str:
    """Name the theme's box around each plain table after the heading above it, for the keyboard."""
    box = '<div class="pst-scrollable-table-container">'
    heading, names = "", set()

    def name(found: re.Match[str]) -> str:
        nonlocal heading
        if found[1] is not None:
            heading = re.sub(r"<[^>]+>", "", found[1]).strip()
            return found[0]
        words = label = f"Table: {heading}" if heading else "Table"
        number = 1
        while label in names:
            number += 1
            label = f"{words}, {number}"
        names.add(label)
        return f'{box[:-1]} role="region" aria-label="{html.escape(html.unescape(label))}">'

    return re.sub(rf'<h[1-6]>(.*?)(?:<a class="headerlink"|</h)|{box}', name, body, flags=re.DOTALL)


def _finish_site(app: Sphinx, failure: Exception | None) -> None:
    """Draw the preview and take out of the theme's files what no page uses."""
    if failure is None and app.builder.format == "html":
        static = Path(app.outdir) / "_static"
        _draw_preview(Path(app.outdir) / PREVIEW)
        _cut_icons(Path(app.outdir))
        for pattern in UNUSED:
            _remove(static.glob(pattern))


def _draw_preview(drawing: Path) -> None:
    """Draw the picture for previews from its SVG; sites that show previews read no SVG."""
    import vl_convert

    if drawing.is_file():
        drawing.with_suffix(".png").write_bytes(vl_convert.svg_to_png(drawing.read_text(encoding="utf-8"), scale=1))


def _cut_icons(site: Path) -> None:
    """Keep of the theme's icon font, and of its rules, only the icons that the pages show."""
    import pydata_sphinx_theme
    from fontTools import subset

    # From the package: what an earlier build cut out may be wanted now.
    theme = Path(pydata_sphinx_theme.__file__).parent / "theme" / "pydata_sphinx_theme" / "static"
    pages = "".join(page.read_text(encoding="utf-8") for page in sorted(site.glob("**/*.html")))
    used = set(re.findall(r"\bfa-[a-z0-9-]+", pages))

    def keep(found: re.Match[str]) -> str:
        return found[0] if used & set(re.findall(r"fa-[a-z0-9-]+", found[1])) else ""

    styles = site / "_static" / "styles"
    sheet = styles / "pydata-sphinx-theme.css"
    rules = (theme / "styles" / sheet.name).read_text(encoding="utf-8").partition("/*# sourceMappingURL")[0]
    sheet.write_text(ICON_FACE.sub("", ICON_RULE.sub(keep, rules)) + SOLID_FACE, encoding="utf-8")
    shown = "".join(path.read_text(encoding="utf-8") for path in styles.glob("*.css"))
    glyphs = {int(code, 16) for code in re.findall(r"\\(f[0-9a-f]{3})\b", shown)}
    glyphs |= {ord(letter) for letter in shown if "\ue000" <= letter <= "\uf8ff"}

    fonts = Path("vendor", "fontawesome", "webfonts")
    font = subset.load_font(theme / fonts / SOLID, subset.Options())
    cut = subset.Subsetter()
    cut.populate(unicodes=glyphs)
    cut.subset(font)
    _remove((site / "_static" / fonts).iterdir())
    font.save(site / "_static" / fonts / SOLID)


def _remove(paths: Iterable[Path]) -> None:
    """Remove files and folders of the site."""
    for path in list(paths):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()

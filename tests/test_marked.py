"""What a student's outputs and texts become before a person opens them."""

from __future__ import annotations

import base64
import json
import re
import time
from html.parser import HTMLParser
from typing import Any

import pandas as pd
import pytest
from notebook_factory import cell, essay, notebook, question

from weakest_link.grading.marked import (
    MAX_OUTPUTS,
    MAX_SIZE,
    MAX_TAGS,
    MAX_TEXT,
    NO_FORMULAS,
    TOO_LARGE,
    clean_html,
    fitting,
    harmless_markdown,
    mark,
    outputs_of,
    plain,
)
from weakest_link.notebooks import released

PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n" + b"data").decode()


class Tags(HTMLParser):
    """Collect the names of tags and attributes, as a browser would see them."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.classes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember one tag."""
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        self.classes.update(word for name, value in attrs if name == "class" for word in (value or "").split())


def read_tags(page: str) -> Tags:
    """Read the tags of a page."""
    found = Tags()
    found.feed(page)
    return found


def shown(*forms: list[str]) -> dict[str, str]:
    """Return what is kept of one display; empty when nothing is."""
    made = outputs_of([["display_data", list(forms)]], 1)
    return dict(made[0]["data"]) if made else {}


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("<script>alert(1)</script>", id="script"),
        pytest.param("<SCRIPT SRC=//evil.example/x.js></SCRIPT>", id="script elsewhere"),
        pytest.param("<scr<script>ipt>alert(1)</script>", id="script in a script"),
        pytest.param("<style>body{background:url(//evil.example)}</style>", id="style"),
        pytest.param("<iframe src='//evil.example'></iframe>", id="iframe"),
        pytest.param("<object data='//evil.example'></object><embed src='//evil.example'>", id="object"),
        pytest.param("<img src=x onerror=alert(1)>", id="onerror"),
        pytest.param("<img src='//evil.example/pixel.png'>", id="picture elsewhere"),
        pytest.param("<svg onload=alert(1)><a xlink:href='javascript:alert(1)'/></svg>", id="svg"),
        pytest.param("<math><mi xlink:href='javascript:alert(1)'>", id="math"),
        pytest.param("<a href='javascript:alert(1)'>", id="javascript link"),
        pytest.param("<a href='//evil.example'>", id="link elsewhere"),
        pytest.param("<table onclick=alert(1)>", id="handler"),
        pytest.param("<td style='position:fixed;top:0'>", id="cover"),
        pytest.param("<form action='//evil.example'><input name=x><button>ok</button></form>", id="form"),
        pytest.param("<meta http-equiv=refresh content='0;url=//evil.example'>", id="refresh"),
        pytest.param("<link rel=stylesheet href='//evil.example'>", id="stylesheet"),
        pytest.param("<base href='//evil.example'>", id="base"),
        pytest.param("<video src='//evil.example'></video><audio autoplay src='//evil.example'>", id="video"),
        pytest.param("<template><script>alert(1)</script></template>", id="template"),
        pytest.param("<!--><script>alert(1)</script>-->", id="comment"),
        pytest.param("<map><area href='javascript:alert(1)'></map>", id="area"),
    ],
)
def test_clean_html_drops_what_runs(markup: str) -> None:
    """No tag or attribute that runs, loads or leads elsewhere is left of HTML."""
    found = read_tags(clean_html(f"{markup}<b>beside</b>"))

    assert found.tags <= {"b", "table", "tbody", "td", "p", "div", "span", "math", "mi"}
    assert found.attributes == {"class"}
    assert found.classes == set(NO_FORMULAS.split())


def test_clean_html_keeps_a_table() -> None:
    """What pandas writes for a DataFrame stays a table with its heads and cells."""
    made = pd.DataFrame({"name": ["A & B", "<b>"]}, index=["x", "y"])._repr_html_()

    kept = clean_html(made)

    words = ('<table class="dataframe">', "<thead>", "<th>name</th>", "<td>A &amp; B</td>", "<td>&lt;b&gt;</td>")
    assert [word for word in words if word not in kept] == []
    assert "<style" not in kept


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("<div class='modal show'><div class='modal-dialog dataframe'>11 of 11</div></div>", id="dialog"),
        pytest.param("<table class='dataframe navbar-fixed-top'><tr class='btn'><td class='label'>", id="bar"),
    ],
)
def test_clean_html_keeps_no_class_of_the_page(markup: str) -> None:
    """Of classes only those that pandas' tables and MathJax know are left, so nothing takes a page's own styles."""
    assert read_tags(clean_html(markup)).classes <= {"dataframe", *NO_FORMULAS.split()}


def test_clean_html_is_no_place_for_formulas() -> None:
    """HTML stands in an element that MathJax does not look into, and cannot close it."""
    assert clean_html("</div>$5$").startswith(f'<div class="{NO_FORMULAS}">$5$')


def test_clean_html_keeps_half_characters_out() -> None:
    """Text that cannot be encoded is shown with a question mark in its place."""
    assert "<b>?</b>" in clean_html("<b>\ud800</b>")


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("<p>" + "".join(f"<b title=x{n}>" for n in range(1600)) + "<p>a" * 4000, id="formatting"),
        pytest.param("<p>" + "".join(f"<i/title=x{n}>" for n in range(100)) + "<p>a" * 4000, id="formatting, strokes"),
        pytest.param("<p>" + "<b><i><u><s><code><em>" * 3 + "<p>a" * 7000, id="formatting without attributes"),
        pytest.param("<div>" * (MAX_TAGS + 1), id="tags"),
        pytest.param("&" * MAX_TEXT, id="characters that become longer"),
        pytest.param("x" * (MAX_TEXT + 1), id="text"),
    ],
)
def test_clean_html_leaves_out_what_grows(markup: str) -> None:
    """HTML that is too large, or that a parser makes too large, becomes a sentence."""
    assert clean_html(markup) == TOO_LARGE


@pytest.mark.parametrize("is_styled", [False, True], ids=["plain", "styled"])
def test_clean_html_keeps_a_large_table(is_styled: bool) -> None:
    """A table of 60 rows and 20 columns is no output that grows."""
    table = pd.DataFrame([[f"<b>{row}</b>" for _ in range(20)] for row in range(60)])

    kept = clean_html(table.style.set_properties(color="red").to_html() if is_styled else table._repr_html_())

    assert kept.count("</td>") == 1200


@pytest.mark.parametrize(
    ("kind", "text"),
    [("text/plain", "  a\n0 1"), ("image/png", PNG), ("image/png", f"{PNG[:8]}\n{PNG[8:]}\n"), ("image/jpeg", PNG)],
    ids=["text", "png", "png in lines", "jpeg"],
)
def test_outputs_keep_text_and_pictures(kind: str, text: str) -> None:
    """Text and pictures stay as they are."""
    assert shown([kind, text]) == {kind: text}


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("application/javascript", "alert(1)"),
        ("application/vnd.jupyter.widget-view+json", "{}"),
        ("application/vnd.vegalite.v5+json", "{}"),
        ("text/latex", r"\href{javascript:alert(1)}{x}"),
        ("text/markdown", "[x](javascript:alert(1))"),
        ("image/svg+xml", "<svg onload=alert(1)>"),
        ("image/gif", PNG),
        ("image/png", '"><script>alert(1)</script>'),
        ("image/png", PNG + '"onerror="alert(1)'),
        ("image/png", ""),
        ("image/png", "Ω"),
        ("TEXT/HTML", "<script>"),
    ],
    ids=lambda text: text[:30] or "nothing",
)
def test_outputs_drop_other_forms(kind: str, text: str) -> None:
    """A form of a display that a page could run, or that is no picture, goes; the plain text beside it stays."""
    assert shown([kind, text], ["text/plain", "x"]) == {"text/plain": "x"}


def test_outputs_say_that_html_was_too_large() -> None:
    """HTML that is too large goes with a sentence; the plain text beside it stays."""
    forms = (["text/html", "x" * (MAX_TEXT + 1)], ["text/plain", "  a"])

    assert shown(*forms) == {"text/plain": f"  a\n{TOO_LARGE}"}


def test_a_display_of_nothing_that_stays_is_left_out() -> None:
    """A display whose forms all go leaves no output."""
    assert outputs_of([["display_data", [["application/javascript", "alert(1)"]]]], 1) == []


@pytest.mark.parametrize(
    ("sent", "made"),
    [
        pytest.param(
            ["stream", "stderr", "careful"],
            {"output_type": "stream", "name": "stderr", "text": "careful"},
            id="stream",
        ),
        pytest.param(
            ["error", "E", "why", ["a", 5, "b"]],
            {"output_type": "error", "ename": "E", "evalue": "why", "traceback": ["a", "b"]},
            id="error",
        ),
        pytest.param(
            ["execute_result", [["text/plain", "1"]]],
            {"output_type": "execute_result", "data": {"text/plain": "1"}, "metadata": {}, "execution_count": 7},
            id="result",
        ),
        pytest.param(
            ["display_data", [["text/html", "<b>1</b><script>"]]],
            {
                "output_type": "display_data",
                "data": {"text/html": f'<div class="{NO_FORMULAS}"><b>1</b></div>'},
                "metadata": {},
            },
            id="display",
        ),
    ],
)
def test_outputs_become_nbformat(sent: list[Any], made: dict[str, Any]) -> None:
    """Each known form of output becomes the output of a notebook's format."""
    assert outputs_of([sent], 7) == [made]


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param(None, id="nothing"),
        pytest.param("text", id="text"),
        pytest.param(5, id="number"),
        pytest.param([None, 5, "text", []], id="no lists"),
        pytest.param([["stream", "stdin", "x"]], id="unknown stream"),
        pytest.param([["stream", "stdout", 5]], id="stream of a number"),
        pytest.param([["stream", "stdout", "x", "y"]], id="stream of more"),
        pytest.param([["update_display_data", [["text/plain", "x"]]]], id="unknown kind"),
        pytest.param([["error", 1, 2, 3]], id="error of numbers"),
        pytest.param([["display_data", [["text/plain", 5], [], None, "x"]]], id="display of numbers"),
        pytest.param([[["stream"], "stdout", "x"]], id="kind in a list"),
    ],
)
def test_outputs_of_no_known_form_are_left_out(sent: object) -> None:
    """Whatever else comes over the wire leaves nothing."""
    assert outputs_of(sent, 1) == []


@pytest.mark.parametrize("count", [-1, 10**9, "1", None, 1.5], ids=["negative", "large", "text", "none", "fraction"])
def test_odd_execution_numbers_are_none(count: object) -> None:
    """A number that no honest process sends is none."""
    (output,) = outputs_of([["execute_result", [["text/plain", "1"]]]], count)

    assert output["execution_count"] is None


def test_a_traceback_has_an_end() -> None:
    """At most 200 lines of a traceback are kept."""
    (output,) = outputs_of([["error", "E", "why", ["line"] * 10_000]], 1)

    assert len(output["traceback"]) == 200


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        pytest.param("plain Ωmega — text\n\tin lines\r\n", "plain Ωmega — text\n\tin lines\r\n", id="plain"),
        pytest.param("a < b && c > d", "a < b && c > d", id="comparison"),
        pytest.param("\x1b[31mred\x1b[0m", "red", id="colour"),
        pytest.param("\x1b[2J\x1b[Hcleared", "cleared", id="cleared screen"),
        pytest.param("\x1b]0;title\x07x", "�]0;title�x", id="window title"),
        pytest.param("a\x00b\x08c\x7f\x9b", "a�b�c��", id="control"),
        pytest.param("\u202egnp.exe\u2066", "�gnp.exe�", id="bidirectional"),
        pytest.param("\ud83d", "?", id="half a character"),
        pytest.param("x" * MAX_TEXT, "x" * MAX_TEXT, id="longest"),
        pytest.param("x" * (MAX_TEXT + 9), "x" * MAX_TEXT + " … (cut)", id="too long"),
    ],
)
def test_plain_text_is_safe_anywhere(text: str, kept: str) -> None:
    """Text loses colours, control and direction characters, and its end when it has none."""
    assert plain(text) == kept


def test_plain_text_is_cut_where_it_is_asked() -> None:
    """A message or a name is shorter than an output may be."""
    assert plain("x" * 300_000, 10) == "x" * 10 + " … (cut)"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        pytest.param("Because **4 of 9**.\n\n- one\n- two", "Because **4 of 9**.\n\n- one\n- two", id="plain"),
        pytest.param("3 < 4 and a<4, x <- y, a <= b", "3 < 4 and a<4, x <- y, a <= b", id="comparisons"),
        pytest.param("the data: four rows", "the data: four rows", id="the word data"),
        pytest.param("`javascript:` is no link", "`javascript:` is no link", id="the word alone"),
        pytest.param("[x](https://a.example) and [y](#z)", "[x](https://a.example) and [y](#z)", id="links"),
        pytest.param("[x][r]\n\n[r]: HTTPS://a.example", "[x][r]\n\n[r]: HTTPS://a.example", id="link by its name"),
        pytest.param("[x](mailto:a@b.example)", "[x](mailto:a@b.example)", id="address"),
        pytest.param("$\\frac{a}{b}$ and $x_{[1]}$", "$\\frac{a}{b}$ and $x_{[1]}$", id="formula"),
        pytest.param("<script>alert(1)</script>", "&lt;script>alert(1)&lt;/script>", id="script"),
        pytest.param("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)>", id="picture"),
        pytest.param("<!-- hidden -->", "&lt;!-- hidden -->", id="comment"),
        pytest.param("[x](javascript:alert(1))", "[x] (javascript:alert(1))", id="link"),
        pytest.param("[x](data:text/html,x)", "[x] (data:text/html,x)", id="data link"),
        pytest.param("[x](/formgrader)", "[x] (/formgrader)", id="link to the marker's own pages"),
        pytest.param("[x]: vbscript:x", "[x] : vbscript:x", id="reference"),
        pytest.param("![x](https://e.example/x.png)", "! [x](https://e.example/x.png)", id="picture elsewhere"),
    ],
)
def test_harmless_markdown_shows_tags_and_breaks_links(text: str, kept: str) -> None:
    """In a student's text tags are text and links that would run something are broken; the rest is untouched."""
    assert harmless_markdown(text) == kept


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[x](javascript:alert(1))", id="link"),
        pytest.param(r"[x](javascript\:alert(1))", id="colon behind a stroke"),
        pytest.param("[x](  javascript:alert(1))", id="spaces"),
        pytest.param("[x](<javascript:alert(1)>)", id="brackets"),
        pytest.param("[x](\njavascript:alert(1))", id="next line"),
        pytest.param("[x][r]\n\n[r]: javascript\\:alert(1)", id="link by its name"),
        pytest.param("[x][r]\n\n[r]:\n  javascript\\:alert(1)", id="link by its name in the next line"),
        pytest.param("> [x][r]\n>\n> [r]: javascript\\:alert(1)", id="link by its name in a quotation"),
        pytest.param("<javascript:alert(1)>", id="link without a text"),
        pytest.param("[x](vbscript&#58;a)", id="numbered colon"),
        pytest.param("[x](javascript&colon;alert(1))", id="named colon"),
        pytest.param("[x](&#x6A;avascript:alert(1))", id="numbered letter"),
        pytest.param("[x](java&NewLine;script:alert(1))", id="line end"),
        pytest.param("[x](java&Tab;script:alert(1))", id="tab"),
        pytest.param(r"[x](data\:text/html,<script>alert(1)</script>)", id="data"),
        pytest.param("[x](//evil.example)", id="no scheme"),
        pytest.param("[x](/formgrader/api/x)", id="the marker's own pages"),
        pytest.param("![x](https://evil.example/x.png)", id="picture"),
        pytest.param("!!![x](https://evil.example/x.png)", id="picture behind marks"),
        pytest.param("![a[b]c](https://evil.example/x.png)", id="picture with brackets"),
        pytest.param(r"![a\]b](https://evil.example/x.png)", id="picture with a bracket behind a stroke"),
        pytest.param("![x]\n\n[x]: https://evil.example/x.png", id="picture by its name"),
        pytest.param("[![x](https://evil.example/x.png)](https://ok.example)", id="picture in a link"),
        pytest.param("![x](attachment:a)", id="picture that is missing"),
        pytest.param("<img src=x onerror=alert(1)>", id="tag"),
        pytest.param("`<img src=x onerror=alert(1)>` and $<svg onload=alert(1)>$", id="tag in code and in a formula"),
        pytest.param("$$\n<svg onload=alert(1)>\n$$", id="tag in a block of formulas"),
        pytest.param("```mermaid\n<script>alert(1)</script>\n```", id="tag in a drawing"),
        pytest.param('```x" onclick="alert(1)\nx\n```', id="name of a language"),
        pytest.param('[x](https://ok.example "a\\" onclick=\\"alert(1)")', id="title"),
        pytest.param('[x](https://ok.example"onclick="alert(1))', id="quotation mark"),
        pytest.param('# "onclick="alert(1)', id="heading"),
    ],
)
def test_harmless_markdown_leads_to_pages_only(text: str) -> None:
    """On formgrader's page a student's text loads nothing, runs nothing, and leads to pages and addresses only."""
    pytest.importorskip("nbconvert")
    from nbconvert.filters.markdown import markdown2html

    found = read_tags(markdown2html(harmless_markdown(text)))

    odd = [link for link in found.links if not re.match("https?://|mailto:|#", link, re.IGNORECASE)]
    assert (odd, found.tags & {"img", "script", "svg", "iframe"}) == ([], set())
    assert [name for name in found.attributes if name.startswith("on")] == []


def test_harmless_markdown_breaks_the_command_that_takes_attributes() -> None:
    """A formula's command that takes any address for its link is none any more."""
    assert harmless_markdown(r'$\mmlToken{mi}[href="javascript:x"]{y}$') == r'$\mml Token{mi}[href="javascript:x"]{y}$'


@pytest.mark.parametrize("text", ["![", "](", "]:", "&", "<"])
def test_harmless_markdown_reads_a_text_once(text: str) -> None:
    """The time for a long text grows with its length, not with the square of it."""
    start = time.process_time()

    harmless_markdown(text * 400_000)

    assert time.process_time() - start < 5


def test_mark_puts_outputs_in_their_places() -> None:
    """Each output goes to its cell, with its number; other cells and the given notebook stay as they are."""
    made = released(notebook(*question(1), cell("text", "mine", kind="markdown")))
    before = json.dumps(made)
    output = {"output_type": "execute_result", "data": {}, "metadata": {}, "execution_count": 4}

    marked = mark(made, {2: [output]})

    assert (marked["cells"][2]["outputs"], marked["cells"][2]["execution_count"]) == ([output], 4)
    assert marked["cells"][3] == {**made["cells"][3], "outputs": [], "execution_count": None}
    assert json.dumps(made) == before


def test_mark_drops_what_the_submission_stored() -> None:
    """An output that came with the submission is not shown."""
    made = notebook(cell("1", "mine"))
    made["cells"][1]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "forged"}]

    assert mark(made, {})["cells"][1]["outputs"] == []


def picture(size: int) -> dict[str, Any]:
    """Return an output of so many characters and a few."""
    return {"output_type": "display_data", "data": {"image/png": "A" * size}, "metadata": {}}


def test_outputs_of_a_cell_have_an_end() -> None:
    """After so many outputs of one cell a sentence stands in the place of the others."""
    made = outputs_of([["display_data", [["text/plain", "x"]]]] * (MAX_OUTPUTS + 7), 1)

    assert (len(made), made[-1]["text"].split()[-1]) == (MAX_OUTPUTS + 1, "7.")


def test_outputs_have_a_size() -> None:
    """What is beyond the notebook's size is left out with a sentence; what fits stays, in every cell."""
    large, small = picture(MAX_SIZE // 2), picture(10)

    first, room = fitting([large, large, small], MAX_SIZE)
    second, _ = fitting([large, small], room)

    assert (first[:-1], second[:-1]) == ([large, small], [small])
    assert [cell[-1]["text"].split()[-1] for cell in (first, second)] == ["1.", "1."]


def test_charts_fit() -> None:
    """Thirty charts of 200 KB stay whole."""
    charts, room = [picture(270_000)], MAX_SIZE
    for _ in range(30):
        kept, room = fitting(charts, room)
        assert kept == charts


def test_mark_makes_only_students_texts_harmless() -> None:
    """An essay and a text of the student's own are made harmless; the exercise's own texts stay."""
    made = notebook(*essay(1), cell("<b>mine</b>", "mine", kind="markdown"))
    made["cells"][1]["source"] = made["cells"][2]["source"] = "<b>x</b>"

    texts = [each["source"] for each in mark(made, {})["cells"][1:]]

    assert texts == ["<b>x</b>", "&lt;b>x&lt;/b>", "&lt;b>mine&lt;/b>"]


def test_mark_shows_no_hidden_check() -> None:
    """A marked notebook has the check cells as released."""
    text = json.dumps(mark(released(notebook(*question(1))), {}))

    assert "also checked: other numbers" in text
    assert "secret property" not in text

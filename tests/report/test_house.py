"""The house style, templates, what changed, and what goes with a published check."""

from __future__ import annotations

import base64
import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from pypdf import PdfReader

from tests.report.hostile import HOSTILE
from tests.report.samples import SCALE, hostile, materials
from workbench.model import InputError
from workbench.report import docx, html, letter, markdown, pdf, publishing, since, templated
from workbench.report.build import build
from workbench.report.colours import TONES, contrast, inked, pair
from workbench.report.house import House, picture

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAADUlEQVR4nGMQUDAAIgACZwDBk0QOYQAAAABJRU5ErkJggg=="
)
PIXEL = f"data:image/png;base64,{base64.b64encode(PNG).decode()}"
HOUSE = House(
    "The <Desk>", "https://example.org", "https://example.org/1", PIXEL, "#aa0011", {"en": "By hand."}
)


def test_the_house_is_in_the_report() -> None:
    report = build(replace(materials("en"), house=HOUSE))
    page = html.render(report)
    assert "The &lt;Desk&gt;" in page
    assert "--accent:#aa0011" in page
    assert f'<img class="logo" src="{PIXEL}"' in page
    assert "img-src data:;" in page
    assert "By hand." in page
    assert "By hand." in markdown.render(report)
    assert "anyone can read and run again" not in page
    assert docx.render(report)


def test_the_logo_is_on_paper_too() -> None:
    report, plain = build(replace(materials("en"), house=HOUSE)), build(materials("en"))
    with zipfile.ZipFile(io.BytesIO(docx.render(report))) as packed:
        assert packed.read("word/media/logo.png") == PNG
        assert 'r:embed="logo"' in packed.read("word/document.xml").decode()
        assert 'Target="media/logo.png"' in packed.read("word/_rels/document.xml.rels").decode()
        assert 'descr="The &lt;Desk&gt;"' in packed.read("word/document.xml").decode()
    with zipfile.ZipFile(io.BytesIO(docx.render(plain))) as packed:
        assert "logo" not in "".join(packed.namelist()) + packed.read("word/document.xml").decode()
    first = PdfReader(io.BytesIO(pdf.render(report))).pages[0]
    assert "/XObject" in first["/Resources"]
    assert "/XObject" not in PdfReader(io.BytesIO(pdf.render(plain))).pages[0]["/Resources"]
    assert publishing.card(report, 1) != publishing.card(
        build(replace(materials("en"), house=replace(HOUSE, logo=""))), 1
    )


def test_pictures_tell_their_size() -> None:
    jpeg = bytes.fromhex("ffd8 ffe0 0004 0000 ffc0 000b 08 0010 0020 01 012200")
    made = picture(jpeg)
    assert made
    assert (made.ending, made.width, made.height) == ("jpeg", 32, 16)
    png = picture(PNG)
    assert png
    assert (png.ending, png.width, png.height) == ("png", 2, 1)
    for cut in (b"", b"GIF89a", PNG[:20], jpeg[:14], b"\xff\xd8\xff"):
        assert picture(cut) is None


@given(st.binary(max_size=60))
def test_any_bytes_are_a_picture_or_none(data: bytes) -> None:
    for start in (b"", b"\xff\xd8", b"\xff\xd8\xff\xc0"):
        made = picture(start + data)
        assert made is None or made.width > 0 < made.height


@given(st.integers(0, 0xFFFFFF), st.sampled_from(["#ffffff", "#fbf9f5", "#16181a"]))
def test_a_houses_colour_can_be_read(colour: int, paper: str) -> None:
    given_colour = f"#{colour:06x}"
    made = House(colour=given_colour).accent(paper)
    assert contrast(made, paper) >= 4.5
    if contrast(given_colour, paper) >= 4.5:
        assert made == given_colour


@given(
    st.integers(0, 0xFFFFFF),
    st.sampled_from([("#ffffff", "#000000"), ("#fbf9f5", "#1f1c18"), ("#16181a", "#ece7df")]),
)
def test_a_ratings_colour_can_be_read_and_read_on(colour: int, paper_and_text: tuple[str, str]) -> None:
    paper, text = paper_and_text
    ink, highlight = inked(f"#{colour:06x}", paper)
    assert contrast(ink, highlight) >= 4.5
    assert contrast(ink, paper) >= 4.5
    assert contrast(text, highlight) >= 4.5


def test_our_own_colours_can_be_read_and_are_the_stylesheets() -> None:
    style = html._stylesheet()
    light = style.split("@media")[0]
    for tone, (ink, highlight) in TONES.items():
        assert f"--{tone}: {ink};" in light
        assert f"--{tone}-bg: {highlight};" in light
        assert contrast(ink, highlight) >= 4.5
        assert contrast("#1f1c18", highlight) >= 7
        assert contrast("#ffffff", ink) >= 4.5
    dark = dict(
        re.findall(
            r"--([\w-]+): (#\w+);", style.split("@media (prefers-color-scheme: dark)")[1].split("\n  }")[0]
        )
    )
    assert all(contrast(dark[tone], dark[f"{tone}-bg"]) >= 4.5 for tone in TONES)


COLOURED = replace(HOUSE, colours={"false": "#0000ff", "true": "#ffff00"})


def test_a_ratings_colour_is_in_every_form_that_has_colours() -> None:
    made = materials("en")
    report, plain = build(replace(made, house=COLOURED)), build(replace(made, house=HOUSE))
    ink, highlight = pair(SCALE[4], COLOURED.colours)
    number = [rating.id for rating in SCALE].index("false")
    page = html.render(report)
    for scheme, paper in (("light", "#fbf9f5"), ("dark", "#16181a")):
        rules = page.split(f"@media (prefers-color-scheme:{scheme}){{:root")[1]
        assert f".chip.r{number}{{color:{inked('#0000ff', paper)[0]};" in rules
    assert f'class="chip r{number} t1"' in page
    with zipfile.ZipFile(io.BytesIO(docx.render(report))) as packed:
        assert f'w:fill="{highlight[1:].upper()}"' in packed.read("word/document.xml").decode()
    fill = " ".join(f"{int(highlight[at : at + 2], 16) / 255:.3f}"[:4] for at in (1, 3, 5))
    assert _fills(pdf.render(report)) - _fills(pdf.render(plain)) >= {tuple(fill.split())}
    assert ink in publishing.card(report, 1, "svg").decode()
    assert ink not in publishing.card(plain, 1, "svg").decode()


def _fills(data: bytes) -> set[tuple[str, ...]]:
    """The colours that anything is filled with, to two places."""
    drawn = b"".join(page.get_contents().get_data() for page in PdfReader(io.BytesIO(data)).pages)
    found = re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) scn", drawn)
    return {tuple(f"{float(part):.3f}"[:4] for part in each) for each in found}


@pytest.mark.parametrize("form", [html, pdf, docx])
def test_a_ratings_colour_that_is_none_does_nothing(form: Any) -> None:
    odd = replace(HOUSE, colours={"false": "red;}*{display:none"})
    made = replace(materials("en"), house=HOUSE)
    assert form.render(build(replace(made, house=odd))) == form.render(build(made))


def test_contrast_is_wcags() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)


def test_without_a_logo_no_image_is_allowed() -> None:
    assert "img-src" not in html.render(build(materials()))


def test_a_colour_that_is_none_does_nothing() -> None:
    report = build(replace(materials(), house=House(colour="red;}*{display:none")))
    assert "display:none" not in html.render(report).split("</style>")[0].split(":root{--accent")[-1][:40]
    assert "red;}" not in html.render(report)


# ---------------------------------------------------------------------------- templates


def _template(tmp_path: Path, text: str, name: str = "own.txt") -> Path:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path / name


def test_a_template_takes_the_place_of_a_format(tmp_path: Path) -> None:
    line = "{{ e.claim.number }} {{ rating_name(e.rating) }}\n"
    text = f"{{% for e in report.claims if e.rating %}}{line}{{% endfor %}}"
    made = templated.render(build(materials("en")), _template(tmp_path, text))
    assert made.splitlines() == ["1 false", "2 mostly true", "3 half true", "4 misleading context", "5 true"]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_template_for_markup_escapes(tmp_path: Path, text: str) -> None:
    path = _template(tmp_path, "<p>{{ report.title }}</p>", "own.html.j2")
    made = templated.render(build(hostile(text)), path)
    assert made.count("<") == 2
    assert not set(made) & {"\x1b", "\u202e"}


def test_a_template_may_use_our_parts_and_replace_them(tmp_path: Path) -> None:
    path = _template(
        tmp_path, '{% import "macros.html.j2" as m %}{% include "timeline.html.j2" %}', "own.html"
    )
    assert 'id="timeline"' in templated.render(build(materials("en")), path)
    _template(tmp_path, "mine", "timeline.html.j2")
    assert templated.render(build(materials("en")), path) == "mine"


def test_the_readmes_example_works(tmp_path: Path) -> None:
    readme = (Path(templated.__file__).parent / "templates" / "README.md").read_text(encoding="utf-8")
    example = "\n".join(line[4:] for line in readme.splitlines() if line.startswith("    {"))
    body = example.replace("{% endfor %}", "{{ entry.claim.text|md }}\n{% endfor %}")
    assert "it cost 40 million dollars" in templated.render(build(materials("en")), _template(tmp_path, body))
    names = set(re.findall(r"`(\w+)`", readme.split("## What")[1].split("Filters")[0]))
    assert {"report", "words", "paragraphs", "moments", "method", "claim_reviews"} <= names


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{{ report.__class__.__mro__ }}", "may not"),
        ("{{ ''.__class__ }}", "may not"),
        ("{% for x in %}", "line 1"),
        ("{{ report.nothing }}", "nothing"),
        ("{{ 1 / 0 }}", "own.txt"),
        ("{% include 'missing.txt' %}", "missing.txt"),
        ("{% include '../../etc/passwd' %}", "etc/passwd"),
    ],
)
def test_what_a_template_may_not(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        templated.render(build(materials()), _template(tmp_path, text))


def test_a_template_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="own"):
        templated.render(build(materials()), tmp_path / "own.txt")


# ---------------------------------------------------------------------------- what changed


def test_what_changed_since_a_moment() -> None:
    report = build(materials("en"))
    lines = since.markdown(report, "2026-01-02T12:00:00").splitlines()
    assert [line for line in lines if line.startswith("- ")] == [
        "- 3 January 2026, 10:00 UTC · Claim 2 · “it cost 40 million dollars” · **half true → mostly true**: "
        "The town's minutes put the opening on 12 November 2016 and know of none before it. (Noura)",
        "- 4 January 2026, 10:00 UTC · Claim 1 · “The town opened the new bridge in March 2015” · Signed by "
        "a second reviewer: The record is open to the public. (Sami)",
    ]
    assert "Nothing changed." in since.markdown(report, "2026-01-05")
    assert since.markdown(report, "2026-01-01").count("\n- ") == 15


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_in_what_changed(text: str) -> None:
    report = build(hostile(text))
    parser = html5lib.HTMLParser()
    page = since.html(report, "0001-01-01")
    parser.parse(page)
    assert parser.errors == []
    assert page.count("<script") == 0
    assert page.count("<li>") == since.markdown(report, "0001-01-01").count("\n- ")
    assert since.pdf(report, "0001-01-01").startswith(b"%PDF-")
    tokens = MarkdownIt("commonmark").parse(since.markdown(report, "0001-01-01"))
    inner = {child.type for token in tokens for child in token.children or ()}
    assert inner <= {"text", "text_special", "strong_open", "strong_close"}


def test_what_changed_reads_from_right_to_left_in_arabic() -> None:
    report = build(materials("ar"))
    text = since.markdown(report, "0001-01-01")
    assert text.startswith('<div dir="rtl" lang="ar">\n\n# ')
    assert text.endswith("\n\n</div>\n")
    assert '<html lang="ar" dir="rtl">' in since.html(report, "0001-01-01")


def test_what_changed_since_a_version() -> None:
    made = materials("en")
    second = replace(made.versions[0], number=2, taken_at="2026-01-03T00:00:00Z")
    report = build(replace(made, versions=[*made.versions, second]))
    assert since.since_moment(report, "2") == since.since_moment(report, "v2") == "2026-01-03T00:00:00Z"
    assert "Version 2" in since.markdown(report, "1")
    assert "Version 2" not in since.markdown(report, "2")


@pytest.mark.parametrize("word", ["3", "yesterday", "2026-02-30", "", "20260"])
def test_what_is_no_moment(word: str) -> None:
    with pytest.raises(InputError):
        since.since_moment(build(materials()), word)


def test_moments_of_other_zones() -> None:
    assert since.since_moment(build(materials()), "2026-01-02T12:00:00+03:00") == "2026-01-02T09:00:00Z"


# ---------------------------------------------------------------------------- publishing


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_summary_is_one_paragraph_with_the_counts(lang: str) -> None:
    text = publishing.summary(build(materials(lang)))
    assert text.count("\n") == 1
    assert materials(lang).title in text
    assert "6" in text
    assert "{" not in text


def test_a_reason_without_a_full_stop_gets_one() -> None:
    made = materials("en")
    verdicts = {
        n: [replace(each[0], rationale="No. So it is"), *each[1:]] for n, each in made.verdicts.items()
    }
    report = build(replace(made, verdicts=verdicts))
    assert "March 2015”. No. So it is. The check" in publishing.summary(report)
    assert "March 2015”: false. No. So it is.\n" in publishing.correction(report)


@pytest.mark.parametrize(("lang", "marks"), [("en", "“”"), ("ar", "«»")])
@pytest.mark.parametrize("form", [markdown.render, publishing.correction, letter.render])
def test_quotations_have_the_marks_of_the_reports_language(form: Any, lang: str, marks: str) -> None:
    made = materials(lang)
    text = form(build(made))
    assert f"{marks[0]}{made.claims[0].text}{marks[1]}" in text
    other = "«»" if lang == "en" else "“”"
    assert not set(text.replace(made.claims[2].text, "").replace(made.claims[3].text, "")) & set(other)


def test_the_author_is_not_asked_about_the_reviewers_evidence() -> None:
    made = materials("en")
    flags = [replace(made.flags[0], rule=rule) for rule in ("evidence-mismatch", "quote-unanchored")]
    assert made.flags[0].question in letter.render(build(made))
    assert made.flags[0].question not in letter.render(build(replace(made, flags=flags)))


def test_the_correction_note_names_what_is_wrong() -> None:
    report = build(replace(materials("en"), house=HOUSE))
    lines = publishing.correction(report).splitlines()
    assert lines[2].startswith("- The article contradicts itself")
    assert lines[3].startswith("- “The town opened the new bridge in March 2015”: false.")
    assert lines[-2:] == ["The <Desk>", "https://example.org/1"]
    nothing = replace(materials("en"), verdicts={}, flags=[])
    assert "Nothing that was found" in publishing.correction(build(nothing))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_in_what_is_published(text: str) -> None:
    report, plain = build(hostile(text)), build(hostile("plain"))
    for made, other in (
        (publishing.summary(report), publishing.summary(plain)),
        (publishing.correction(report), publishing.correction(plain)),
    ):
        assert not set(made) & {"\x1b", "\x00", "\u202e", "\ud800", "\r"}
        assert made.count("\n") == other.count("\n")
    assert not set(since.markdown(report, "0001-01-01")) & {"\x1b", "\x00", "\u202e", "\ud800", "\r"}


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_card_is_an_image_of_the_size_that_networks_want(lang: str) -> None:
    report = build(materials(lang))
    png = publishing.card(report, 1)
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(png[16:20]), int.from_bytes(png[20:24])) == (1200, 630)
    svg = ElementTree.fromstring(publishing.card(report, 1, "svg"))  # noqa: S314  # we have just written it
    assert svg.get("viewBox") == "0 0 1200 630"
    assert publishing.card(report, 1) == png


@pytest.mark.parametrize("text", [*HOSTILE[:12], *HOSTILE[-9:]])
def test_hostile_text_on_the_card(text: str) -> None:
    svg = publishing.card(build(hostile(text)), 1, "svg").decode()
    assert "<script" not in svg
    assert "<a " not in svg


def test_cards_of_claims_that_have_none() -> None:
    with pytest.raises(InputError, match="no claim 99"):
        publishing.card(build(materials()), 99)
    with pytest.raises(InputError, match="no rating"):
        publishing.card(build(materials()), 6)

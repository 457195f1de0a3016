"""The HTML report: one valid file that fetches and runs nothing."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from importlib import resources
from itertools import pairwise
from xml.etree.ElementTree import Element

import html5lib
import pytest
from html5lib.filters import lint

from tests.report.hostile import HOSTILE
from tests.report.samples import hostile, materials
from workbench.model import Span
from workbench.report import since
from workbench.report.annotated import paragraphs
from workbench.report.build import build
from workbench.report.colours import contrast
from workbench.report.html import render
from workbench.report.timeline import timeline

VOID = {"meta", "input", "br", "rect"}


class _Checked(HTMLParser):
    """Fails where tags do not nest; collects ids, links and attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.tags: set[str] = set()
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            self.attributes.add(name)
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.links.append(value or "")
        if tag not in VOID:
            if tag in {"p", "ul", "ol", "h2", "h3", "h4", "blockquote", "div", "section", "article"}:
                assert "p" not in self.open, (tag, self.open)
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag != "rect":
            assert self.open.pop() == tag


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_it_is_well_formed_and_its_links_lead_somewhere(lang: str) -> None:
    page = _Checked(render(build(materials(lang))))
    assert len(page.ids) == len(set(page.ids))
    inner = {link[1:] for link in page.links if link.startswith("#")}
    assert inner <= set(page.ids)
    outer = {link for link in page.links if not link.startswith("#")}
    assert all(link.startswith("https://example.org/") for link in outer)


@pytest.mark.parametrize("text", ["", *HOSTILE])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_browsers_find_no_error_in_it(lang: str, text: str) -> None:
    parser = html5lib.HTMLParser()
    tree = parser.parse(render(build(hostile(text) if text else materials(lang), lang)))
    assert parser.errors == []
    list(lint.Filter(html5lib.getTreeWalker("etree")(tree)))


def _pages(article: str, labels: str) -> Iterator[Element]:
    report = build(materials(article), labels)
    for page in (render(report), since.html(report, "0001-01-01")):
        yield html5lib.parse(page, namespaceHTMLElements=False)


@pytest.mark.parametrize("labels", ["ar", "en"])
@pytest.mark.parametrize("article", ["ar", "en"])
def test_every_run_of_text_has_its_language_and_direction(article: str, labels: str) -> None:
    for page in _pages(article, labels):
        runs = list(_runs(page, "", ""))
        arabic = [run for run in runs if re.search("[\u0621-\u064a]{2}", run[0])]
        latin = [run for run in runs if run not in arabic and re.search("[A-Za-z]{2}", run[0])]
        assert len(arabic) > 20 or "ar" not in (article, labels)
        assert [run for run in arabic if run[1:] != ("ar", "rtl")] == []
        # The zone of a moment; and the reasons of this sample's flag are in English.
        left = [run for run in latin if run[2] == "rtl" and not re.search(r"\bUTC$| = ", run[0].strip())]
        assert left == []


def _runs(element: Element, lang: str, way: str) -> Iterator[tuple[str, str, str]]:
    """The text that is read, piece by piece, with the language and direction that it is in."""
    if not isinstance(element.tag, str) or element.tag in ("head", "script", "style"):
        return
    lang, way = element.get("lang") or lang, element.get("dir") or way
    yield element.text or "", lang, way
    for child in element:
        yield from _runs(child, lang, way)
        yield child.tail or "", lang, way


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_what_names_or_labels_another_part_points_at_one(lang: str) -> None:
    for page in _pages(lang, lang):
        ids = [element.get("id") for element in page.iter() if element.get("id")]
        assert len(set(ids)) == len(ids)
        for element in page.iter():
            for name in ("aria-labelledby", "aria-describedby", "for"):
                assert set((element.get(name) or "").split()) <= set(ids)


def test_it_runs_and_fetches_nothing() -> None:
    text = render(build(materials()))
    page = _Checked(text)
    assert text.count("<script") == text.count('<script type="application/ld+json">') == 1
    assert not page.tags & {"link", "iframe", "object", "embed", "img", "form", "base"}
    assert not any(name.startswith("on") or name in ("style", "src") for name in page.attributes)
    assert "url(" not in text
    assert "@import" not in text


def test_the_policy_allows_this_stylesheet_alone() -> None:
    text = render(build(materials()))
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}';" in text


@pytest.mark.parametrize(("lang", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_directions(lang: str, direction: str) -> None:
    text = render(build(materials("ar"), lang))
    assert f'<html lang="{lang}" dir="{direction}">' in text
    assert '<article class="annotated" lang="ar" dir="rtl">' in text


def test_the_article_is_whole_and_in_order() -> None:
    report = build(materials())
    pieces = [piece.text for paragraph in paragraphs(report) for piece in paragraph.pieces]
    assert "".join(pieces) == report.article.text.replace("\n", "")


def test_overlapping_claims_share_the_pieces_between_their_edges() -> None:
    report = build(materials())
    shared = [p for paragraph in paragraphs(report) for p in paragraph.pieces if len(p.claims) > 1]
    (piece,) = shared
    assert {entry.claim.number for entry in piece.claims} == {3, 4}
    assert piece.text == "الجسر «أطول جسر في المنطقة»"
    assert 'id="t4"' in render(report)


def test_every_claim_is_shown_once_where_it_begins() -> None:
    report = build(materials())
    begun = [entry.claim.number for paragraph in paragraphs(report) for entry in paragraph.claims]
    assert sorted(begun) == [entry.claim.number for entry in report.claims]


def test_text_outside_the_blocks_and_long_flags() -> None:
    made = materials()
    article = replace(made.versions[0], blocks=made.versions[0].blocks[1:3])
    wide = replace(made.flags[0], spans=(Span(0, len(article.text)),), texts=(article.text,))
    report = build(replace(made, versions=[article], flags=[wide]))
    pieces = [piece for paragraph in paragraphs(report) for piece in paragraph.pieces]
    shown = "".join(piece.text for piece in pieces)
    assert "".join(shown.split()) == "".join(article.text.split())


def test_notes_are_marked_as_notes_wherever_they_stand() -> None:
    text = render(build(materials("en")))
    # In the evidence of claims 1 and 3, and in the list of sources.
    assert text.count("proves nothing by itself") == 3


def test_the_timeline_marks_the_dates_in_conflict() -> None:
    moments = timeline(build(materials()))
    assert [moment.earliest.isoformat() for moment in moments] == ["2015-03-01", "2016-11-01"]
    assert [moment.conflicts for moment in moments] == [(1,), (1,)]
    assert [moment.claims for moment in moments] == [(1,), (5,)]
    assert moments[0].left == 0
    assert moments[1].left + moments[1].width == pytest.approx(100)


def test_an_empty_case() -> None:
    made = materials("en")
    empty = replace(made, claims=[], facts={}, evidence={}, verdicts={}, flags=[], sources=[])
    page = _Checked(render(build(empty)))
    assert "svg" not in page.tags


def test_the_evidence_stands_in_the_margin_for_whoever_points_at_a_claim() -> None:
    text = render(build(materials("en")))
    card = re.search(r'<li class="card [^"]*" id="m1">(.*?)<a class="close"', text, re.DOTALL)
    assert card
    assert "supports" in card[1]
    assert 'href="#m1"' in text  # the claim in the article leads to its card,
    assert 'href="#c6"' in text  # and one that nobody worked on to its entry
    assert 'href="#m6"' not in text
    assert ".row:has(.h1:is(:hover,:focus)) #m1 .more{display:block}" in text


SCHEMES = {"light": 0, "dark": 1}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_can_be_read_on_its_ground(scheme: str) -> None:
    """WCAG 2, AA: 4.5 to 1 for every pair of colours that the stylesheet puts together."""
    style = (resources.files("workbench.report") / "templates" / "report.css").read_text(encoding="utf-8")
    roots = re.findall(r":root \{([^}]*)\}", style)
    colours: dict[str, str] = {}
    for root in roots[: SCHEMES[scheme] + 1]:
        for name, code in re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", root):
            colours[name] = code if len(code) == 7 else "#" + "".join(2 * digit for digit in code[1:])
    tones = [name.removesuffix("-bg") for name in colours if name.endswith("-bg")]
    assert len(tones) == 9
    pairs = [(ink, paper) for ink in ("ink", "soft", "accent") for paper in ("paper", "surface")]
    pairs += [(tone, f"{tone}-bg") for tone in tones] + [("ink", f"{tone}-bg") for tone in tones]
    pairs += [(tone, paper) for tone in ("t1", "t2", "t3", "t4", "t5") for paper in ("surface", "none-bg")]
    pairs += [("t1", "paper"), ("t2", "paper"), ("soft", "none-bg"), ("paper", "ink"), ("paper", "accent")]
    poor = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in pairs}
    assert {pair: ratio for pair, ratio in poor.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_no_level_of_heading_is_skipped(lang: str) -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", render(build(materials(lang))))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))

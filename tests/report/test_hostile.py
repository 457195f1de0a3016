"""Text of a case never acts: whatever it holds, a report's structure is that of a report on plain words."""

from __future__ import annotations

import json
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.report.hostile import HOSTILE, harmless
from tests.report.samples import hostile
from workbench.language.visible import visible, visible_line
from workbench.report import formats, html, markdown
from workbench.report import json as json_format
from workbench.report.build import build

TEXTS = st.text(min_size=1, max_size=60).filter(lambda text: visible(text).strip() != "")


FORMATS_OF_TEXT = {"md", "html", "csv", "json", "jsonld", "txt"}


class _Page(HTMLParser):
    """Tags in order, with the attributes that could act, and the text between them."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, tuple[str, ...]]] = []
        self.links: list[str] = []
        self.text: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(sorted(name for name, _ in attrs))))
        self.links += [value or "" for name, value in attrs if name in ("href", "src", "action")]

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@pytest.mark.parametrize("text", HOSTILE)
def test_html_corpus(text: str) -> None:
    page = _Page(html.render(build(hostile(text))))
    assert page.tags == _Page(html.render(build(hostile(harmless(text))))).tags
    assert all(link.startswith("#") for link in page.links)
    assert html.finalize(text) in page.text


# What a rule's message quotes is set apart by an element of ours, so quotation marks change the structure.
@given(TEXTS.filter(lambda text: not set(text) & set("“«")))
@settings(deadline=None, max_examples=40)
def test_html_any(text: str) -> None:
    page = _Page(html.render(build(hostile(text))))
    assert page.tags == _Page(html.render(build(hostile(harmless(text))))).tags


def test_html_writes_no_control_character() -> None:
    for text in HOSTILE:
        page = html.render(build(hostile(text)))
        assert not set(page) & {"\x1b", "\x00", "\x07", "\x9b", "\u202e", "\u2066", "\ud800", "\r"}
        page.encode()


def _shape(text: str) -> list[tuple[str, str]]:
    """Markdown's tokens without the text that they hold."""
    shape = []
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        shape.append((token.type, token.tag))
        shape += [(child.type, child.tag) for child in token.children or () if child.type not in ("text",)]
    return [each for each in shape if each[0] != "text_special"]


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_corpus(text: str) -> None:
    plain = markdown.render(build(hostile("plain")))
    assert _shape(markdown.render(build(hostile(text)))) == _shape(plain)


@given(TEXTS.filter(lambda text: visible_line(text).strip() != ""))
@settings(deadline=None, max_examples=100)
def test_markdown_any(text: str) -> None:
    plain = markdown.render(build(hostile("plain")))
    assert _shape(markdown.render(build(hostile(text)))) == _shape(plain)


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_the_text(text: str) -> None:
    """What a Markdown reader shows is the text itself, as one line."""
    tokens = MarkdownIt("commonmark").parse(markdown.escape(text))
    shown = "".join(child.content for token in tokens for child in token.children or ())
    assert shown == visible_line(text).strip()


@pytest.mark.parametrize("text", HOSTILE)
def test_json_corpus(text: str) -> None:
    written = json_format.render(build(hostile(text)))
    written.encode()
    whole = json.loads(written)
    assert whole["title"] == text
    assert whole["claims"][0]["claim"]["text"] == text


@pytest.mark.parametrize("name", formats.FORMATS)
def test_every_format_takes_the_whole_corpus(name: str) -> None:
    """What a format does with the corpus is tested beside it; here only that none is left out."""
    every = "\n".join(HOSTILE[:30])
    data = formats.render(build(hostile(every)), name)
    if FORMATS_OF_TEXT & {formats.FORMATS[name].ending}:
        data.decode()
        assert not set(data) & {0x00, 0x1B, 0x07, 0x08}

"""What a report on paper is a flow of: parts, and in them runs of text with a language and direction each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from workbench.language.detect import detect
from workbench.language.visible import visible
from workbench.report.labels import labels
from workbench.report.links import web_address
from workbench.report.wording import Words, moment

_ISOLATE = {False: "\u2066", True: "\u2067"}
"""Before a run of the case's text, by whether it is written from right to left."""

_SHORT = 40
"""Characters that a text may have to stand within a line that runs the other way."""


def is_rtl(lang: str) -> bool:
    return lang in ("ar", "fa", "he", "ur")


class Kind(StrEnum):
    TITLE = "title"
    HEADING = "heading"
    ENTRY = "entry"
    """The heading of one claim or flag."""
    PARAGRAPH = "paragraph"
    ITEM = "item"
    DETAIL = "detail"
    """Below an item."""
    QUOTATION = "quotation"
    TABLE = "table"
    ARTICLE = "article"
    """Here the format puts the article with its claims."""


@dataclass(frozen=True, slots=True)
class Run:
    text: str
    lang: str
    bold: bool = False
    mono: bool = False
    """Written from left to right wherever it stands: addresses, fingerprints."""
    link: str = ""
    apart: bool = False
    """Text of the case within other text, which it must not reorder."""

    @property
    def isolated(self) -> str:
        """Its text for a format whose only means against reordering are Unicode's isolates."""
        return f"{_ISOLATE[is_rtl(self.lang)]}{self.text}\u2069" if self.apart else self.text


@dataclass(frozen=True, slots=True)
class Part:
    kind: Kind
    runs: tuple[Run, ...] = ()
    lang: str = ""
    """Of the paragraph as a whole: it decides where the lines begin."""
    rows: tuple[tuple[str, str], ...] = ()
    """Of a table with two columns; the first row is its head."""
    colour: str = ""
    """Of an entry with a rating, the highlight of its claim."""


class Paper:
    """Makes parts in the report's language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.words: Words = labels(lang)

    def own(self, text: str, *, bold: bool = False) -> Run:
        """The report's own words."""
        return Run(visible(text), self.lang, bold=bold)

    def said(self, text: str, *, bold: bool = False) -> Run:
        """Text of the case."""
        return Run(visible(text), detect(text), bold=bold, apart=True)

    def quoted(self, text: str) -> tuple[Run, Run, Run]:
        """Text of the case in the quotation marks of the report's language."""
        before, _, after = str(self.words["quoted"]).partition("{text}")
        return self.own(before), self.said(text), self.own(after)

    def moment(self, at: str) -> Run:
        """When something happened, in the report's language."""
        return Run(visible(moment(at, self.lang)), self.lang, apart=True)

    def part(self, kind: Kind, *runs: Run, colour: str = "", lang: str = "") -> Part:
        return Part(kind, tuple(run for run in runs if run.text), lang or self.lang, colour=colour)

    def numbers(self, numbers: Iterable[int]) -> Run:
        """Of claims or flags."""
        return self.own(str(self.words["list_separator"]).join(map(str, numbers)))

    def heading(self, word: str) -> Part:
        return self.part(Kind.HEADING, self.own(self.words[word]))

    def field(self, word: str, *runs: Run, kind: Kind = Kind.ITEM) -> Iterator[Part]:
        """`Name: value`, if there is a value."""
        if any(run.text for run in runs):
            yield self.part(kind, self.own(f"{self.words[word]}: ", bold=True), *runs)

    def told(self, word: str, text: str, *after: Run, kind: Kind = Kind.ITEM) -> Iterator[Part]:
        """`Name: text`; a longer text that runs the other way has a paragraph of its own."""
        said = self.said(text)
        if len(text) <= _SHORT or is_rtl(said.lang) == is_rtl(self.lang):
            yield from self.field(word, said, *after, kind=kind)
            return
        yield self.part(kind, self.own(self.words[word], bold=True), *after)
        yield self.aside(text)

    def aside(self, text: str) -> Part:
        """A text of the case by itself, in its own direction."""
        return self.part(Kind.DETAIL, self.said(text), lang=detect(text))

    def address(self, url: str) -> Run:
        return Run(visible(url), "en", mono=True, apart=True, link=web_address(url))

    def signed(self, reviewer: str, at: str) -> tuple[Run, ...]:
        return self.own(" ("), self.said(reviewer), self.own(" · "), self.moment(at), self.own(")")

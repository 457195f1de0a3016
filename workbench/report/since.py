"""What changed in a case since a day, a moment or a version of the article."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from workbench.i18n import tr
from workbench.model import InputError
from workbench.report.markdown import inline
from workbench.report.model import ClaimEntry, Movement, Report
from workbench.report.paper import Kind, Paper, Part, Run, is_rtl
from workbench.report.wording import rating_name, shortened


@dataclass(frozen=True, slots=True)
class News:
    """One thing that happened."""

    at: str
    what: str
    """`version`, `claim`, `flag`, `verdict`, `follow_up`, `evidence`, `source` or `search`."""
    runs: tuple[Run, ...]
    taken_in: bool = False
    """Whether it came with a version of the article."""


_KINDS = ("version", "claim", "flag", "verdict", "follow_up", "evidence", "source", "search")
"""In the order that they are told in."""


def since_moment(report: Report, word: str) -> str:
    """The moment that a word stands for, as the case writes moments.

    `word` is a day or a moment by ISO 8601 (UTC where it says nothing), or the number of a version
    of the article. Raises InputError.
    """
    if re.fullmatch(r"v?\d{1,3}", word):
        number = int(word.removeprefix("v"))
        for version in report.versions:
            if version.number == number:
                return version.taken_at
        raise InputError(
            tr(
                "the article has {count} versions, and none is number {number}",
                count=len(report.versions),
                number=number,
            )
        )
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", word):
            return f"{date.fromisoformat(word).isoformat()}T00:00:00Z"
        moment = datetime.fromisoformat(word)
    except ValueError as error:
        raise InputError(
            tr("{word!r} is no day such as 2026-01-31, and no version such as 2", word=word)
        ) from error
    if moment.tzinfo is not None:
        from datetime import UTC

        moment = moment.astimezone(UTC)
    return moment.replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def changes(report: Report, word: str) -> Iterator[Part]:
    """What changed since then, the newest last; claims and flags by the numbers that they have now."""
    made = _Changes(report)
    start = since_moment(report, word)
    # Moments are kept to the second: what was done in the one that a version was taken in came after it.
    found = [n for n in made.news() if n.at > start or (n.at == start and not n.taken_in)]
    found.sort(key=lambda each: each.at)
    words, title = made.words, report.title or report.article.file
    yield made.part(Kind.TITLE, made.own(f"{words['since']['title']}: "), made.said(title))
    now = made.moment(report.as_of)
    since = made.own(f"{words['since']['since']} ")
    yield made.part(Kind.PARAGRAPH, since, made.moment(start), made.own(f" · {words['as_of']} "), now)
    for what in _KINDS:
        told = [each for each in found if each.what == what]
        if told:
            yield made.part(Kind.HEADING, made.own(words["since"][what]))
        for each in told:
            yield made.part(Kind.ITEM, made.moment(each.at), made.own(" · "), *each.runs)
    if not found:
        yield made.part(Kind.PARAGRAPH, made.own(words["since"]["nothing"]))


def markdown(report: Report, word: str) -> str:
    """What changed, as Markdown."""
    lines: list[str] = []
    for part in changes(report, word):
        text = "".join(map(_marked, part.runs))
        if part.kind is not Kind.ITEM and lines:
            lines.append("")
        lines.append(_MARKS.get(part.kind, "") + text)
        if part.kind is Kind.HEADING:
            lines.append("")
    if is_rtl(report.lang):
        lines = [f'<div dir="rtl" lang="{report.lang}">', "", *lines, "", "</div>"]
    return "\n".join(lines) + "\n"


_MARKS = {Kind.TITLE: "# ", Kind.HEADING: "## ", Kind.ITEM: "- "}


def _marked(run: Run) -> str:
    shown = inline(run.text)
    return f"**{shown}**" if run.bold and shown.strip() == shown else shown


def html(report: Report, word: str) -> str:
    """What changed, as a page like the report's."""
    from workbench.report.html import page

    return page(report, "since.html.j2", parts=list(changes(report, word)))


def pdf(report: Report, word: str) -> bytes:
    """What changed, as PDF/A."""
    from workbench.report.pdf import of_parts

    return b"".join(of_parts(report, changes(report, word)))


FORMATS: dict[str, Callable[[Report, str], str | bytes]] = {"md": markdown, "html": html, "pdf": pdf}


class _Changes(Paper):
    def __init__(self, report: Report) -> None:
        super().__init__(report.lang)
        self.report = report

    def by(self, reviewer: str) -> tuple[Run, ...]:
        return (self.own(" ("), self.said(reviewer), self.own(")")) if reviewer else ()

    def noted(self, note: str) -> tuple[Run, ...]:
        return (self.own(": "), self.said(note)) if note else ()

    def news(self) -> Iterator[News]:
        report, words = self.report, self.words
        for version in report.versions:
            name = self.own(f"{words['version']} {version.number}: ")
            yield News(version.taken_at, "version", (name, self.said(version.title)), taken_in=True)
        for move in report.movements:
            yield News(move.at, move.what, tuple(self.of_movement(move)), taken_in=bool(move.version))
        for entry in report.claims:
            yield from self.of_claim(entry)
        for flagged in report.flags:
            said = self.said(shortened(flagged.flag.message))
            for step in flagged.flag.follow_ups:
                state = self.own(words["follow_up_states"][step.state.value], bold=True)
                told = (self.own(f"{words['flag']} {flagged.number} · "), said, self.own(" · "), state)
                yield News(step.at, "follow_up", (*told, *self.noted(step.note), *self.by(step.reviewer)))
        for source in report.sources:
            for capture in source.source.captures:
                title = self.said(source.source.info.title)
                yield News(capture.captured_at, "source", (self.own(f"[{source.number}] "), title))
        for search in [*report.searches, *(each for entry in report.claims for each in entry.searches)]:
            found = self.said(search.result) if search.found else self.own(words["nothing_found"])
            asked = (self.said(search.place), self.own(" · "), *self.quoted(search.query), self.own(" · "))
            yield News(search.at, "search", (*asked, found, *self.by(search.reviewer)))

    def of_movement(self, move: Movement) -> Iterator[Run]:
        words = self.words
        if move.version:
            yield self.own(f"{words['version']} {move.version} · ")
        yield self.own(words["since"]["turns"][move.turn], bold=True)
        number = f"{words[move.what]} {move.number} · " if move.number else ""
        yield self.own(f" · {number}")
        if move.before:
            yield from (*self.quoted(shortened(move.before)), self.own(f" {words['arrow']} "))
        text = shortened(move.text)
        yield from (self.said(text),) if move.what == "flag" else self.quoted(text)
        yield from (*self.noted(move.note), *self.by(move.reviewer))

    def of_claim(self, entry: ClaimEntry) -> Iterator[News]:
        words = self.words
        ratings = {rating.id: rating_name(rating, words) for rating in self.report.scale}
        number = self.own(f"{words['claim']} {entry.claim.number} · ")
        name = (number, *self.quoted(shortened(entry.claim.text)), self.own(" · "))
        older = [*entry.verdicts[1:], None]
        for verdict, before in zip(entry.verdicts, older, strict=False):
            rating = ratings.get(verdict.rating, verdict.rating)
            if before:
                rating = f"{ratings.get(before.rating, before.rating)} {words['arrow']} {rating}"
            told = (self.own(rating, bold=True), *self.noted(verdict.rationale), *self.by(verdict.reviewer))
            yield News(verdict.at, "verdict", (*name, *told))
        for word in entry.sign_offs:
            said = self.own(words["signed" if word.agrees else "not_signed"])
            yield News(word.at, "verdict", (*name, said, *self.noted(word.note), *self.by(word.reviewer)))
        for piece in entry.evidence:
            evidence = piece.evidence
            stance = self.own(f"{words['stances'][evidence.stance.value]} · [{piece.source}] ")
            told = (stance, self.said(evidence.source_title), *self.by(evidence.reviewer))
            yield News(evidence.at, "evidence", (*name, *told))

"""What changed in a case since a day, a moment or a version of the article; as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from workbench.model import InputError
from workbench.report.labels import labels
from workbench.report.markdown import escape
from workbench.report.model import Report
from workbench.report.wording import Words, rating_name, shortened


@dataclass(frozen=True, slots=True)
class News:
    """One thing that happened."""

    at: str
    what: str
    """`version`, `verdict`, `follow_up`, `evidence`, `source` or `search`."""
    line: str
    """Of Markdown."""


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
        raise InputError(f"the article has {len(report.versions)} versions, and none is number {number}")
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", word):
            return f"{date.fromisoformat(word).isoformat()}T00:00:00Z"
        moment = datetime.fromisoformat(word)
    except ValueError as error:
        raise InputError(f"{word!r} is no day such as 2026-01-31, and no version such as 2") from error
    if moment.tzinfo is not None:
        from datetime import UTC

        moment = moment.astimezone(UTC)
    return moment.replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def render(report: Report, word: str) -> str:
    """What changed since then, the newest last; claims and flags by the numbers that they have now."""
    words = labels(report.lang)
    start = since_moment(report, word)
    found = sorted((each for each in _news(report, words) if each.at > start), key=lambda each: each.at)
    lines = [f"# {words['since']['title']}: {escape(report.title)}", ""]
    lines += [f"{words['since']['since']} {start} · {words['as_of']} {escape(report.as_of)}", ""]
    for what in ("version", "verdict", "follow_up", "evidence", "source", "search"):
        told = [f"- {escape(each.at)} · {each.line}" for each in found if each.what == what]
        if told:
            lines += [f"## {words['since'][what]}", "", *told, ""]
    if not found:
        lines.append(words["since"]["nothing"])
    return "\n".join(lines).rstrip("\n") + "\n"


def _news(report: Report, words: Words) -> Iterator[News]:
    for version in report.versions:
        yield News(
            version.taken_at, "version", f"{words['version']} {version.number}: {escape(version.title)}"
        )
    yield from _of_claims(report, words)
    for entry in report.flags:
        said = entry.flag.message
        for step in entry.flag.follow_ups:
            state = words["follow_up_states"][step.state.value]
            note = f": {escape(step.note)}" if step.note else ""
            line = f"{words['flag']} {entry.number} · {escape(shortened(said))} · **{state}**{note}"
            yield News(step.at, "follow_up", f"{line} ({escape(step.reviewer)})")
    for source in report.sources:
        for capture in source.source.captures:
            line = f"\\[{source.number}\\] {escape(source.source.info.title)}"
            yield News(capture.captured_at, "source", line)

    for search in [*report.searches, *(each for entry in report.claims for each in entry.searches)]:
        found = escape(search.result) if search.found else words["nothing_found"]
        line = f"{escape(search.place)} · «{escape(search.query)}» · {found} ({escape(search.reviewer)})"
        yield News(search.at, "search", line)


def _of_claims(report: Report, words: Words) -> Iterator[News]:
    ratings = {rating.id: rating_name(rating, words) for rating in report.scale}
    for entry in report.claims:
        name = f"{words['claim']} {entry.claim.number} · «{escape(shortened(entry.claim.text))}»"
        older = [*entry.verdicts[1:], None]
        for verdict, before in zip(entry.verdicts, older, strict=False):
            rating = escape(ratings.get(verdict.rating, verdict.rating))
            if before:
                rating = f"{escape(ratings.get(before.rating, before.rating))} {words['arrow']} {rating}"
            line = f"{name} · **{rating}**: {escape(verdict.rationale)} ({escape(verdict.reviewer)})"
            yield News(verdict.at, "verdict", line)
        for word in entry.sign_offs:
            said = words["signed" if word.agrees else "not_signed"]
            note = f": {escape(word.note)}" if word.note else ""
            yield News(word.at, "verdict", f"{name} · {said}{note} ({escape(word.reviewer)})")
        for piece in entry.evidence:
            evidence = piece.evidence
            stance = words["stances"][evidence.stance.value]
            line = f"{name} · {stance} · \\[{piece.source}\\] {escape(evidence.source_title)}"
            yield News(evidence.at, "evidence", f"{line} ({escape(evidence.reviewer)})")

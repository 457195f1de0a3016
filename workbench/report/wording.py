"""How every format words the same things: ratings by name, numbers with what they count, days and moments."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from typing import Any

from workbench.language.visible import visible_line
from workbench.model import CaptureKind, Rating
from workbench.report.model import EvidenceEntry

Words = dict[str, Any]

_DAY = r"(\d{4}-\d\d-\d\d)"
_PERIOD = re.compile(rf"{_DAY}(?:\.\.{_DAY})?")
_OPEN_PERIOD = re.compile(rf"{_DAY}\.\.|\.\.{_DAY}")
_DURATION = re.compile(r"P[\dT]")
"""As ISO 8601 writes it, `P2W`: the words themselves say it better."""
_LOCALES = {"en": "en_GB"}
"""Where a language's own locale writes dates in a way that newsrooms elsewhere misread."""


def cut(text: str, most: int) -> str:
    """A text of at most so many characters, cut between words where there are any, with an ellipsis.

    Never behind a figure: "10 billion" must not become "10 …".
    """
    if len(text) <= most:
        return text
    head, whole = text[: most - 1], text[most - 1].isspace()
    while (at := head.rfind(" ")) > 0:
        figure = any(map(str.isdigit, head[at:]))
        if not figure and (whole or at <= most // 2):
            break
        head, whole = head[:at], True
    return head.rstrip(" ,،.;؛") + "…"


def shortened(text: str) -> str:
    """A long text (a repeated block) by its beginning and its end."""
    if len(text) <= 300:
        return text
    tail = text[-80:]
    return f"{cut(text, 180)[:-1]} […] {tail[tail.find(' ') + 1 :].lstrip()}"


def quoted(text: str, words: Words) -> str:
    """A text in the quotation marks of the report's language."""
    return str(words["quoted"]).replace("{text}", text)


def rating_name(rating: Rating | None, words: Words) -> str:
    if rating is None:
        return str(words["unrated"])
    return rating.ar if words["direction"] == "rtl" and rating.ar else rating.en


def rule_name(rule: str, words: Words) -> str:
    """A rule by what it finds; one that we do not know (of a plugin) by its own name."""
    return str(words["rules"].get(rule, rule))


def kept_as(kind: CaptureKind | None, words: Words) -> str:
    """How a source is kept, with the warning that a note needs."""
    if kind is None:
        return str(words["no_capture"])
    return (
        f"{words['note_capture']} ({words['note_means']})" if kind is CaptureKind.NOTE else words["snapshot"]
    )


def anchoring(entry: EvidenceEntry, words: Words) -> str:
    """Whether the quotation was found, and how closely."""
    piece = entry.evidence
    if not piece.anchored:
        return str(words["unanchored"])
    found = words["anchored_note"] if entry.is_note else words["anchored"]
    return f"{found} · {words['how'][piece.how.value]}" if piece.how else found


def counted(number: int, what: str, words: Words) -> str:
    """A number with what it counts, in the form that the language wants: `11 ادعاءً`, `3 ادعاءات`."""
    forms = words["counts"][what]
    form = forms.get(_locale(words["lang"]).plural_form(number), forms["other"])
    return str(form).replace("{n}", str(number))


@lru_cache(4096)
def day(written: str, lang: str) -> str:
    """A day of the case, as `2026-01-31`, in the language's own words; anything else as it is."""
    from babel.dates import format_date

    try:
        return format_date(date.fromisoformat(written), "d MMMM y", locale=_locale(lang))
    except ValueError:
        return written


@lru_cache(4096)
def moment(at: str, lang: str) -> str:
    """A moment of the case, `2026-01-31T09:30:00Z`, to the minute, in UTC; anything else as it is."""
    from babel.dates import format_date

    try:
        when = datetime.fromisoformat(at)
        when = when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return at
    if "T" not in at:
        return day(at, lang)
    comma = "،" if lang == "ar" else ","
    return f"{format_date(when, 'd MMMM y', locale=_locale(lang))}{comma} {when:%H:%M} UTC"


@lru_cache(4096)
def value(normal: str, lang: str) -> str:
    """A fact's normal form for readers: a period `2018-01-21..2018-01-31` in words, what else has a figure
    as it is; nothing for what only a program wants, such as a name's folded spelling."""
    if found := _OPEN_PERIOD.fullmatch(normal):
        return f"{day(found[1], lang)} – …" if found[1] else f"… – {day(found[2], lang)}"
    if _DURATION.match(normal):
        return ""
    from babel.dates import format_interval

    period = _PERIOD.fullmatch(normal)
    try:
        if period and period[2]:
            first, last = (date.fromisoformat(end) for end in period.groups())
            return str(format_interval(first, last, "yMMMMd", locale=_locale(lang)))
        return day(normal, lang) if period else normal if re.search(r"\d", normal) else ""
    except ValueError:
        return normal


def shown_value(normal: str, text: str, lang: str) -> str:
    """`value`, unless it says no more than the words themselves."""
    made = value(normal, lang)
    return "" if visible_line(made) == visible_line(text) else made


@cache
def _locale(lang: str) -> Any:
    from babel import Locale

    return Locale.parse(_LOCALES.get(lang, lang))

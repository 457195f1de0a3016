"""What goes with a published check: a summary in one paragraph, a correction note, a card for one claim."""

from __future__ import annotations

from typing import Any, Literal

from workbench.i18n import tr
from workbench.language.detect import detect
from workbench.language.visible import visible, visible_line
from workbench.model import InputError
from workbench.report.colours import pair
from workbench.report.labels import labels
from workbench.report.model import ClaimEntry, Report
from workbench.report.paper import is_rtl
from workbench.report.typesetting import drawable, house_style, set_pages
from workbench.report.wording import Words, counted, cut, quoted, rating_name, shortened

_ENDS = ".!?؟…"
_LONGEST = 320
"""Characters of a claim or rationale on a card."""


def summary(report: Report) -> str:
    """One paragraph of plain text: what was checked, what was found, what the article should correct."""
    words = labels(report.lang)
    said, counts = words["publishing"], report.summary
    title, claims = report.title, counted(counts.claims, "claims", words)
    found = [
        f"{visible_line(rating_name(rating, words))}{said['colon']}{count}"
        for rating, count in counts.by_rating
        if count
    ]
    if found:
        sentences = [
            _filled(said["checked"], title=title, claims=claims, rated=counts.rated),
            f"{said['found']}{words['list_separator'].join(found)}.",
        ]
    else:
        sentences = [_filled(said["none_rated"], title=title, claims=claims)]
    conflicts = sum(item.flag is not None for item in report.correct_first)
    if conflicts:
        sentences.append(_filled(said["conflicts"], count=counted(conflicts, "places", words)))
    worst = [item.claim for item in report.correct_first if item.claim]
    if worst:
        sentences.append(
            _filled(said["worst"], claim=shortened(worst[0].claim.text), reason=_reason(worst[0]))
        )
    how = "sources" if counts.snapshots else "sources_noted" if counts.sources else "no_sources"
    sources = counted(counts.sources, "sources", words)
    kept = _filled(said[how], sources=sources, snapshots=counts.snapshots)
    return " ".join([*sentences, kept]) + "\n"


def correction(report: Report) -> str:
    """The note to stand under the article: what was wrong, and what is right, with the day of each check.

    Plain text, in the article's language where there are labels in it.
    """
    words = labels(report.lang)
    said = words["publishing"]
    lines = [_filled(said["correction"], title=report.title), ""]
    for item in report.correct_first:
        if item.claim:
            claim = visible_line(shortened(item.claim.claim.text))
            rating = visible_line(rating_name(item.claim.rating, words))
            lines.append(f"- {quoted(claim, words)}{said['colon']}{rating}. {_reason(item.claim)}")
        elif item.flag:
            sides = " ↔ ".join(quoted(visible_line(shortened(side)), words) for side in item.flag.sides)
            lines.append(f"- {words['conflict_inside']}{said['colon']}{sides}")
    if not report.correct_first:
        lines = [words["nothing_to_correct"]]
    if report.house.name:
        lines += ["", visible_line(report.house.name)]
    if report.house.address:
        lines.append(report.house.address)
    return "\n".join(lines) + "\n"


def _reason(entry: ClaimEntry) -> str:
    """A sentence, whole, so that another can follow."""
    reason = visible_line(entry.verdicts[0].rationale).strip() if entry.verdicts else ""
    return reason if not reason or reason[-1] in _ENDS else f"{reason}."


def _filled(pattern: str, **values: str | int) -> str:
    for name, value in values.items():
        pattern = pattern.replace(f"{{{name}}}", visible_line(str(value)))
    return pattern


def card(report: Report, number: int, form: Literal["svg", "png"] = "png") -> bytes:
    """The social card of a rated claim, 1200 by 630 points as social networks want it.

    Its letters are drawn as shapes, so that it looks the same without any font. Raises InputError
    for a claim that there is not, or that has no rating.
    """
    entry = next((entry for entry in report.claims if entry.claim.number == number), None)
    if entry is None:
        raise InputError(
            tr("there is no claim {number}; there are {count}", number=number, count=len(report.claims))
        )
    if entry.rating is None:
        raise InputError(tr("claim {number} has no rating yet; rate it first", number=number))
    return set_pages("card.typ", _card(report, entry, labels(report.lang)), format=form, ppi=72)


def _card(report: Report, entry: ClaimEntry, words: Words) -> dict[str, Any]:
    title = _cut(report.title, 90)
    claim, reason = _cut(entry.claim.text), _cut(entry.verdicts[0].rationale)
    return {
        "dir": words["direction"],
        "lang": report.lang,
        "kicker": words["report"],
        "claim": quoted(claim, words),
        "claim_dir": "rtl" if is_rtl(detect(claim)) else "ltr",
        "rating": _drawn(rating_name(entry.rating, words)),
        "rating_colour": pair(entry.rating, report.house.colours)[0],
        "reason": reason,
        "reason_dir": "rtl" if is_rtl(detect(reason)) else "ltr",
        "title": title,
        "title_dir": "rtl" if is_rtl(detect(title)) else "ltr",
        **house_style(report.house),
    }


def _cut(text: str, most: int = _LONGEST) -> str:
    text = " ".join(visible(text).split())
    return _drawn(cut(text, most))


def _drawn(text: str) -> str:
    return drawable(visible_line(text))

"""The sheet that a reviewer edits: a row a claim, piece of evidence and flag, the same in CSV and XLSX.

What a cell shows is decided here, so that a cell that comes back as it went counts as untouched.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from workbench.language.visible import visible
from workbench.report.labels import label_languages, labels
from workbench.report.model import ClaimEntry, FlagEntry, Report
from workbench.report.wording import Words, rating_name

COLUMNS = ("item", "number", "text", "about", "rating", "rationale", "state", "note", "seen")
EDITED = ("rating", "rationale", "state", "note")
"""Columns whose changes come back; the others are for reading."""
LONGEST = 32_000
"""Characters of a cell; Excel takes 32,767."""
_NOT_XML = re.compile("[\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the sheet, as its cells show it."""

    item: str
    """`claim:12`, `evidence:3` or `flag:5`: the ids never change."""
    number: str
    text: str
    about: str
    rating: str = ""
    rationale: str = ""
    state: str = ""
    note: str = ""
    seen: str = ""
    """The case, the newest deed on the item and what the edited cells held, when the sheet was written."""

    @property
    def cells(self) -> tuple[str, ...]:
        return tuple(getattr(self, column) for column in COLUMNS)


def shown(text: str) -> str:
    """A text as a cell shows it: what acts is visible, line breaks are line feeds, the longest are cut."""
    text = _NOT_XML.sub("\ufffd", visible(text.replace("\r\n", "\n").replace("\r", "\n")))
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"


def headings(lang: str) -> tuple[str, ...]:
    words = labels(lang)["sheet"]
    return tuple(words[column] for column in COLUMNS)


def columns_by_heading() -> dict[str, str]:
    """Heading, in any language, -> column."""
    known = {column: column for column in COLUMNS}
    for lang in label_languages():
        known |= {heading.casefold(): column for heading, column in zip(headings(lang), COLUMNS, strict=True)}
    return known


def case_mark(report_text_sha256: str) -> str:
    """Which case a sheet is of: the beginning of its first article's fingerprint."""
    return hashlib.sha256(report_text_sha256.encode("utf-8", "replace")).hexdigest()[:8]


def cells_mark(*cells: str) -> str:
    """What the edited cells of a row held, so that an untouched row is known again."""
    return hashlib.sha256("\x1f".join(cell.strip() for cell in cells).encode()).hexdigest()[:8]


def edited(row: Row) -> tuple[str, ...]:
    return tuple(getattr(row, column) for column in EDITED)


def _sealed(row: Row, case: str, newest: int) -> Row:
    return replace(row, seen=f"{case}.{newest}.{cells_mark(*edited(row))}")


def rows(report: Report) -> Iterator[Row]:
    """Each claim with its evidence below it, then the flags."""
    words = labels(report.lang)
    case = case_mark(report.versions[0].text_sha256)
    for entry in report.each_claim():
        yield _claim(entry, words, case)
        yield from _evidence(entry, words, case)
    for flag in report.flags:
        yield _flag(flag, words, case)


def _claim(entry: ClaimEntry, words: Words, case: str) -> Row:
    newest = entry.verdicts[0] if entry.verdicts else None
    # A rating that the scale no longer has is shown by its id.
    rating = rating_name(entry.rating, words) if entry.rating else newest.rating if newest else ""
    flags = f" · {words['flags']}: {', '.join(map(str, entry.flags))}" if entry.flags else ""
    row = Row(
        item=f"claim:{entry.claim.id}",
        number=str(entry.claim.number),
        text=shown(entry.claim.text),
        about=shown(words["kinds"][entry.claim.kind.value] + flags),
        rating=shown(rating),
        rationale=shown(newest.rationale) if newest else "",
    )
    return _sealed(row, case, newest.id if newest else 0)


def _evidence(entry: ClaimEntry, words: Words, case: str) -> Iterator[Row]:
    for piece in entry.evidence:
        evidence = piece.evidence
        stance = words["stances"][evidence.stance.value]
        row = Row(
            item=f"evidence:{evidence.id}",
            number=f"{entry.claim.number} [{piece.source}]",
            text=shown(evidence.quotation),
            about=shown(f"{words['evidence']} · {stance} · {evidence.source_title}"),
            note=shown(evidence.note),
        )
        yield _sealed(row, case, evidence.id)


def _flag(entry: FlagEntry, words: Words, case: str) -> Row:
    flag = entry.flag
    newest = max(flag.follow_ups, key=lambda step: step.id, default=None)
    severity = words["severities"][flag.severity.value]
    row = Row(
        item=f"flag:{flag.id}",
        number=f"⚑{entry.number}",
        text=shown(" ↔ ".join(entry.sides)),
        about=shown(f"{severity}: {flag.message}\n{flag.question}".rstrip()),
        state=words["follow_up_states"][flag.state.value],
        note=shown(newest.note) if newest else "",
    )
    return _sealed(row, case, newest.id if newest else 0)

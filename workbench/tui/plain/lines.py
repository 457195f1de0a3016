"""What the case says, as lines to be read aloud: words for every sign, nothing invisible."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from textual.content import Content

from workbench.desk import names, telling
from workbench.i18n import END_ISOLATE, ISOLATE, tr, trn
from workbench.language.visible import visible
from workbench.model import ClaimRow, FlagRow, Source
from workbench.tui import words
from workbench.tui.state import CaseView, is_open

INVISIBLE = re.compile(f"[\u200e\u200f{ISOLATE}{END_ISOLATE}]")
SIGNS = re.compile(r"(?<!\S)[●◕◑◔○◇◈✎□△▽✓⚑↻¶‼█░]+ ")
"""Signs that stand beside a word that says the same."""


def spoken(parts: Iterable[Content | str]) -> str:
    """Prose of the screens as it is read aloud."""
    plain = [INVISIBLE.sub("", part if isinstance(part, str) else part.plain) for part in parts]
    signs = words.SEVERITY.values()
    text = SIGNS.sub("", visible("".join(part for part in plain if part.strip() not in signs)))
    text = text.replace(" · ", tr(", "))
    lines = [re.sub(" {2,}", tr(", "), line.strip()) for line in text.splitlines()]
    return re.sub("\n{3,}", "\n\n", "\n".join(lines)).strip()


def progress(view: CaseView) -> Iterator[str]:
    """Title, and how far the review is."""
    yield view.title or view.article.title or view.article.file
    said = [
        tr("{rated} of {total} rated", rated=view.progress.rated, total=view.progress.claims),
        trn("{n} flag open", "{n} flags open", view.progress.open_flags),
        trn("{n} source", "{n} sources", len(view.sources)),
    ]
    yield names.listed(said) + "."


def claim_line(view: CaseView, row: ClaimRow) -> str:
    """`3. Half true. 1 flag open. event: its text`."""
    rating = view.ratings.get(row.rating or "")
    said = [
        str(row.number or tr("set aside")),
        names.named(rating) if rating is not None else row.rating or tr("not rated yet"),
    ]
    if row.open_flag_count:
        said.append(trn("{n} flag open", "{n} flags open", row.open_flag_count))
    if row.look_again:
        said.append(tr("look again"))
    if row.evidence_count:
        said.append(trn("{n} piece of evidence", "{n} pieces of evidence", row.evidence_count))
    return f"{'. '.join(said)}. {tr(names.KINDS[row.kind])}: {row.text}"


def flag_lines(flag: FlagRow, place: int) -> Iterator[str]:
    """A flag with its number in the list, its message and its question."""
    said = [tr(names.SEVERITIES[flag.severity]), telling.rule(flag.rule), tr(names.STATES[flag.state])]
    if not flag.present:
        said.append(tr("no longer raised"))
    yield f"{place}. {names.listed(said)}. {flag.message}"
    if is_open(flag) and flag.question:
        yield f"{tr('Question for the author')}: {flag.question}"


def source_line(source: Source, place: int) -> str:
    said = [source.info.title or tr("source {number}", number=source.id)]
    said += [part for part in (source.info.publisher, source.info.published) if part]
    if source.info.grade is not None:
        said.append(tr(names.GRADES[source.info.grade]))
    said.append(trn("{n} piece of evidence", "{n} pieces of evidence", source.evidence_count))
    return f"{place}. {names.listed(said)}"

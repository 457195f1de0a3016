"""The lists of the workbench: claims, flags, sources, events, matches."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.desk import names, telling
from workbench.i18n import tr, trn
from workbench.model import CaptureKind, ClaimRow, Event, FlagRow, How, Match, Rating, Source, Suggestion
from workbench.tui import words
from workbench.tui.state import is_open
from workbench.tui.widgets.rows import Drawn, RowsList


class ClaimsList(RowsList[ClaimRow]):
    """Number and rating beside the claim; its kind, evidence and flags below."""

    MARGIN = 8

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id, empty=tr("no claim fits the filter"))
        self._scale: tuple[Rating, ...] = ()
        self._ratings: dict[str, Rating] = {}
        self.marked: dict[int, None] = {}
        """Ids of the claims that were marked, in the order of marking."""

    def mark(self, on: Iterable[int], off: Iterable[int]) -> None:
        """Put marks on claims, and take marks off others."""
        for claim_id in off:
            self.marked.pop(claim_id, None)
        self.marked |= dict.fromkeys(on)
        self.forget_lines()
        self.refresh()

    def widen(self, claims: int) -> None:
        """Make room for the number of the last claim."""
        self.MARGIN = max(8, len(str(claims)) + 5)
        self.forget_lines()

    def use_scale(self, scale: tuple[Rating, ...]) -> None:
        self._scale = scale
        self._ratings = {rating.id: rating for rating in scale}
        self.forget_lines()

    def margin(self, row: ClaimRow) -> Drawn:
        rating = self._ratings.get(row.rating or "")
        return (
            (" *" if row.id in self.marked else "  ", "accent"),
            (f"{row.number or '×':>{self.MARGIN - 5}} ", "muted"),
            (f"{words.glyph(rating, self._scale)} ", words.tone(rating)),
        )

    def title(self, row: ClaimRow) -> str:
        return row.text

    def facts(self, row: ClaimRow) -> Drawn:
        drawn = [
            (names.listed([tr(names.KINDS[row.kind]), *([tr("denied")] if row.negated else [])]), "muted")
        ]
        if row.open_flag_count:
            drawn.append((f"{words.FLAG} {row.open_flag_count}", "warning"))
        if row.look_again:
            drawn.append((f"{words.LOOK_AGAIN} {tr('look again')}", "warning"))
        if not row.present:
            drawn.append((tr("no longer in the article"), "warning"))
        if row.evidence_count:
            drawn.append((f"{words.EVIDENCE} {row.evidence_count}", "muted"))
        if row.rating:
            rating = self._ratings.get(row.rating)
            drawn.append((names.named(rating) if rating else row.rating, "muted"))
        if row.disputed:
            drawn.append((f"{words.DISPUTED} {tr('disputed')}", "error"))
        if row.assigned:
            drawn.append((f"{words.ASSIGNED} {row.assigned}", "accent"))
        return drawn


class ClaimsAtALook(ClaimsList):
    """Without their facts, where there is little room."""

    LINES = 1


class FlagsList(RowsList[FlagRow]):
    """Severity beside the message; rule and state below."""

    MARGIN = 3

    def margin(self, row: FlagRow) -> Drawn:
        return ((f" {words.SEVERITY[row.severity]} ", words.SEVERITY_TONE[row.severity]),)

    def title(self, row: FlagRow) -> str:
        return names.quoting(row.message)

    def facts(self, row: FlagRow) -> Drawn:
        said = [telling.rule(row.rule), words.state(row.state)]
        if not row.present:
            said.append(tr("no longer raised"))
        return [(text, "" if is_open(row) else "muted") for text in said]


class SourcesList(RowsList[Source]):
    """Grade and kind of capture below the title."""

    def title(self, row: Source) -> str:
        return row.info.title or (
            row.captures[0].file if row.captures else tr("source {number}", number=row.id)
        )

    def facts(self, row: Source) -> Drawn:
        parts = [part for part in (row.info.publisher, row.info.published) if part]
        if row.info.grade is not None:
            parts.append(tr(names.GRADES[row.info.grade]))
        parts.append(trn("{n} piece of evidence", "{n} pieces of evidence", row.evidence_count))
        drawn = [(part, "muted") for part in parts]
        if all(capture.kind is CaptureKind.NOTE for capture in row.captures):
            drawn.append((tr("kept as a note"), "warning"))
        return drawn


class EventsList(RowsList[Event]):
    """Who and when below what was done."""

    def title(self, row: Event) -> str:
        return telling.summary(row.summary)

    def facts(self, row: Event) -> Drawn:
        said = [telling.deed(row.deed), words.moment(row.at), row.reviewer]
        if row.undone_by:
            said.append(tr("undone"))
        return [(text, "muted") for text in said]


@dataclass(frozen=True, slots=True)
class Place:
    """A match with its surroundings."""

    id: int
    match: Match
    source: Source | None
    context: str
    why: str = ""
    """What a proposed passage shares with the claim."""


class PlacesList(RowsList[Place]):
    """Where a quotation stands: the words in their context, score and source below."""

    MARGIN = 7

    def margin(self, row: Place) -> Drawn:
        tone = "success" if row.match.score >= 95 else "warning"
        return ((f"{row.match.score:>4.0f} % ", tone),)

    def title(self, row: Place) -> str:
        return row.context

    def facts(self, row: Place) -> Drawn:
        name = row.source.info.title if row.source is not None else row.match.source
        return (telling.why(row.why) or tr(names.HOW[row.match.how]), "muted"), (name, "muted")


def places(matches: Sequence[Match], by_file: dict[str, Source]) -> list[Place]:
    """Matches, with the source that each is in (by capture file) and some words around it."""
    found = []
    for i, match in enumerate(matches):
        source = by_file.get(match.source)
        text = next((c.text for c in source.captures if c.file == match.source), "") if source else ""
        before, after = words.around(text, match.span, 40) if text else ("", "")
        found.append(Place(i, match, source, f"{before}{match.text}{after}"))
    return found


def proposed(suggestions: Sequence[Suggestion], sources: Sequence[Source]) -> list[Place]:
    """Passages that nobody has looked for, as places that a reviewer may take."""
    by_capture = {capture.id: (capture.file, source) for source in sources for capture in source.captures}
    found = []
    for i, passage in enumerate(suggestions):
        file, source = by_capture.get(passage.capture_id, ("", None))
        match = Match(passage.span, passage.text, 100 * passage.score, How.PASSAGE, file, passage.locator)
        found.append(Place(i, match, source, passage.text, passage.why))
    return found

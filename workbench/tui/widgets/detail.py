"""Everything about the chosen claim: facts, verdict, evidence, flags, history."""

from __future__ import annotations

from collections.abc import Iterator

from textual.containers import VerticalScroll
from textual.content import Content

from workbench.desk import names, telling
from workbench.i18n import tr
from workbench.model import CaptureKind, Evidence, FlagRow, SignOff, Verdict
from workbench.tui import words
from workbench.tui.state import CaseView, ClaimDetail
from workbench.tui.widgets.prose import Prose

Part = Content | str


class DetailPane(VerticalScroll, can_focus=True):
    """One piece of prose that can be scrolled and copied from."""

    def compose(self) -> Iterator[Prose]:
        yield Prose("", id="detail-text")

    def show(self, view: CaseView, detail: ClaimDetail) -> None:
        self.query_one("#detail-text", Prose).update(Content.assemble(*described(view, detail)))

    def clear(self) -> None:
        self.query_one("#detail-text", Prose).update("")


def described(view: CaseView, detail: ClaimDetail) -> Iterator[Part]:
    """Everything about a claim, as prose."""
    claim = detail.claim
    yield Content.styled(
        tr("Claim {number}", number=claim.number) if claim.number else tr("Claim (set aside)"),
        "bold $text-accent",
    )
    yield words.muted(f" · {tr(names.KINDS[claim.kind])}")
    if claim.speaker:
        yield words.muted(f" · {tr('said by')} ")
        yield claim.speaker
    yield f"\n{claim.text}\n"
    if claim.state_reason:
        yield Content.styled(
            tr("Set aside: {reason}", reason=telling.set_aside(claim.state_reason)) + "\n", "$text-warning"
        )
    if claim.look_again:
        said = tr("Look again: carried over from an earlier version. c confirms it.")
        if claim.carried_score is not None:
            said = tr(
                "Look again: carried over from an earlier version, {score} % alike. c confirms it.",
                score=f"{claim.carried_score:.0f}",
            )
        yield Content.styled(f"{words.lead()}{words.LOOK_AGAIN} {said}\n", "$text-warning")
    yield words.muted(f"{telling.why(claim.why) or tr('added by {who}', who=claim.origin)}\n")
    yield from _verdicts(view, detail)
    yield from _flags(detail)
    yield from _evidence(detail)
    yield from _made_of(view, detail)
    yield from _searches(detail)
    yield from facts_in(detail)
    yield from _history(detail)


def _section(title: str) -> Content:
    return Content.assemble("\n", words.heading(title), "\n")


def _verdicts(view: CaseView, detail: ClaimDetail) -> Iterator[Part]:
    yield _section(tr("Verdict"))
    if not detail.verdicts:
        yield words.muted(tr("not rated yet"))
        yield "\n"
        return
    yield from _verdict(view, detail.verdicts[0])
    if len(detail.verdicts) > 1:
        earlier = names.listed(
            f"{_label(view, verdict.rating)} ({verdict.reviewer})" for verdict in detail.verdicts[1:]
        )
        yield words.muted(tr("earlier: {ratings}", ratings=earlier) + "\n")
    for word in detail.sign_offs:
        yield from _sign_off(word)


def _sign_off(word: SignOff) -> Iterator[Part]:
    if word.agrees:
        yield Content.styled(f"{words.lead()}✓ {tr('signed')}", "$text-success")
    else:
        yield Content.styled(f"{words.lead()}× {tr('not signed')}", "$text-warning")
    yield words.muted(f"  {words.signed(word.at, word.reviewer)}\n")
    if word.note:
        yield f"{word.note}\n"


def _label(view: CaseView, rating: str) -> str:
    return names.named(view.ratings[rating]) if rating in view.ratings else rating


def _verdict(view: CaseView, verdict: Verdict) -> Iterator[Part]:
    rating = view.ratings.get(verdict.rating)
    yield Content.styled(
        f"{words.lead()}{words.glyph(rating, view.scale)} {_label(view, verdict.rating)}",
        f"bold {words.colour(rating)}",
    )
    yield words.muted(f"  {words.signed(verdict.at, verdict.reviewer)}")
    yield f"\n{verdict.rationale}\n"


def _flags(detail: ClaimDetail) -> Iterator[Part]:
    if detail.flags:
        yield _section(tr("Flags"))
    for flag in detail.flags:
        yield from _flag(flag)


def _flag(flag: FlagRow) -> Iterator[Part]:
    tone = words.SEVERITY_COLOUR[flag.severity]
    yield Content.styled(f"{words.lead()}{words.SEVERITY[flag.severity]} ", tone)
    yield Content.styled(f"{tr(names.SEVERITIES[flag.severity])}: {telling.rule(flag.rule)}", tone)
    yield words.muted(f"  {words.state(flag.state)}")
    yield f"\n{names.quoting(flag.message)}\n"


def _evidence(detail: ClaimDetail) -> Iterator[Part]:
    yield _section(tr("Evidence"))
    if not detail.evidence:
        yield words.muted(tr("none yet: e attaches a passage of a source"))
        yield "\n"
    for piece in detail.evidence:
        yield from _piece(piece)


def _piece(piece: Evidence) -> Iterator[Part]:
    yield Content.styled(
        f"{words.lead()}{words.STANCE[piece.stance]} {tr(names.STANCES[piece.stance])}: ", "bold"
    )
    yield names.apart(piece.source_title)
    if piece.capture_kind is CaptureKind.NOTE:
        yield Content.styled(f"  {tr('(a note, not a snapshot)')}", "$text-warning")
    yield "\n"
    if piece.quotation:
        yield f"“{piece.quotation}”\n"
        if not piece.anchored:
            yield Content.styled(tr("not found in the source: unanchored") + "\n", "$text-warning")
        elif piece.how is not None and piece.score is not None:
            yield words.muted(f"{words.found(piece.how, piece.score)}\n")
            yield from words.misquoted(piece.how, piece.quote, piece.quotation)
    if piece.note:
        yield f"{piece.note}\n"
    for fact in piece.facts:
        yield words.compared(fact)
    yield words.muted(f"{words.lead()}{words.signed(piece.at, piece.reviewer)}\n")


def _made_of(view: CaseView, detail: ClaimDetail) -> Iterator[Part]:
    """Its ratings and evidence are not this claim's, yet nobody should have to look for them."""
    if detail.made_of:
        yield _section(tr("Made of"))
    for claim in detail.made_of:
        yield f"{claim.text}\n"
        rating = view.ratings.get(claim.rating or "")
        if rating is not None:
            yield Content.styled(
                f"{words.lead()}{words.glyph(rating, view.scale)} {names.named(rating)}", words.colour(rating)
            )
        else:
            yield words.muted(f"{words.lead()}{tr('not rated yet')}")
        if claim.evidence_count:
            yield words.muted(f" · {words.EVIDENCE} {claim.evidence_count}")
        yield "\n"


def _searches(detail: ClaimDetail) -> Iterator[Part]:
    if detail.searches:
        yield _section(tr("Searches"))
    for row in detail.searches:
        yield f"{words.lead()}{words.searched(row)}\n"
        yield words.muted(f"{words.lead()}{words.signed(row.at, row.reviewer)}\n")


def facts_in(detail: ClaimDetail) -> Iterator[Part]:
    """Dates, figures and names of a claim."""
    if detail.facts:
        yield _section(tr("Facts in it"))
    for fact in detail.facts:
        yield names.apart(fact.text)
        if fact.value and fact.value != fact.text:
            yield Content.styled(f"  {names.apart(fact.value)}", "$text-accent")
        yield words.muted(f"  {names.fact(fact.what)}\n")


def _history(detail: ClaimDetail) -> Iterator[Part]:
    if detail.events:
        yield _section(tr("History"))
    for event in detail.events:
        gone = f" {tr('(undone)')}" if event.undone_by else ""
        yield words.muted(f"{words.lead()}{words.signed(event.at, event.reviewer)}: ")
        yield f"{telling.summary(event.summary)}{gone}\n"

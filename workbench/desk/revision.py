"""A revised article, and the same article analysed again: claims are carried over, flags refreshed."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from workbench.desk.carry import Carried, Placed, Text, carry
from workbench.desk.case import Case
from workbench.desk.facts import facts_of
from workbench.desk.flagging import refresh_flags
from workbench.desk.holding import hold_evidence_again
from workbench.desk.keeping import keeping_article
from workbench.desk.places import current, listed_sentences, sentence_of
from workbench.desk.reading import Article, examine, read_article, stored_document
from workbench.desk.record import (
    analysis_differs,
    insert_analysis,
    insert_placement,
    insert_proposal,
    insert_version,
)
from workbench.desk.steps import step, steps
from workbench.i18n import mark, tr
from workbench.language.fold import fold
from workbench.model import Analysis, CaseError, Claim, Clause, InputError, Modality, Span
from workbench.store import queries
from workbench.store.log import Deed, last_event_id


@dataclass(frozen=True, slots=True)
class Revision:
    """What a revised article did to the claims; counts."""

    version: int
    kept: int
    """In the same words."""
    moved: int
    """In other words, or elsewhere."""
    look_again: int
    """Of those, the ones that a reviewer has to look at."""
    gone: int
    """Not found; still listed."""
    added: int


@dataclass(frozen=True, slots=True)
class Reanalysis:
    """What analysing again changed; counts."""

    claims: int
    """Kept as they are."""
    added: int
    """Proposed where no claim stood."""
    new_flags: int
    gone_flags: int


def revise(case: Case, article: Path, *, title: str = "", published: str = "", url: str = "") -> Revision:
    """Take in a revised article as a new version.

    Every claim is carried over with its evidence, verdicts and state: to where it stands now, with
    a score; what is not sure, or has another date, figure, name or negation, is to be looked at
    again; what is not found stays listed. Raises InputError for the bytes of the current version.
    """
    before = current(case.store)
    read = read_article(
        article,
        title=title,
        published=published,
        url=url,
        lang=before["lang"],
        before=(before["title"], before["published"], before["url"]),
        case=case,
    )
    step(mark("Finding the claims again"))
    plan = _Plan(case, read)
    with keeping_article(case, read) as file, case.deed("revise") as deed:
        _check_new(deed, read)
        if not plan.holds(case):  # somebody did something meanwhile
            plan = _Plan(case, read)
        number = plan.before["number"] + 1
        version = insert_version(deed, read, number=number, file=file, at=deed.at)
        insert_analysis(deed, version, read.analysis, deed.at)
        counts: Counter[str] = Counter()
        moves = list(zip(plan.rows, plan.moves, strict=True))
        for row, move in steps(mark("Carrying the claims over"), moves):
            counts.update(_move(deed, version, read.analysis, row, move, plan.doubts))
        for at in plan.new:
            insert_proposal(deed, read.analysis, read.claims[at], version)
        refresh_flags(deed, read.analysis, read.flags)
        for row in steps(mark("Holding the evidence again"), plan.rows):
            if row["evidence_count"]:
                hold_evidence_again(deed, row["id"])
        revision = Revision(
            number, counts["kept"], counts["moved"], counts["look again"], counts["gone"], len(plan.new)
        )
        deed.summary = (
            f"took in version {number}, {read.name}: {revision.kept} claims kept, {revision.moved} moved,"
            f" {revision.look_again} to look at again, {revision.gone} gone, {revision.added} new"
        )
    case.refresh()
    return revision


class _Plan:
    """Where every claim goes in a revised article, worked out before the deed begins."""

    def __init__(self, case: Case, article: Article) -> None:
        with case.store.reading():
            self._seen = last_event_id(case.store)
            self.before = current(case.store)
            self.rows = queries.claims(case.store, self.before["id"])
            facts = queries.facts(case.store, self.before["analysis_id"])
        placed = [
            Placed(row["id"], Span(row["start"], row["stop"]), row["text"], in_text=bool(row["present"]))
            for row in self.rows
        ]
        analysis = article.analysis
        listed = [s.span for s in analysis.sentences if analysis.blocks[s.block].listed]
        old = Text(self.before["text"], listed_sentences(self.before))
        proposals = [claim.span for claim in article.claims]
        self.moves, self.new = carry(old, Text(analysis.text, listed), placed, proposals)
        self.doubts = _Doubts(analysis, facts)

    def holds(self, case: Case) -> bool:
        """Whether nothing was done since."""
        return last_event_id(case.store) == self._seen


def _check_new(deed: Deed, article: Article) -> None:
    """An older version may come back; the current one twice is a slip."""
    from workbench.archive.captures import digest

    version = current(deed.store)
    if version["file_sha256"] == digest(article.data):
        raise InputError(
            tr(
                "{name} is version {number} already, byte for byte",
                name=article.name,
                number=version["number"],
            )
        )


class _Doubts:
    """Whether a reworded claim may say something else: another date, figure, name or negation."""

    def __init__(self, analysis: Analysis, old_facts: Sequence[queries.Row]) -> None:
        self._analysis = analysis
        self._old = [
            (Span(row["start"], row["stop"]), _said(row["what"], row["value"], row["text"]))
            for row in old_facts
        ]
        self._new = [(fact.span, _said(fact.what, fact.value, fact.text)) for fact in facts_of(analysis)]

    def __call__(self, row: queries.Row, span: Span) -> bool:
        old = _within(self._old, Span(row["start"], row["stop"]))
        return old != _within(self._new, span) or self._voice(row, span)

    def _voice(self, row: queries.Row, span: Span) -> bool:
        """Whether it is denied or planned now, and was not, or the other way round."""
        if row["origin"] != "rule":
            return False
        clauses = [clause for clause in self._clauses_near(span) if clause.span.overlaps(span)]
        if not clauses:
            return False
        best = max(clauses, key=lambda c: min(c.span.end, span.end) - max(c.span.start, span.start))
        return best.negated != bool(row["negated"]) or best.modality is not Modality(row["modality"])

    def _clauses_near(self, span: Span) -> Sequence[Clause]:
        """The clauses of the sentences around; clauses are in the order of their sentences."""
        clauses, sentences = self._analysis.clauses, self._analysis.sentences
        first, last = sentence_of(sentences, span), sentence_of(sentences, Span(span.end - 1, span.end))
        start = bisect_left(clauses, first, key=lambda clause: clause.sentence)
        return clauses[start : bisect_left(clauses, last + 1, key=lambda clause: clause.sentence)]


def _said(what: str, value: str, text: str) -> tuple[str, str]:
    return (what, value if what in ("time", "quantity") else fold(text))


def _within(facts: Sequence[tuple[Span, tuple[str, str]]], span: Span) -> Counter[tuple[str, str]]:
    """What the facts within a span say; `facts` are in the order of their start."""
    first = bisect_left(facts, span.start, key=lambda fact: fact[0].start)
    last = bisect_left(facts, span.end, key=lambda fact: fact[0].start)
    return Counter(said for place, said in facts[first:last] if place.end <= span.end)


def _move(
    deed: Deed, version: int, analysis: Analysis, row: queries.Row, move: Carried, doubts: _Doubts
) -> list[str]:
    """Place one claim in the new version; what is to be counted."""
    if move.span is None:
        deed.insert(
            "placements",
            {
                "claim_id": row["id"],
                "version_id": version,
                "start": row["start"],
                "stop": row["stop"],
                "text": row["text"],
                "sentence": row["sentence"],
                "score": 0.0,
                "look_again": 0,
                "present": 0,
            },
        )
        return ["gone"]
    same = move.span.of(analysis.text) == row["text"]
    doubted = not move.sure or (not same and doubts(row, move.span)) or bool(row["look_again"])
    insert_placement(
        deed,
        row["id"],
        version,
        move.span,
        analysis.text,
        sentence_of(analysis.sentences, move.span),
        score=move.score,
        look_again=doubted,
    )
    return ["kept" if same else "moved", *(["look again"] if doubted else [])]


# ---------------------------------------------------------------------------- the same article again


def reanalyse(case: Case) -> Reanalysis:
    """Run the rules again over the current version, as after an update of the workbench.

    Claims stay as they are; claims are added only where none stood. Flags are refreshed, and what
    people said of them stays.
    """
    before = current(case.store)
    document = stored_document(case, before)
    analysis, proposals, flags = examine(document, case)
    with case.deed("reanalyse") as deed:
        version = current(deed.store)
        if version["id"] != before["id"]:
            raise CaseError(tr("the article was revised just now; analyse again"))
        rows = queries.claims(deed.store, version["id"])
        if analysis_differs(version, analysis):
            insert_analysis(deed, version["id"], analysis, deed.at)
        for row in rows:
            if row["present"]:
                place = sentence_of(analysis.sentences, Span(row["start"], row["stop"]))
                deed.update("placements", row["placement_id"], {"sentence": place})
        fresh = _untouched(proposals, [row for row in rows if row["present"]])
        for claim in fresh:
            insert_proposal(deed, analysis, claim, version["id"])
        new, gone = refresh_flags(deed, analysis, flags)
        for row in steps(mark("Holding the evidence again"), rows):
            if row["evidence_count"]:
                hold_evidence_again(deed, row["id"])
        deed.summary = f"analysed again: {len(fresh)} claims and {new} flags new, {gone} flags gone"
    return Reanalysis(len(rows), len(fresh), new, gone)


def _untouched(proposals: Sequence[Claim], rows: Sequence[queries.Row]) -> list[Claim]:
    """The proposals that share no text with a claim; `rows` are in the article's order."""
    starts = [row["start"] for row in rows]
    reach = list(accumulate((row["stop"] for row in rows), max))
    found = []
    for claim in proposals:
        before = bisect_left(starts, claim.span.end)
        if before == 0 or reach[before - 1] <= claim.span.start:
            found.append(claim)
    return found

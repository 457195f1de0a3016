"""Passages that may speak to a claim, and claims that a source may speak to: proposals for reviewers.

Passages are ranked by shared words, parts of words and figures (`archive.rank`), across scripts by
names and figures (`archive.crossing`). The best are read closely: facts that agree or differ count.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING

from workbench.desk.case import Case
from workbench.desk.holding import facts_held
from workbench.desk.locators import place_in
from workbench.desk.places import current
from workbench.desk.steps import steps
from workbench.i18n import mark
from workbench.model import Agreement, CaptureKind, FactComparison, Span, Suggestion
from workbench.store import queries
from workbench.store.columns import load

if TYPE_CHECKING:
    from workbench.archive.crossing import Crossing
    from workbench.archive.many import ManyRanker

_READING = mark("Reading the sources' passages")
LEAST = 0.2
"""Below this score a passage is not worth a look."""
_READ = 3
"""For each passage that is asked for, so many are read closely."""
_LONGEST = 1_200
"""Code points; longer lines are tables or code."""
_SHORTEST = 12
_SIGNS = ".,:;!?()[]\"'«»،؛؟"
_AGREE, _DIFFER = 0.12, 0.06
"""What a fact adds: one that differs makes a passage worth a look, too."""


@dataclass(frozen=True)
class _Passages:
    """The passages of several captures, ready for claims."""

    places: tuple[tuple[int, Span], ...]
    """Index of the capture and span in its text."""
    texts: tuple[str, ...]
    arabic: tuple[bool, ...]
    ranking: ManyRanker

    @cached_property
    def crossing(self) -> Crossing:
        from workbench.archive.crossing import Crossing

        return Crossing(steps(_READING, self.texts))

    def rank(self, claim: str) -> list[tuple[int, float]]:
        """(index, score) of passages, best first, each by the measure for its script."""
        from workbench.archive.crossing import is_arabic

        script = is_arabic(claim)
        same = [pair for pair in self.ranking.rank(claim).order if self.arabic[pair[0]] == script]
        across = self.crossing.rank(claim) if (not script) in self.arabic else ()
        other = [pair for pair in across if self.arabic[pair[0]] != script]
        return sorted((*same, *other), key=lambda pair: (-pair[1], pair[0]))


@lru_cache(2)
def _passages(texts: tuple[str, ...]) -> _Passages:
    from workbench.archive.crossing import is_arabic
    from workbench.archive.many import ManyRanker
    from workbench.archive.rank import passages

    places = tuple(
        (index, span)
        for index, text in enumerate(steps(_READING, texts))
        for span in passages(text)
        if _SHORTEST <= span.end - span.start <= _LONGEST
    )
    found = tuple(span.of(texts[index]) for index, span in places)
    return _Passages(
        places,
        found,
        tuple(is_arabic(text) for text in steps(_READING, found)),
        ManyRanker(found, partial(steps, _READING)),
    )


def passages_for(
    case: Case, claim_id: int, limit: int = 5, *, source_id: int | None = None
) -> tuple[Suggestion, ...]:
    """The best passages of all sources (or of one) for a claim, best first; perhaps none.

    What is evidence for the claim already is left out. Raises InputError for a claim or a source
    that is not there, ConflictError for a claim that was set aside.
    """
    from workbench.desk.active import open_claim
    from workbench.desk.evidence import source_row

    with case.store.reading():
        version = current(case.store)
        claim = open_claim(case.store, claim_id)
        if source_id is not None:
            source_row(case, source_id)
        captures = [row for row in queries.captures(case.store, source_id) if row["text"]]
        sources = {row["id"]: row for row in queries.sources(case.store)}
        used = _used(queries.evidence(case.store, claim_id))
    return _suggest(version, claim, captures, sources, used, limit)


def claims_for(case: Case, source_id: int, limit: int = 10) -> tuple[Suggestion, ...]:
    """The claims that a source may speak to, each with its best passage, best first."""
    from workbench.desk.evidence import source_row

    with case.store.reading():
        version = current(case.store)
        sources = {source_id: source_row(case, source_id)}
        captures = [row for row in queries.captures(case.store, source_id) if row["text"]]
        claims = [row for row in queries.claims(case.store, version["id"]) if _is_open(row)]
        used = {row["id"]: _used(queries.evidence(case.store, row["id"])) for row in claims}
    through = steps(mark("Holding the claims against the source"), claims)
    found = [_suggest(version, row, captures, sources, used[row["id"]], 1) for row in through]
    best = [suggestions[0] for suggestions in found if suggestions]
    return tuple(sorted(best, key=lambda suggestion: -suggestion.score)[:limit])


def _is_open(row: queries.Row) -> bool:
    return bool(row["present"]) and row["state"] == "active"


def _used(evidence: Sequence[queries.Row]) -> list[tuple[int, Span]]:
    """Where the claim's evidence stands: capture and span."""
    selectors = [(row["capture_id"], load(row["selector"])) for row in evidence if row["anchored"]]
    return [(capture, Span(found["start"], found["end"])) for capture, found in selectors]


def _suggest(
    version: queries.Row,
    claim: queries.Row,
    captures: Sequence[queries.Row],
    sources: dict[int, queries.Row],
    used: Sequence[tuple[int, Span]],
    limit: int,
) -> tuple[Suggestion, ...]:
    if not captures:
        return ()
    ready = _passages(tuple(row["text"] for row in captures))
    found: list[Suggestion] = []
    for index, score in ready.rank(claim["text"])[: _READ * limit]:
        if score < LEAST - 2 * _AGREE:
            break
        at, span = ready.places[index]
        capture = captures[at]
        if any(known == capture["id"] and span.overlaps(other) for known, other in used):
            continue
        source = sources[capture["source_id"]]
        facts = facts_held(version, claim, ready.texts[index], source["published"])
        total = min(1.0, score + _worth(facts))
        if total >= LEAST:
            found.append(
                Suggestion(
                    claim_id=claim["id"],
                    source_id=source["id"],
                    capture_id=capture["id"],
                    source_title=source["title"],
                    is_note=capture["kind"] == CaptureKind.NOTE,
                    span=span,
                    text=ready.texts[index],
                    locator=place_in(capture["marks"], span),
                    score=round(total, 3),
                    why=_why(claim["text"], ready.texts[index]),
                    facts=facts,
                )
            )
    return tuple(sorted(found, key=lambda suggestion: -suggestion.score)[:limit])


def _worth(facts: Sequence[FactComparison]) -> float:
    agree = sum(fact.agreement is Agreement.AGREE for fact in facts)
    differ = sum(fact.agreement is Agreement.DIFFER for fact in facts)
    return min(2, agree) * _AGREE + min(1, differ) * _DIFFER


def _why(claim: str, passage: str) -> str:
    """The words of the passage that the claim has too, the long ones first; or figures and names."""
    from workbench.archive.crossing import features, is_arabic
    from workbench.archive.rank import words_of
    from workbench.language.tokens import stem

    if is_arabic(claim) != is_arabic(passage):
        common = features(claim) & features(passage)
        shared = [word for word in passage.split() if features(word) & common]
    else:
        stems = {stem(word, "en") for word in words_of(claim)}
        shared = [word for word in words_of(passage) if stem(word, "en") in stems]
        shared = [word for word in shared if len(word) > 3 or word.isdigit()]
    words = dict.fromkeys(word.strip(_SIGNS) for word in shared)
    longest = sorted(words, key=len, reverse=True)
    return f"shares: {', '.join(longest[:5])}" if longest else "like in parts of words"

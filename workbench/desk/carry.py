"""Carrying claims over to a revised article: where each of them stands now, and how like it is.

Sentences are aligned first (equal ones in order, then the likest), then a claim is sought in its
sentence's counterpart, then anywhere. Scores are 0..100: how like the folded words are.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from workbench.language.fold import Folded, fold
from workbench.model import Span

FOUND = 60.0
"""Below this a claim is no longer in the article."""
SURE = 90.0
"""Below this somebody should look at it again."""
_SENTENCE = 50.0
"""Sentences less like than this are not the same sentence."""
_SAME_PLACE = 0.8
"""Spans that share this much of their union are one claim."""
_SHORT = 20
"""Characters; shorter words found outside their sentence may be there by chance."""
_REACH = 300
"""How many sentences away from its place a changed sentence is sought; equal ones, anywhere."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim as it stood in the version before."""

    claim_id: int
    span: Span
    text: str
    in_text: bool = True
    """False where the version before did not have it: `span` is then that of an earlier one."""


@dataclass(frozen=True, slots=True)
class Carried:
    """A claim as it stands in the new version; `span` is None where it does not."""

    claim_id: int
    span: Span | None
    score: float
    in_place: bool
    """Found in the counterpart of its sentence, or in so many words that it cannot be chance."""

    @property
    def sure(self) -> bool:
        return self.score >= SURE and self.in_place


@dataclass(frozen=True, slots=True)
class Text:
    """A version's text with the spans of its sentences; those of repeats may be left out."""

    text: str
    sentences: Sequence[Span]

    def folded(self) -> list[str]:
        return [_plain(span.of(self.text)) for span in self.sentences]


def carry(
    old: Text, new: Text, claims: Iterable[Placed], proposals: Sequence[Span]
) -> tuple[list[Carried], list[int]]:
    """Each claim's place in `new`, in the order of `claims`, and the indices of the proposals that
    none of them is."""
    search = _Search(old, new, proposals)
    carried: dict[int, Carried] = {}
    rest: list[tuple[Placed, Span | None]] = []
    for claim in claims:
        window = search.window(claim)
        at = new.text.find(claim.text, window.start, window.end) if window else -1
        if at < 0:
            carried[claim.claim_id] = Carried(claim.claim_id, None, 0.0, in_place=False)
            rest.append((claim, window))
        else:
            span = Span(at, at + len(claim.text))
            carried[claim.claim_id] = Carried(claim.claim_id, span, 100.0, in_place=True)
            search.take(span)
    for claim, window in rest:  # last, so that what stands unchanged has its place first
        found = search.reworded(claim, window) or search.elsewhere(claim)
        if found is not None:
            carried[claim.claim_id] = found
            search.take(found.span)
    return list(carried.values()), sorted(search.free)


def same_place(one: Span, other: Span) -> bool:
    """Whether two spans are one claim's, give or take a word."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared > 0 and shared >= _SAME_PLACE * (max(one.end, other.end) - min(one.start, other.start))


def align(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Index of an old sentence -> index of the new one that it became.

    Equal sentences in order first; then, between those, the likest; then the likest anywhere near.
    """
    pairs: dict[int, int] = {}
    gaps: list[tuple[range, range]] = []
    old_at = new_at = 0
    for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        gaps.append((range(old_at, block.a), range(new_at, block.b)))
        pairs.update((block.a + step, block.b + step) for step in range(block.size))
        old_at, new_at = block.a + block.size, block.b + block.size
    for left, right in gaps:
        _pair_likest(old, new, left, right, pairs)
    loose = set(pairs.values())
    _pair_likest(old, new, range(len(old)), [at for at in range(len(new)) if at not in loose], pairs)
    return pairs


def _pair_likest(
    old: Sequence[str], new: Sequence[str], left: range, right: Sequence[int], pairs: dict[int, int]
) -> None:
    """Add pairs of like sentences from `left`, as far as it is unpaired, and `right`; best first."""
    from rapidfuzz import fuzz, process

    if not left or not right:
        return
    likely = []
    for at in left:
        if at not in pairs:
            place = right[0] + (at - left[0]) * (right[-1] + 1 - right[0]) // len(left)
            near = {to: new[to] for to in _around(right, place)}
            found = process.extract(old[at], near, scorer=fuzz.ratio, score_cutoff=_SENTENCE, limit=3)
            likely += [(score, at, to) for _, score, to in found]
    taken = set(pairs.values())
    for _, at, to in sorted(likely, key=lambda found: (-found[0], abs(found[1] - found[2]), found[1])):
        if at not in pairs and to not in taken:
            pairs[at] = to
            taken.add(to)


def _around(numbers: Sequence[int], place: int) -> Sequence[int]:
    """The numbers within reach of a place; `numbers` ascend."""
    return numbers[bisect_left(numbers, place - _REACH) : bisect_right(numbers, place + _REACH)]


class _Search:
    """The new version, with what is proposed there and is no carried claim yet."""

    def __init__(self, old: Text, new: Text, proposals: Sequence[Span]) -> None:
        self._text = new.text
        self._old_starts = [span.start for span in old.sentences]
        self._sentences = new.sentences
        self._new_starts = [span.start for span in new.sentences]
        self._counterparts = align(old.folded(), new.folded())
        taken = set(self._counterparts.values())
        self._loose = [at for at in range(len(new.sentences)) if at not in taken]
        self._spans = sorted((span, at) for at, span in enumerate(proposals))
        self._starts = [span.start for span, _ in self._spans]
        self.free = set(range(len(proposals)))

    def window(self, claim: Placed) -> Span | None:
        """Where the claim's sentence, or sentences, stand in the new text."""
        if not claim.in_text:
            return None
        first = max(0, bisect_right(self._old_starts, claim.span.start) - 1)
        last = max(first, bisect_right(self._old_starts, claim.span.end - 1) - 1)
        numbers = [self._counterparts[at] for at in range(first, last + 1) if at in self._counterparts]
        if not numbers:
            return None
        spans = [self._sentences[at] for at in numbers]
        return Span(min(span.start for span in spans), max(span.end for span in spans))

    def take(self, place: Span | None) -> None:
        """A claim stands at `place`: what is proposed there is that claim."""
        if place is not None:
            # A span that shares most of its union with `place` begins within its length of it.
            length = place.end - place.start
            near = self._proposed(place.start - length, place.end)
            self.free -= {at for span, at in near if same_place(span, place)}

    def reworded(self, claim: Placed, window: Span | None) -> Carried | None:
        """The likest words of its sentence: a proposal, or any run of words."""
        if window is None:
            return None
        words = _plain(claim.text)
        proposed = [span for span, at in self._proposed(window.start, window.end) if at in self.free]
        # Of equals the first is taken: a proposal has cleaner bounds than the likest run of words.
        return self._best(claim, [*proposed, *_nearest(self._text, words, window)], in_place=True)

    def elsewhere(self, claim: Placed) -> Carried | None:
        """The same words anywhere, or like ones in a sentence that is new."""
        for span in self._occurrences(claim.text):
            return Carried(claim.claim_id, span, 100.0, in_place=len(claim.text) >= _SHORT)
        words = _plain(claim.text)
        place = bisect_right(self._old_starts, claim.span.start)
        share = place * len(self._sentences) // max(1, len(self._old_starts))
        loose = [self._sentences[at] for at in _around(self._loose, share)]
        runs = [span for window in loose for span in _nearest(self._text, words, window)]
        return self._best(claim, runs, in_place=False)

    def _best(self, claim: Placed, spans: Sequence[Span], *, in_place: bool) -> Carried | None:
        words = _plain(claim.text)
        scored = [(_likeness(words, span.of(self._text)), span) for span in spans]
        score, span = max(scored, key=lambda found: found[0], default=(0.0, Span(0, 0)))
        return Carried(claim.claim_id, span, score, in_place=in_place) if score >= FOUND else None

    def _occurrences(self, words: str) -> Iterator[Span]:
        """Where words stand within the sentences, in order."""
        at = self._text.find(words)
        while at >= 0:
            number = bisect_right(self._new_starts, at) - 1
            if number >= 0 and at < self._sentences[number].end:
                yield Span(at, at + len(words))
            at = self._text.find(words, at + 1)

    def _proposed(self, start: int, stop: int) -> list[tuple[Span, int]]:
        return self._spans[bisect_left(self._starts, start) : bisect_left(self._starts, stop)]


def _plain(text: str) -> str:
    return " ".join(fold(text).split())


def _likeness(words: str, other: str) -> float:
    from rapidfuzz import fuzz

    return round(fuzz.ratio(words, _plain(other)), 1)


def _nearest(text: str, words: str, window: Span) -> list[Span]:
    """The run of whole words in the window that is likest, if any is like at all."""
    from rapidfuzz import fuzz

    folded = Folded(window.of(text))
    found = fuzz.partial_ratio_alignment(words, folded.text, score_cutoff=FOUND)
    if found is None or found.dest_end <= found.dest_start:
        return []
    span = folded.span(found.dest_start, found.dest_end)
    start, stop = window.start + span.start, window.start + span.end
    while start > window.start and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while stop < window.end and text[stop].isalnum() and text[stop - 1].isalnum():
        stop += 1
    run = text[start:stop]
    return [Span(start + len(run) - len(run.lstrip()), stop - (len(run) - len(run.rstrip())))]

"""One person under two first names: "Geoffrey Laskin" and "Jeffrey Laskin", or one post and surname."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from workbench.consistency.context import Context
from workbench.consistency.lexicon import stop_words, words
from workbench.language.names.likeness import skeleton, sounds
from workbench.model import Span

_FAMILY = 5
"""More first names than this before one surname are a family's."""
_BESIDE = 24
"""Characters between a name and the post of its bearer."""
_LEAST = 3
_OWNER = re.compile(r"(\w+)'s (?:\w+ )?$")


class _Called(NamedTuple):
    """A surname with the first name before it."""

    first: str
    span: Span
    """Of the first name."""
    whole: Span
    sentence: Span


def namesakes(context: Context) -> Iterator[tuple[Span, Span, str]]:
    """Pairs of first names before one surname that are likely one person's, with what speaks for it."""
    by_surname: defaultdict[str, dict[str, list[_Called]]] = defaultdict(lambda: defaultdict(list))
    for surname, called in _called(context):
        by_surname[surname][called.first].append(called)
    for surname, firsts in by_surname.items():
        if not 1 < len(firsts) < _FAMILY:
            continue
        for one, other in combinations(firsts.values(), 2):
            why = _why(context, one, other)
            if why is not None and not _are_kin(context, surname, one, other, why):
                yield one[0].span, other[0].span, context.told(f"name-variant.{why}", a=surname)


def _called(context: Context) -> Iterator[tuple[str, _Called]]:
    """Surnames of read names with their first names, and where else they stand behind such a name."""
    taken: list[Span] = []
    surnames: dict[tuple[str, ...], str] = {}
    tokens = context.analysis.tokens
    for name in context.analysis.names:
        inside = context.tokens(name.span)
        while len(inside) > 1 and context.marks("roles", inside[0].span):
            del inside[0]
        if not context.listed(name.span) or len(inside) < 2:
            continue
        surname = tuple(token.folded.removesuffix("'s") for token in inside[1:])
        surnames[surname] = " ".join(surname)
        taken.append(name.span)
        start = max(inside[0].span.start, name.span.start)  # behind what Arabic writes before a name
        first = context.folded(start, inside[0].span.end)
        yield (
            " ".join(surname),
            _Called(first, Span(start, inside[0].span.end), name.span, _sentence(context, name.span)),
        )
    if context.lang != "ar":  # elsewhere names have capitals, and are read
        return
    stop = stop_words(context.lang)
    heads = {surname[0]: surname for surname in surnames}
    for at, token in enumerate(tokens):
        rest = heads.get(token.folded)
        if rest is None or not at or tuple(each.folded for each in tokens[at : at + len(rest)]) != rest:
            continue
        before = tokens[at - 1]
        whole = Span(before.span.start, tokens[at + len(rest) - 1].span.end)
        if (
            len(before.folded) >= _LEAST
            and before.folded not in stop
            and not any(place.overlaps(whole) for place in taken)
            and not any(context.marks(topic, before.span) for topic in ("roles", "cues", "things"))
            and token.span.start - before.span.end == 1
        ):
            yield " ".join(rest), _Called(before.folded, before.span, whole, _sentence(context, whole))


def _sentence(context: Context, span: Span) -> Span:
    return context.sentence_span(span.start)


def _why(context: Context, one: list[_Called], other: list[_Called]) -> str | None:
    """Whether the first names sound alike, or stand beside one post."""
    first, second = one[0].first, other[0].first
    if _posts(context, one) & _posts(context, other):
        return "post"
    if _sound_alike(context.lang, first, second):
        return "ear"
    apart = context.lang == "ar" and not _are_listed(context.lang, "names_apart", first, second)
    return "near" if apart and _one_letter_apart(first, second) else None


def _sound_alike(lang: str, one: str, other: str) -> bool:
    if _are_listed(lang, "by_ear", one, other):
        return True
    return (
        not _are_listed(lang, "names_apart", one, other)
        and min(len(one), len(other)) >= _LEAST
        and (sounds(one) == sounds(other) or (lang == "ar" and skeleton(one) == skeleton(other)))
    )


def _are_listed(lang: str, name: str, one: str, other: str) -> bool:
    return any({one, other} <= set(group.split("/")) for group in words(lang, name))


def _one_letter_apart(one: str, other: str) -> bool:
    """Whether one letter behind the first is another ("سامر", "سامي")."""
    from rapidfuzz.distance import DamerauLevenshtein

    return (
        min(len(one), len(other)) > _LEAST
        and one[0] == other[0]
        and DamerauLevenshtein.distance(one, other) == 1
    )


def _posts(context: Context, called: list[_Called]) -> set[str]:
    """The posts that stand before or behind a name: a former mayor and a mayor have two."""
    found = set()
    for each in called:
        start, end = each.whole.start - _BESIDE, each.whole.end + _BESIDE
        beside = Span(max(start, each.sentence.start), min(end, each.sentence.end))
        once = {
            context.folded(mark.span.start, mark.span.end) for mark in context.marks("cues", beside, "former")
        }
        found |= {" ".join([*sorted(once), mark.name]) for mark in context.marks("roles", beside)}
    return found


def _are_kin(context: Context, surname: str, one: list[_Called], other: list[_Called], why: str) -> bool:
    """Whether one sentence names both, or a word leads from the one to a relative."""
    ours, theirs = ({each.sentence for each in called} for called in (one, other))
    if ours & theirs:
        return True
    if why == "post" and context.lang == "ar":
        return any(context.cued(sentence, "relative") for sentence in ours | theirs)
    return any(_tells_of_kin(context, surname, sentence) for sentence in ours | theirs)


def _tells_of_kin(context: Context, surname: str, sentence: Span) -> bool:
    """ "His brother, Steven Wyatt"; "Mr Strand's brother-in-law" is of another family."""
    for mark in context.marks("cues", sentence, "relative"):
        lead = context.folded(max(mark.span.start - _BESIDE, sentence.start), mark.span.start)
        owner = _OWNER.search(lead)
        if owner is None or owner[1] in surname.split():
            return context.speaks_of_another(sentence)
    return False

"""One person under two names: "Geoffrey Laskin" and "Jeffrey Laskin", or one post and surname."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import combinations

from workbench.consistency.called import Called, Names, keys
from workbench.consistency.context import Context
from workbench.consistency.lexicon import words
from workbench.language.names.likeness import skeleton, sounds
from workbench.model import Span

_FAMILY = 5
"""More first names than this before one surname are a family's."""
_CROWD = 12
"""More names than this with one first name, or that begin alike, tell nothing, and would cost a square."""
_BESIDE = 24
"""Characters between a name and the post of its bearer."""
_LEAST = 3
_LONG = 7
"""In a word so long two letters may be others."""
_APART = 3
"""So many letters may be others where the sound is the same."""
_OWNER = re.compile(r"(\w+)'s (?:\w+ )?$")


def namesakes(context: Context, names: Names) -> Iterator[tuple[Span, Span, str]]:
    """Pairs of full names that are likely one person's, with what speaks for it."""
    for one, other in sorted(_pairs(names)):
        ours, theirs = names[one], names[other]
        why = _why(context, ours, theirs)
        if why is None or _are_two(context, ours, theirs, why):
            continue
        first, second = ours[0], theirs[0]
        if one[1] == other[1]:
            surname = context.of(Span(first.span.end, first.whole.end)).strip()
            yield first.span, second.span, context.told(f"name-variant.{why}", a=surname)
        else:
            yield first.whole, second.whole, context.told(f"name-variant.{why}")


def _pairs(names: Names) -> set[tuple[tuple[str, str], tuple[str, str]]]:
    """Names with a key in common."""
    groups: defaultdict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)
    for name in names:
        for key in keys(*name):
            groups[key].append(name)
    return {
        pair
        for key, group in groups.items()
        if 1 < len(group) <= (_FAMILY if key[0] == "rest" else _CROWD)
        for pair in combinations(sorted(group), 2)
    }


def _why(context: Context, one: list[Called], other: list[Called]) -> str | None:
    """What speaks for one bearer: that the words which differ sound alike or nearly so, or one post."""
    lang, ours, theirs = context.lang, one[0], other[0]
    first, rest = _alike(lang, ours.first, theirs.first), _alike(lang, ours.rest, theirs.rest)
    sure = [any(each.sure for each in each_name) for each_name in (one, other)]
    if first == rest == "same":
        return None
    if rest == "same":
        if all(sure) and _posts(context, one) & _posts(context, other):
            return "post"
        if first is None or (first != "ear" and not any(sure)):
            return None
        return "ear" if first == "ear" else "near"
    if not any(sure):
        return None
    if first == "same":
        if rest is not None and not _is_short_for(context, ours, theirs):
            return "rest"
        same_post = ours.rest[:_LEAST] == theirs.rest[:_LEAST] and _posts(context, one) & _posts(
            context, other
        )
        return "rest" if all(sure) and same_post else None
    return "both" if {first, rest} <= {"ear", "near"} and "ear" in (first, rest) else None


def _alike(lang: str, one: str, other: str) -> str | None:
    """How near two words are: the same, alike to the ear, or a letter apart (two in a long word)."""
    if one == other:
        return "same"
    if _are_listed(lang, "by_ear", one, other):
        return "ear"
    if min(len(one), len(other)) < _LEAST or any(
        end and (one + end == other or other + end == one) for end in words(lang, "feminine")
    ):
        return None
    from rapidfuzz.distance import DamerauLevenshtein

    distance = DamerauLevenshtein.distance(one, other)
    if sounds(one) == sounds(other) and distance <= _APART:
        return "ear"
    if _are_listed(lang, "names_apart", one, other):
        return None
    if skeleton(one) == skeleton(other) and distance < _APART:
        return "ear"
    if distance == 1 and len(one) == len(other) and _heard(lang, one) == _heard(lang, other):
        return "ear"
    if distance == 1 and min(len(one), len(other)) > _LEAST:
        return "near"
    return "near" if distance == 2 and min(len(one), len(other)) >= _LONG and one[0] == other[0] else None


def _heard(lang: str, word: str) -> str:
    """The word in letters that stand for all that sound like them."""
    return word.translate(_one_sound(lang))


@cache
def _one_sound(lang: str) -> dict[int, str]:
    return {
        ord(letter): group[0] for group in words(lang, "sound_alike") for letter in group.split("/") if letter
    }


def _is_short_for(context: Context, one: Called, other: Called) -> bool:
    """Whether one name only goes on: "Brandt Logistics", "Brandt Logistics UK"."""
    short, long = sorted((context.of(one.whole), context.of(other.whole)), key=len)
    return long.startswith(short + " ")


def _are_listed(lang: str, name: str, one: str, other: str) -> bool:
    groups = _groups(lang, name)
    return not groups.get(one, frozenset()).isdisjoint(groups.get(other, ()))


@cache
def _groups(lang: str, name: str) -> dict[str, frozenset[int]]:
    """A word to the groups of a list that it is in."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for at, group in enumerate(words(lang, name)):
        for word in group.split("/"):
            found[word].add(at)
    return {word: frozenset(groups) for word, groups in found.items()}


def _posts(context: Context, names: list[Called]) -> set[str]:
    """The posts that stand before or behind a name: a former mayor and a mayor have two."""
    found = set()
    for each in names:
        start, end = each.whole.start - _BESIDE, each.whole.end + _BESIDE
        beside = Span(max(start, each.sentence.start), min(end, each.sentence.end))
        once = {
            context.folded(mark.span.start, mark.span.end) for mark in context.marks("cues", beside, "former")
        }
        found |= {" ".join([*sorted(once), mark.name]) for mark in context.marks("roles", beside)}
    return found


def _are_two(context: Context, one: list[Called], other: list[Called], why: str) -> bool:
    """Whether one sentence names both, or a word leads from the one to a relative or to another."""
    ours, theirs = ({each.sentence for each in names} for names in (one, other))
    if ours & theirs or _leads_on(context, one, other) or _leads_on(context, other, one):
        return True
    if one[0].rest != other[0].rest:
        return False
    if why == "post" and context.lang == "ar":
        return any(context.cued(sentence, "relative") for sentence in ours | theirs)
    return any(_tells_of_kin(context, one[0].rest, sentence) for sentence in ours | theirs)


def _leads_on(context: Context, names: list[Called], others: list[Called]) -> bool:
    """ "Another witness, Brian Fuller"; "his deputy Lena Marsh", just behind the other name."""
    before = {context.sentence(each.sentence.start) + 1 for each in others}
    return any(
        context.cued(lead, "contrast", "another")
        or (context.sentence(each.sentence.start) in before and context.speaks_of_another(lead))
        for each in names
        for lead in (Span(max(each.whole.start - _BESIDE, each.sentence.start), each.whole.start),)
    )


def _tells_of_kin(context: Context, surname: str, sentence: Span) -> bool:
    """ "His brother, Steven Wyatt", "the director's cousin"; "Mr Strand's brother" is of another family."""
    for mark in context.marks("cues", sentence, "relative"):
        start = max(mark.span.start - _BESIDE, sentence.start)
        owner = _OWNER.search(context.folded(start, mark.span.start))
        if (
            owner is None
            or surname.endswith(owner[1])
            or context.marks("roles", Span(start, mark.span.start))
        ):
            return context.speaks_of_another(sentence)
    return False

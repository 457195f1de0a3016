"""What the keys of a filter mean: each turns its values into a condition, or says which there are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from workbench.desk.filters.grammar import Term
from workbench.desk.filters.words import Vocabulary
from workbench.i18n import mark, tr
from workbench.language.fold import fold
from workbench.model import ClaimKind, InputError, Modality, Severity, Stance, whole_number
from workbench.store.listing import Condition

Values = tuple[str, ...]
Make = Callable[[Values, Vocabulary], Condition]
Named = Mapping[str, Any]
"""Name in a filter -> value in the case."""

NONE, ANY = "none", "any"
IS = {
    "again": Condition("look again"),
    "denied": Condition("denied"),
    "planned": Condition("modality", (Modality.PLANNED.value,)),
    "possible": Condition("modality", (Modality.POSSIBLE.value,)),
    "gone": Condition("present", negated=True),
    "added": Condition("origin", ("rule",), negated=True),
    "aside": Condition("aside"),
}


@dataclass(frozen=True, slots=True)
class Key:
    """One property that filters can ask for."""

    about: str
    """What it asks, for people."""
    names: Callable[[Vocabulary], Iterable[str]]
    """The values that there are; empty where any will do."""
    condition: Make


def meaning(term: Term, words: Vocabulary) -> Condition:
    """A term as a condition. Raises InputError, which names the bad word and those there are."""
    if not term.key:
        return Condition("words", tuple(fold(value).strip() for value in term.values), term.negated)
    name = ALIASES.get(term.key, term.key)
    if name not in KEYS:
        raise InputError(
            tr("there is no {key!r} to filter by; there are: {there}", key=term.key, there=", ".join(KEYS))
        )
    if not any(term.values):
        raise InputError(
            tr("{key}: say which, such as {example}", key=term.key, example=example(name, words))
        )
    made = KEYS[name].condition(tuple(value for value in term.values if value), words)
    return Condition(made.what, made.values, made.negated != term.negated)


def example(name: str, words: Vocabulary) -> str:
    """A value that the key takes, to show how it is written."""
    return f"{name}:{next(iter(KEYS[name].names(words)), '3')}"


def slug(name: str) -> str:
    """How a name is written in a filter: `mostly true` as `mostly-true`."""
    return "-".join(name.split())


def _plain(value: str) -> str:
    return " ".join(fold(value).replace("-", " ").replace("_", " ").split())


def _one(key: str, value: str, named: Named) -> Any:
    """What a value names, whole or by its beginning. Raises InputError."""
    wanted = _plain(value)
    plain = {_plain(name): found for name, found in named.items()}
    if wanted in plain:
        return plain[wanted]
    begun = {name: found for name, found in plain.items() if name.startswith(wanted)}
    if len(set(begun.values())) == 1:
        return next(iter(begun.values()))
    raise _unknown(key, value, begun or _first_names(named))


def _first_names(named: Named) -> list[str]:
    """One name for each value."""
    first: dict[Any, str] = {}
    for name, found in named.items():
        first.setdefault(found, name)
    return list(first.values())


def _unknown(key: str, value: str, names: Iterable[str]) -> InputError:
    there = ", ".join(slug(name) for name in list(names)[:40])
    if not there:
        return InputError(tr("{key}: there is no {value!r}; there are none", key=key, value=value))
    return InputError(
        tr("{key}: there is no {value!r}; there are: {there}", key=key, value=value, there=there)
    )


def _some(key: str, values: Values, named: Named) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(_one(key, value, named) for value in values))


def _or_any(
    key: str, what: str, named: Callable[[Vocabulary], Named]
) -> Callable[[Values, Vocabulary], Condition]:
    """A condition on a column in which the empty text stands for none."""

    def make(values: Values, words: Vocabulary) -> Condition:
        given = _some(key, values, {NONE: "", ANY: ANY, **named(words)})
        return Condition(what, ("",), negated=True) if ANY in given else Condition(what, given)

    return make


def _ratings(words: Vocabulary) -> Named:
    """By id, and by the labels that the newsroom gave."""
    named: dict[str, Any] = {}
    known = set()
    for label in ("id", "en", "ar"):
        for step in words.scale:
            name = getattr(step, label)
            if _plain(name) not in known:
                named[name] = step.id
                known.add(_plain(name))
    return named


def _people(people: Callable[[Vocabulary], Iterable[str]]) -> Callable[[Vocabulary], Named]:
    return lambda words: {**{name: name for name in people(words)}, "me": words.me}


def _speakers(values: Values, words: Vocabulary) -> Condition:
    if ANY in values:
        return Condition("speaker", ("",), negated=True)
    found: list[str] = []
    for value in values:
        said = [who for who in words.speakers if _plain(value) in _plain(who)]
        if value != NONE and not said:
            raise _unknown("speaker", value, words.speakers)
        found += [""] if value == NONE else said
    return Condition("speaker", tuple(found))


def _sources(values: Values, words: Vocabulary) -> Condition:
    if values in ((NONE,), (ANY,)):
        return Condition("sourced", negated=values == (NONE,))
    found: list[int] = []
    for value in values:
        ids = [
            number
            for number, title in words.sources
            if value == str(number) or (not value.isdecimal() and _plain(value) in _plain(title))
        ]
        if not ids:
            names = [NONE, ANY, *(f"{number} ({title})" for number, title in words.sources)]
            raise _unknown("source", value, names)
        found += ids
    return Condition("source", tuple(found))


_PRIORITY = re.compile(r"(>=|<=|>|<|)(\d*\.?\d+)")


def _priority(values: Values, _: Vocabulary) -> Condition:
    match = _PRIORITY.fullmatch(fold(values[0]))
    if match is None or len(values) > 1:
        raise InputError(
            tr(
                "priority: {there!r} is no bound; write >0.5, >=0.5, <0.3 or <=0.3 (0 to 1)",
                there=",".join(values),
            )
        )
    return Condition(match[1] or ">=", (float(match[2]),))


def _number(values: Values, _: Vocabulary) -> Condition:
    wanted = []
    for value in values:
        first, dots, last = fold(value).partition("..")
        start = whole_number(first or "1")
        stop = whole_number(last or "999999999") if dots else start
        if not first + last or start is None or stop is None:
            raise InputError(
                tr("number: {value!r} is no number or range; write 12, 12..30 or 12..", value=value)
            )
        wanted += [start, stop]
    return Condition("number", tuple(wanted))


def _is(values: Values, _: Vocabulary) -> Condition:
    if len(values) > 1:
        raise InputError(tr("is: takes one word; write is:again is:denied for both"))
    return IS[_one("is", values[0], {name: name for name in IS})]


def _plainly(
    key: str, what: str, named: Callable[[Vocabulary], Named]
) -> Callable[[Values, Vocabulary], Condition]:
    return lambda values, words: Condition(what, _some(key, values, named(words)))


def _kinds(_: Vocabulary) -> Named:
    return {kind.value: kind.value for kind in ClaimKind}


def _flags(words: Vocabulary) -> Named:
    names = (NONE, ANY, "open", "settled", *(severity.value for severity in Severity), *words.rules)
    return {name: name for name in names}


def _stances(_: Vocabulary) -> Named:
    return {stance.value: stance.value for stance in Stance}


def _reviews(_: Vocabulary) -> Named:
    return {name: name for name in (NONE, "signed", "disputed")}


def _key(
    about: str, what: str, named: Callable[[Vocabulary], Named], *, empty: bool = False
) -> Callable[[str], Key]:
    make = _or_any if empty else _plainly
    return lambda name: Key(
        about,
        lambda words: [*((NONE, ANY) if empty else ()), *dict.fromkeys(map(slug, named(words)))],
        make(name, what, named),
    )


_by = _people(lambda words: words.reviewers)
_to = _people(lambda words: words.assigned)
_MADE: dict[str, Callable[[str], Key]] = {
    "rating": _key(mark("the rating that counts"), "rating", _ratings, empty=True),
    "kind": _key(mark("the kind of claim"), "kind", _kinds),
    "flag": _key(mark("open flags by rule or severity; settled ones"), "flag", _flags),
    "priority": lambda _: Key(mark("worth checking first, 0 to 1"), lambda _: (">0.5", "<0.3"), _priority),
    "source": lambda _: Key(
        mark("evidence from a source, by number or title"),
        lambda words: [NONE, ANY, *(str(number) for number, _ in words.sources)],
        _sources,
    ),
    "stance": _key(mark("what its evidence says"), "stance", _stances),
    "by": _key(mark("who gave the rating"), "rated by", _by, empty=True),
    "assigned": _key(mark("who is to check it"), "assigned", _to, empty=True),
    "review": _key(mark("a second reviewer's word"), "review", _reviews),
    "speaker": lambda _: Key(
        mark("who says it in the article"), lambda words: [NONE, ANY, *map(slug, words.speakers)], _speakers
    ),
    "is": lambda _: Key(
        mark("look again, denied, planned, possible, gone, added, set aside"), lambda _: IS, _is
    ),
    "number": lambda _: Key(mark("place in the list"), lambda _: ("1..20",), _number),
}
KEYS = {name: make(name) for name, make in _MADE.items()}
ALIASES = {
    "تقييم": "rating",
    "نوع": "kind",
    "علامة": "flag",
    "أولوية": "priority",
    "مصدر": "source",
    "موقف": "stance",
    "قيمه": "by",
    "مكلف": "assigned",
    "مراجعة": "review",
    "قائل": "speaker",
    "رقم": "number",
}
"""The same in Arabic."""

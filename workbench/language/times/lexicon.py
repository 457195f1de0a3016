"""A pack's time words, compiled once: which roles a word can play, and its value in each.

A role is what the grammar speaks of: MONTH, WEEKDAY, UNIT, LAST ... A word may play several ("second"
is an ordinal and a unit). Every set of roles that can occur gets one character, so that a row of
tokens is a string and the grammar is a set of regular expressions over such strings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from workbench.language.clauses.words import lexicon as clause_words
from workbench.language.fold import fold
from workbench.language.pack import pack
from workbench.language.patterns import compiled

Values = dict[str, Any]
"""Role -> value."""

WORD = compiled(r"[^\W\d_]+|\d+|[^\s\w]")
PUNCTUATION: dict[str, str] = {
    ",": "COMMA",
    "-": "DASH",
    "/": "SLASH",
    "(": "OPEN",
    ")": "CLOSE",
    ".": "DOT",
    ":": "COLON",
    "%": "COUNTED",
}
# Every kind of number that digits can make; see `number`.
_NUMBERS = ("NUM", "NUM YEAR", "NUM Y2", "NUM DAY Y2", "NUM DAY MNUM Y2", "NUM DAY MNUM", "DECIMAL")
_UNITS = (
    "second",
    "minute",
    "hour",
    "day",
    "weekend",
    "week",
    "month",
    "quarter",
    "half",
    "season",
    "year",
    "decade",
    "century",
)
_BORROWED = ("months", "weekdays", "weak")
"""What a language takes over that quotes another one's dates ("January 2018" amid Arabic)."""
_ROLE = compiled(r"(?<!\?P<)\b[A-Z][A-Z_0-9]+\b")
_CHARACTERS = [chr(code) for code in range(256) if chr(code) not in " \n"]
"""Of the sets of roles. Beyond Latin-1, a class of characters takes three times as long to compile."""
_NEVER = "[^\\s\\S]"  # one character that there is none of
_DERIVED = (
    *("ORD DAY", "ORD DAY MNUM", "NUM DAY", "NUM DAY MNUM", "NUM", "NUM YEAR", "MONTH", "HMONTH"),
    *("MONTH WEAK", "WEEKDAY", "WEEKDAY WEAK", "NUM YEAR Y2"),
    *("DURATION", "RESULT", "NUMDATE", "SLASHED", "END", "VOID", "MONEY"),
    *(
        f"PERIOD {grain} {mark}"
        for grain in ("", "P_DAY", "P_WEEK", "P_MONTH", "P_YEAR")
        for mark in ("", "BARE", "WD")
    ),
)


@dataclass(slots=True)
class Lexicon:
    words: dict[str, Values] = field(default_factory=dict)
    phrases: dict[str, dict[str, list[tuple[tuple[str, ...], Values]]]] = field(default_factory=dict)
    """First word -> second word -> the words behind them and what the whole phrase is, longest first."""
    clitics: tuple[tuple[str, str], ...] = ()
    """Prefixes written together with the next word, and the role of each."""
    articles: tuple[str, ...] = ()
    codes: dict[frozenset[str], str] = field(default_factory=dict)
    settings: dict[str, Any] = field(default_factory=dict)
    amounts: frozenset[str] = frozenset()
    """Nouns that a figure follows, no year ("the total of 1881")."""
    classes: dict[str, str] = field(default_factory=dict)
    """Role -> the class of characters of all sets that hold it."""
    patterns: dict[str, re.Pattern[str]] = field(default_factory=dict)
    """Template -> compiled."""
    persons: frozenset[str] = frozenset()
    """Nouns behind which a bare number between commas is an age."""
    verbs: Mapping[str, int] = field(default_factory=dict)
    """What the clauses' words know of a word."""
    cues: re.Pattern[str] | None = None
    """Words that tell of plans (group `future`) or of what has been (group `past`)."""

    def code(self, roles: frozenset[str]) -> str:
        """The character of a set of roles."""
        found = self.codes.get(roles)
        if found is None:
            at = len(self.codes)
            found = self.codes[roles] = _CHARACTERS[at] if at < len(_CHARACTERS) else chr(0xE000 + at)
        return found

    def pattern(self, template: str) -> re.Pattern[str]:
        """A rule, compiled when it is first needed: upper-case words are roles, the rest is
        regular expression."""
        known = self.patterns.get(template)
        if known is None:
            bare = _ROLE.sub(lambda found: self.classes.get(found[0], _NEVER), template)
            known = self.patterns[template] = compiled(bare.replace(" ", ""))
        return known

    def close(self) -> None:
        """Fix what the roles stand for; sets of roles that come later match no rule."""
        chars: dict[str, str] = {}
        for roles, code in self.codes.items():
            for role in roles:
                chars[role] = chars.get(role, "") + re.escape(code)
        self.classes = {role: f"[{codes}]" for role, codes in chars.items()}


def number(text: str) -> Values:
    """The roles of a run of digits."""
    if len(text) > 9:
        return {}
    value = int(text)
    values: Values = {"NUM": value}
    if len(text) <= 2:
        if 1 <= value <= 31:
            values["DAY"] = value
        if 1 <= value <= 12:
            values["MNUM"] = value
        if len(text) == 2:
            values["Y2"] = value
    elif len(text) == 4 and 1000 <= value <= 2199:
        values["YEAR"] = value
    return values


@cache
def time_words(lang: str) -> Lexicon:
    """The compiled time words of a language."""
    table: dict[str, Any] = pack(lang).get("times", {})
    built = Lexicon(settings=table.get("settings", {}), verbs=clause_words(lang))
    built.persons = frozenset(fold(word) for word in table.get("persons", ()))
    built.amounts = frozenset(fold(word) for word in table.get("amounts", ()))
    built.articles = tuple(fold(a) for a in table.get("articles", ()))
    built.clitics = tuple((fold(prefix), role) for prefix, role in table.get("clitics", {}).items())
    for other in built.settings.get("borrows", ()):
        borrowed = pack(other).get("times", {})
        for role, value, word in _entries({name: borrowed.get(name, ()) for name in _BORROWED}):
            _add(built, role, value, word)
    for role, value, word in _entries(table):
        _add(built, role, value, word)
    phrases = [entries for seconds in built.phrases.values() for entries in seconds.values()]
    for entries in phrases:
        entries.sort(key=lambda entry: -len(entry[0]))
    for word, values in list(built.words.items()):
        if len(word) > 1:  # "آلة" is no definite "هـ"
            _definite(built, word, values)
    for roles in (*_NUMBERS, *_DERIVED, *PUNCTUATION.values()):
        built.code(frozenset(roles.split()))
    built.code(frozenset())
    for values in (*built.words.values(), *(v for entries in phrases for _, v in entries)):
        built.code(frozenset(values))
    for _, role in built.clitics:
        built.code(frozenset(role.split()))
    built.close()
    built.cues = _cues(table.get("cues", {}), pack(lang).get("clauses", {}).get("planned_shapes", ""))
    return built


def _cues(table: dict[str, list[str]], future: str) -> re.Pattern[str] | None:
    """The pack's cues; `*` stands for any letters, `+` for up to two more words. `future` is what verbs
    that tell of plans look like."""
    groups = []
    for name in ("future", "past"):
        words = (
            re.escape(fold(word)).replace(r"\*", r"\w{2,}").replace(r"\+", r"(?: \w+){0,2}")
            for word in table.get(name, ())
        )
        shapes = (future,) if future and name == "future" else ()
        if joined := "|".join((*words, *shapes)):
            groups.append(f"(?P<{name}>{joined})")
    return compiled(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)") if groups else None


def _entries(table: dict[str, Any]) -> Iterable[tuple[str, Any, str]]:
    """(role, value, word) of everything in the pack."""
    for role, lists in (("MONTH", "months"), ("HMONTH", "hijri_months")):
        for index, words in enumerate(table.get(lists, ()), 1):
            yield from ((role, index, word) for word in words)
    for index, words in enumerate(table.get("weekdays", ())):
        yield from (("WEEKDAY", index, word) for word in words)
    for word in table.get("weak", ()):
        yield "WEAK", True, word
    for unit in _UNITS:
        for word in table.get("units", {}).get(unit, ()):
            yield "UNIT", unit, word
            yield f"U_{unit.upper()}", unit, word
        for word in table.get("duals", {}).get(unit, ()):
            yield "DUAL", unit, word
    for word, (count, unit) in table.get("unit_words", {}).items():
        yield "UNITWORD", (count, unit), word
    for role, key in (("CARD", "cardinals"), ("ORD", "ordinals"), ("DECADE", "decades")):
        for value, words in table.get(key, {}).items():
            for word in words:
                yield role, int(value), word
    for key, role in (("days", "DEICTIC"), ("relative", "REL")):
        for value, words in table.get(key, {}).items():
            for word in words:
                yield role, int(value), word
    for part, words in table.get("parts", {}).items():
        yield from (("PART", part, word) for word in words)
    for index, word in enumerate(table.get("weekday_plurals", ())):
        yield "WEEKDAY", index, word
        yield "PLURALDAY", index, word
    for part_of, words in table.get("part_units", {}).items():
        yield from (("PARTUNIT", part_of, word) for word in words)
    for index, name in enumerate(("spring", "summer", "autumn", "winter"), 1):
        yield from (("SEASON", index, word) for word in table.get("seasons", {}).get(name, ()))
    for rule, words in table.get("holidays", {}).items():
        yield from (("HOLIDAY", rule, word) for word in words)
    for step, words in table.get("sets", {}).items():
        yield from (("SETWORD", step, word) for word in words)
    for role, words in table.get("roles", {}).items():
        for name in role.split():
            yield from ((name.upper(), True, word) for word in words)
    for word in table.get("unresolved", ()):
        yield "VAGUE", True, word
    for word in table.get("silent", ()):
        yield "SILENT", True, word


def _add(built: Lexicon, role: str, value: Any, word: str) -> None:
    parts = WORD.findall(fold(word))
    parts = [part for part in parts if part != "'"]
    if len(parts) == 1:
        values = built.words.setdefault(parts[0], {})
    else:
        entries = built.phrases.setdefault(parts[0], {}).setdefault(parts[1], [])
        rest = tuple(parts[2:])
        values = next((v for words, v in entries if words == rest), {})
        if not values:
            entries.append((rest, values))
    values[role] = value
    if role == "CARD":
        values["NUM"] = value
    if role in ("CARD", "ORD") and 1 <= value <= 31:
        values["DAY"] = value
    if role in ("CARD", "ORD") and 1 <= value <= 12:
        values["MNUM"] = value


def _definite(built: Lexicon, word: str, values: Values) -> None:
    """A pack lists words without their article; with it they are the same, and definite."""
    for article in built.articles:
        hijri = "HMONTH" in values  # "الصفر" is zero
        definite = {role: value for role, value in values.items() if hijri or role != "WEAK"}
        if "UNIT" in definite:
            definite["DUNIT"] = definite["UNIT"]
        built.words[article + word] = {**definite, "DEF": True, **built.words.get(article + word, {})}

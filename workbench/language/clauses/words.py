"""What each word of a text can do in a clause: verb, conjunction, "that", negation ...

Every word gets a set of marks (bits). The words and the rules that inflect them are the pack's
table `[clauses]`; nothing here knows a language. Marks are guesses about single words; what the
neighbours change about them is `line.py`'s business.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from workbench.language.fold import fold
from workbench.language.pack import made_of, pack
from workbench.language.patterns import compiled

VERB = 1 << 0
"""A full verb in a form that makes a clause."""
AUX = 1 << 1
"""A verb that carries another one or a predicate: was, has, will."""
PAST = 1 << 2
"""A past form from the lexicon: surely a verb, and telling of something done."""
AMBIGUOUS = 1 << 3
"""As often a noun as a verb."""
SAY = 1 << 4
DENY = 1 << 5
THAT = 1 << 6
RELATIVE = 1 << 7
AND = 1 << 8
"""A coordinating word of its own."""
JOINED = 1 << 9
"""The word carries a conjunction before it (Arabic "wa-")."""
BUT = 1 << 10
APPOSITION = 1 << 11
"""Opens a clause about what was just said: "which is", "and it is"."""
SUBORDINATOR = 1 << 12
PREPOSITION = 1 << 13
"""A word after which a noun comes, no verb."""
PARTICLE = 1 << 14
"""May stand between a conjunction and its verb: not, will, also."""
PARTICIPLE = 1 << 15
NEGATION = 1 << 16
PLANNED = 1 << 17
POSSIBLE = 1 << 18
ANONYMOUS = 1 << 19
COMMA = 1 << 20
HARD = 1 << 21
"""A semicolon, a dash, or an end."""
COLON = 1 << 22
OTHER_SIGN = 1 << 23
"""Any other sign that is no word: quotation marks, brackets."""
PURPOSE = 1 << 24
HEARSAY = 1 << 25
"""Says by itself that somebody unnamed says so: reportedly."""
OPEN = 1 << 26
"""An opening bracket."""
PHRASE = 1 << 27
"""A phrase of the pack may begin here."""
DETERMINER = 1 << 28
"""A preposition-like word that begins a noun phrase, and so may begin a subject."""
CAUSE = 1 << 29
"""A verb whose subject is a cause: the two are one claim."""
GOVERNOR = 1 << 30
"""Only a verb can follow: Arabic "lam", "lan", "sawfa"."""
LOOSE = 1 << 31
"""Looks like a verb, and is one where one is due: after a relative word."""
REFUSE = 1 << 32
"""A verb that makes a denial of an allegation: reject, dismiss."""
ALLEGATION = 1 << 33
"""What can be refused so: claims, reports."""
ATTACHED = 1 << 34
"""After a comma it goes on with the figure before it: up from, compared with."""
FORECAST = 1 << 35
"""A verb of saying what is to come: expect, predict."""
CONTENT = 1 << 36
"""A noun with a preposition written with it that tells what is reported: Arabic "bi-"."""

FINITE = VERB | AUX
SIGN = COMMA | HARD | COLON | OTHER_SIGN

_SIGNS = {
    ",": COMMA, ";": HARD, "-": HARD, "!": HARD, "?": HARD, "…": HARD, "|": HARD, "•": HARD, ":": COLON,
    "(": OTHER_SIGN | OPEN, "[": OTHER_SIGN | OPEN,
}  # fmt: skip
_KEEP = 50_000


class Words(dict[str, int]):
    """Folded word -> marks, filled as words are met."""

    def __init__(self, lang: str) -> None:
        super().__init__()
        table: dict[str, Any] = pack(lang).get("clauses", {})
        self._prefixes = tuple(fold(prefix) for prefix in table.get("prefixes", ()))
        self._known = made_of(lang, "clauses", lambda: self._read(table))
        self._shapes = [
            (compiled("|".join(patterns)), mark)
            for patterns, mark in (
                (table.get("shapes", []), VERB),
                (table.get("ambiguous_shapes", []), VERB | PAST | AMBIGUOUS),
                (table.get("content_shapes", []), CONTENT),
                ([table.get("participles", "")], PARTICIPLE),
                ([table.get("purpose", "")], PURPOSE),
                ([table.get("planned_shapes", "")], PLANNED | VERB),
                ([table.get("loose_shapes", "")], LOOSE),
            )
            if any(patterns)
        ]
        self._not_joined = frozenset(_list(table, "not_joined"))
        self.article = fold(table.get("article", ""))
        # An object is not read off a word that ends like an adjective.
        self.weak_ending = fold(table.get("weak_ending", "\0"))
        # So ends, after a figure, what is counted.
        self.counted = fold(table.get("counted_ending", ""))
        self.agent = fold(table.get("agent", ""))
        self._not_verbs = frozenset(_list(table, "not_verbs"))
        self._objects = tuple(sorted((fold(o) for o in table.get("objects", ())), key=len, reverse=True))
        self._article_objects = tuple(fold(o) for o in table.get("article_objects", ()))
        self._hollow = compiled(table.get("hollow", r"(?!)"))
        impersonal = _list(table, "impersonal")
        self.impersonal = frozenset((*impersonal, *(p + w for p in self._prefixes for w in impersonal)))
        # After these stands who said what a "his saying" gives.
        self.quoted = frozenset(_list(table, "quoted"))
        self.reported_plans = frozenset(_list(table, "reported_plans"))
        # "Could not" leaves nothing open.
        self.abilities = frozenset(_list(table, "abilities"))
        # The author himself, as the subject of a verb of saying.
        self.selves = frozenset(_list(table, "selves"))
        # After an unnamed person: "people familiar with".
        self.knowing = frozenset(_list(table, "knowing"))
        self.object_endings = tuple(table.get("object_endings", ())) or ("\0",)
        self.final_alefs = frozenset(fold(v) for v in table.get("verbs", "").split() if v.endswith("ى"))
        self.conditionals = frozenset(_list(table, "conditionals"))
        self.owners = tuple(_list(table, "owners")) or ("\0",)
        self.she: str = fold(table.get("she", ""))
        self.her_endings = tuple(fold(ending) for ending in table.get("her_endings", ()))
        self.infinitive: str = table.get("infinitive", "")
        self.contracted: str = fold(table.get("contracted_article", "\0"))
        self.present_auxiliaries = frozenset(_list(table, "present_auxiliaries"))
        # "Mrs May has": behind "may" these tell that it is a name.
        self.helped = frozenset(_list(table, "helped"))
        self.done = frozenset(_list(table, "done"))
        self.perfect = frozenset(_list(table, "perfect"))
        self.passives = frozenset(_list(table, "passives"))
        self.pronouns = frozenset(_list(table, "object_pronouns"))
        self.still = frozenset(_list(table, "still"))
        self._phrases = _phrases(table)
        self.verb_first: bool = table.get("verb_first", False)

    def _read(self, table: dict[str, Any]) -> dict[str, int]:
        """What the pack lists, in every form: folded word -> marks."""
        self._known = {}
        self._read_verbs(table)
        self._read_lists(table)
        self._read_ambiguous(table)
        return self._known

    def _read_verbs(self, table: dict[str, Any]) -> None:
        past = _rules(table, "past_forms")
        present = _rules(table, "present_forms")
        persons = _rules(table, "persons")
        say, deny = set(_list(table, "say")), set(_list(table, "deny"))
        nouns_too = _list(table, "nouns_too")
        verbs = {*_list(table, "verbs"), *nouns_too, *say, *deny}
        for group, speech in (
            (verbs - say - deny, 0),
            (say - deny, SAY),
            (deny - say, DENY),
            (say & deny, SAY | DENY),
        ):
            bases = sorted(group)
            self._add(_inflect(bases, past), VERB | PAST | speech)
            forms = _inflect(bases, present)
            self._add([*forms, *_inflect(forms, persons)], VERB | speech)
            if self._prefixes:  # the dictionary form is itself a past form
                self._add(bases, VERB | PAST | speech)
            else:
                self._add(bases, LOOSE)
        for key, marks in (("present", VERB), ("say_present", VERB | SAY), ("deny_present", VERB | DENY)):
            forms = _list(table, key)
            self._add([*forms, *_inflect(forms, persons)], marks)
        self._add(_inflect(nouns_too, present), AMBIGUOUS)
        self._add(_list(table, "irregular"), VERB | PAST)
        for form in _list(table, "auxiliaries"):
            self._known[form] = (self._known.get(form, 0) & ~(VERB | PAST)) | AUX

    def _read_ambiguous(self, table: dict[str, Any]) -> None:
        """With the ending of a noun in the accusative they look like the verb of two."""
        ending = fold(table.get("counted_ending", ""))
        for word in _list(table, "ambiguous"):
            if ending and word + ending in self._known:
                self._known[word + ending] |= AMBIGUOUS

    def _read_lists(self, table: dict[str, Any]) -> None:
        for key, mark in (
            ("ambiguous", AMBIGUOUS),
            ("say_forms", SAY | PARTICIPLE),
            ("deny_forms", DENY | PARTICIPLE),
            ("passive_say", HEARSAY),
            ("complementizers", THAT),
            ("relatives", RELATIVE),
            ("appositions", APPOSITION),
            ("consequences", APPOSITION | BUT),
            ("coordinators", AND),
            ("adversatives", BUT),
            ("subordinators", SUBORDINATOR),
            ("prepositions", PREPOSITION),
            ("determiners", PREPOSITION | DETERMINER),
            ("causes", CAUSE),
            ("governors", GOVERNOR),
            ("particles", PARTICLE),
            ("negations", NEGATION),
            ("planned", PLANNED),
            ("possible", POSSIBLE),
            ("anonymous", ANONYMOUS),
            ("past_participles", PAST),
            ("refuse_forms", REFUSE),
            ("allegations", ALLEGATION),
            ("attached", ATTACHED),
            ("forecast_forms", FORECAST),
        ):
            for word in _list(table, key):
                self._known[word] = self._known.get(word, 0) | mark

    def _add(self, forms: list[str], marks: int) -> None:
        for form in forms:
            self._known[form] = self._known.get(form, 0) | marks

    def knows(self, form: str) -> bool:
        """Whether the pack lists a word (it is not told by its shape)."""
        return form in self._known

    def phrases(self, forms: Sequence[str], at: int) -> dict[str, int]:
        """How many words the longest phrase of each kind has that begins at `forms[at]`."""
        first = forms[at]
        entries = self._phrases.get(first)
        if entries is None and first.startswith(self._prefixes or ("\0",)):
            entries = self._phrases.get(first[1:])
        found: dict[str, int] = {}
        second = forms[at + 1] if at + 1 < len(forms) else ""
        for kind, rest in entries or ():
            if kind in found or (rest and not _same(rest[0], second)):
                continue
            following = forms[at + 1 : at + 1 + len(rest)]
            if len(following) == len(rest) and all(map(_same, rest, following)):
                # A last word of one letter is a preposition written with its noun: the noun stays.
                found[kind] = len(rest) + (0 if rest and len(rest[-1]) == 1 else 1)
        return found

    def __missing__(self, word: str) -> int:
        if len(self) > _KEEP:
            self.clear()
        marks = self[word] = self._marks(word)
        return marks

    def _marks(self, word: str) -> int:
        if not word[:1].isalnum():
            return _SIGNS.get(word, OTHER_SIGN)
        begins = PHRASE if word in self._phrases or word[1:] in self._phrases else 0
        return begins | self._inner(word)

    def _inner(self, word: str) -> int:
        """Known words first, then what is left without a conjunction, then mere shapes."""
        marks = self._listed(word)
        if marks or word in self._not_joined or word in self._not_verbs:
            return marks
        joined = 0
        for prefix in self._prefixes:
            rest = word[len(prefix) :]
            if word.startswith(prefix) and len(rest) > 1:
                marks = self._listed(rest)
                if not marks and prefix == self._prefixes[0] and rest not in self._not_verbs:
                    marks = self._shape(rest, ~0)  # the rarer prefixes begin too many names
                if marks & ~LOOSE:
                    return marks | JOINED
                # What is not known still looks like a noun with a conjunction, if it is long enough.
                joined = JOINED if len(word) > 3 else 0
        marks = self._shape(word, ~0)
        return marks if marks & ~LOOSE else marks | joined

    def _listed(self, word: str) -> int:
        """Marks from the pack's lists, an object written with its verb taken off."""
        known = self._known.get(word, 0)
        if word in self._not_verbs:
            return known & ~(FINITE | PAST)
        if known:
            return known | self._shape(word, PLANNED | LOOSE)
        like_noun = bool(self.article) and word.startswith(self.article)
        for ending in self._article_objects if like_noun else self._objects:
            verb = word[: -len(ending)]
            if word.endswith(ending) and len(verb) >= 3 + like_noun and not verb.endswith(self.weak_ending):
                inner = self._known.get(verb, 0)
                if inner & VERB:
                    return inner | (AMBIGUOUS if self._hollow.fullmatch(verb[:-1]) else 0)
        return 0

    def _shape(self, word: str, wanted: int) -> int:
        marks = 0
        for pattern, mark in self._shapes:
            if mark & wanted and pattern.fullmatch(word):
                marks |= mark
        return marks


def _same(word: str, form: str) -> bool:
    return form == word or (len(word) == 1 and form.startswith(word))


def _list(table: dict[str, Any], key: str) -> list[str]:
    """A pack's list of words: one string with spaces between them."""
    return fold(table.get(key, "")).split()


def _rules(table: dict[str, Any], key: str) -> list[tuple[re.Pattern[str], str]]:
    return [(compiled(fold(pattern), re.MULTILINE), fold(into)) for pattern, into in table.get(key, ())]


def _inflect(words: list[str], rules: list[tuple[re.Pattern[str], str]]) -> list[str]:
    """Every form that a rule makes of a word; all words are lines of one text, which is faster."""
    if not words:
        return []
    text = "\n".join(words)
    made = (zip(pattern.sub(into, text).split("\n"), words, strict=True) for pattern, into in rules)
    return [form for forms in made for form, word in forms if form != word]


PHRASE_KINDS = (
    "openers", "frames", "concessives", "trailing", "manner", "both", "planning", "guessing", "denying",
    "negating",
)  # fmt: skip

Phrases = dict[str, list[tuple[str, tuple[str, ...]]]]
"""First word -> (kind, further words), the longest first."""


def _phrases(table: dict[str, Any]) -> Phrases:
    found: Phrases = {}
    for kind in PHRASE_KINDS:
        for phrase in table.get(kind, ()):
            first, *rest = fold(phrase).split()
            found.setdefault(first, []).append((kind, tuple(rest)))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[1]))
    return found


@cache
def lexicon(lang: str) -> Words:
    """The words of a language. Raises InputError for a language without a pack."""
    return Words(lang)

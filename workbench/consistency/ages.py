"""Ages as a text tells them: whose, how old, and of which day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from workbench.consistency.coreference import Bearers
from workbench.consistency.lexicon import forms, pattern, stop_words, words
from workbench.consistency.numbered import Numbered
from workbench.consistency.text import Text
from workbench.model import QuantityKind, Span, TimeKind

_BESIDE = 30
"""Characters between a name and the age that is told of it ("Pryce, who is now a 76-year-old")."""
_ADJACENT = 5
"""Characters between a thing and its age ("was")."""
_AROUND = 24
_NUMBER = re.compile(r"(?<!\d)\d{1,3}(?!\d)")
_BACK = 12
"""Characters before an age in which "the" stands."""
_BRACKETED = re.compile(r"\(\d{1,3}\)")
_OLDEST = 125
_FEW = 2
"""More numbers in brackets than this are counts in a list."""


class Told(StrEnum):
    """Of which day an age is."""

    TODAY = "today"
    DEATH = "death"
    THEN = "then"
    """Of the day that the passage tells of."""


class Tie(StrEnum):
    """What ties an age to a person."""

    NAME = "name"
    PRONOUN = "pronoun"
    """ "She is 43"."""
    EPITHET = "epithet"
    """ "The 48-year-old": somebody whose age has been told."""
    LOOSE = "loose"
    UNKNOWN = "unknown"
    """Of a name that is not read as one."""
    OTHER = "other"
    """Somebody without a name: "her son, 20"."""
    NOUN = "noun"
    """Somebody without a name that nothing but an age in commas is told of: "the driver, 44,"."""


class Age(NamedTuple):
    """An age, in full years; "in her sixties" is 60 to 69."""

    low: int
    high: int
    span: Span
    phrase: Span
    """The number with the words that make it an age."""
    sentence: Span
    rough: bool
    told: Told
    tie: Tie
    whose: str = ""
    """The key of the name beside it."""
    noun: str = ""
    """What somebody without a name is called beside it: "the driver, 44", "a 61-year-old fisherman"."""
    definite: bool = False
    """Whether the noun says that the reader knows whom: "the", "her"."""

    @property
    def written(self) -> str:
        return str(self.low) if self.low == self.high else f"{self.low}..{self.high}"


_WAYS = {
    "age_epithet": Told.TODAY,
    "age_beside": Told.TODAY,
    "age_today": Told.TODAY,
    "age_decade": Told.TODAY,
    "age_next": Told.TODAY,
    "age_was": Told.DEATH,
    "age_dead": Told.DEATH,
    "age_then": Told.THEN,
}
"""The pack's patterns, in the order in which they are tried at one place."""
_IN_WORDS = "age_decade"
"""The one that is told without digits: "in her sixties"."""


def ages(context: Text, bearers: Bearers) -> tuple[Age, ...]:
    """The ages of the listed blocks, in order."""
    found = [
        age
        for sentence in context.analysis.sentences
        if context.listed(sentence.span)
        for age in _ages(context, bearers, sentence.span)
    ]
    return tuple(sorted(found, key=lambda age: age.span))


def _ages(context: Text, bearers: Bearers, sentence: Span) -> Iterator[Age]:
    numbered = Numbered(context, sentence)
    dates = [time.span for time in context.times(sentence) if time.kind is TimeKind.DATE]
    taken: list[Span] = []
    is_list = len(_BRACKETED.findall(numbered.text)) > _FEW
    has_numbers = _NUMBER.search(numbered.text) is not None
    for way, told in _WAYS.items():
        if way != _IN_WORDS and not has_numbers:
            continue
        for found in pattern(context.lang, way).finditer(numbered.text):
            group = next(at for at, text in enumerate(found.groups(), 1) if text)
            span = numbered.span(found.start(group), found.end(group))
            if any(span.overlaps(place) for place in taken):
                continue
            if found[group].isdigit() and not _may_be_age(context, span, found[0], dates):
                continue
            phrase = numbered.span(found.start(), found.end())
            tie, whose = _tie(context, bearers, sentence, span, phrase, way)
            noun, definite = ("", False) if tie is Tie.NAME else _called(context, sentence, phrase, way)
            if way == "age_beside" and int(found[group]) > _OLDEST:  # "an independent, 713, ..."
                continue
            if way == "age_beside" and (tie is not Tie.NAME or is_list):
                in_commas = found[0][-1].isalpha() or noun
                if is_list or tie not in (Tie.LOOSE, Tie.OTHER) or not in_commas:
                    continue
                if noun and context.lang != "ar" and numbered.text[found.end() : found.end() + 1] not in ",)":
                    continue  # "the 312 reports, 98 from 2015"
                tie = Tie.NOUN if noun else Tie.UNKNOWN  # ", 34 عاما," is an age, whoever bears it
            known = (
                definite and tie is Tie.LOOSE and told is Told.TODAY and _is_known(context, sentence, phrase)
            )
            if known or noun in words(context.lang, "called_for"):  # "her client": one told of before
                tie = Tie.EPITHET
            taken.append(span)
            low, high = _years(context.lang, found[group])
            around = context.folded(max(phrase.start - 12, sentence.start), span.end)
            yield Age(
                low=low - (way == "age_next"),
                high=high,
                span=span,
                phrase=phrase,
                sentence=sentence,
                rough=pattern(context.lang, "rough_age").search(around) is not None,
                told=_told(context, bearers, sentence, phrase, way, told, tie, whose),
                tie=tie,
                whose=whose,
                noun=noun,
                definite=definite,
            )


def _called(context: Text, sentence: Span, phrase: Span, way: str) -> tuple[str, bool]:
    """The noun that one is called by beside an age, and whether it is definite."""
    spouse = _spouse(context, sentence, phrase)
    if spouse:
        return spouse, True
    lead = context.folded(sentence.start, phrase.start)
    noun, of, _ = context.folded(phrase.start, phrase.end).partition(" of ")  # "a girl of nine"
    found = pattern(context.lang, "called_before").search(lead + noun if of and " " not in noun else lead)
    if found is None and way != "age_epithet":
        whole = context.folded(sentence.start, sentence.end)
        found = pattern(context.lang, "called_behind").search(whole, max(len(lead) - _BACK, 0))
    if found is None or found["noun"] in stop_words(context.lang):
        return "", False
    if context.lang != "ar":
        return _alike(context.lang, found["noun"]), bool(found["known"])
    definite = found["noun"].startswith("ال")
    if way == "age_beside" and not definite:  # a name that is not read as one
        return "", False
    return _alike(context.lang, _bare(found["noun"])), definite


def _is_known(context: Text, sentence: Span, phrase: Span) -> bool:
    """Whether the noun before an age is one for somebody told of before: "الرجل البالغ 58 عاما"."""
    lead = context.tokens(Span(max(phrase.start - _AROUND, sentence.start), phrase.start))[-2:]
    return any(context.marks("cues", token.span, "person") for token in lead)


def _spouse(context: Text, sentence: Span, phrase: Span) -> str:
    """ "زوجته الرسامة هدى المصري، 74 عاما": somebody of whom there is one, though the name is not read."""
    before = context.tokens(Span(max(phrase.start - _BESIDE, sentence.start), phrase.start))
    kin = [token.folded for token in before if token.folded in words(context.lang, "spouses")]
    return _alike(context.lang, kin[-1]) if kin else ""


def _alike(lang: str, noun: str) -> str:
    """One noun for those that call one person: her son is the boy."""
    ways = {noun, *(forms(noun) if lang == "ar" else ())}
    groups = (group.split("/") for group in words(lang, "called_alike"))
    return next((group[0] for group in groups if ways & set(group)), noun)


def _bare(noun: str) -> str:
    """An Arabic noun without its article and the ending of "a driver" as an object."""
    bare = noun.removeprefix("ال")
    return bare.removesuffix("ا") if bare == noun else bare


def _may_be_age(context: Text, span: Span, phrase: str, dates: list[Span]) -> bool:
    """Neither a date, nor a rank ("first and second"), nor a limit ("over 25 years old")."""
    if any(span.overlaps(date) for date in dates):
        return False
    ranks = (q for q in context.quantities(span) if q.kind is QuantityKind.ORDINAL)
    if any(ranks) and not pattern(context.lang, "ordinal_ages").search(phrase):
        return False
    lead = context.folded(max(span.start - _AROUND, 0), span.start)
    return pattern(context.lang, "age_limit").search(lead) is None


def _told(
    context: Text,
    bearers: Bearers,
    sentence: Span,
    phrase: Span,
    way: str,
    told: Told,
    tie: Tie,
    whose: str,
) -> Told:
    """Of which day it is, from what stands around it."""
    if way == "age_was":
        return Told.DEATH if whose in bearers.dead else Told.THEN
    dead = _is_of_death(context, sentence, phrase, tie)
    if pattern(context.lang, "age_when_died").search(context.folded(phrase.start, phrase.end + _AROUND)):
        return Told.DEATH
    beside = context.folded(max(phrase.start - _BACK, sentence.start), phrase.end)
    if told is Told.THEN and not dead and pattern(context.lang, "age_now").search(beside):
        return Told.TODAY
    if told is not Told.TODAY or (dead and way == "age_epithet"):
        return Told.DEATH if dead else Told.THEN
    lead = context.folded(max(phrase.start - _AROUND, sentence.start), phrase.start)
    after = context.folded(phrase.end, min(phrase.end + _AROUND, sentence.end))
    past = pattern(context.lang, "age_past_before").search(lead)
    return Told.THEN if past or pattern(context.lang, "age_past_after").match(after) else told


def _years(lang: str, number: str) -> tuple[int, int]:
    if number.isdigit():
        return int(number), int(number)
    decade = 10 * (words(lang, "decades").index(number) + 1)
    return decade, decade + 9


def _is_of_death(context: Text, sentence: Span, phrase: Span, tie: Tie) -> bool:
    """Whether it is the age at which the one spoken of died; "... died on Saturday. She was 89"."""
    before = Span(sentence.start, phrase.end)
    since = [mark.span.end for mark in context.marks("cues", before, "died")]
    if since and pattern(context.lang, "told_of_before").search(context.folded(since[-1], phrase.end)):
        return False  # "who has died, had written it at 79"
    if since and not context.cued(before, "partial"):
        return not context.speaks_of_another(before)
    if tie is not Tie.PRONOUN or len(context.folded(sentence.start, phrase.start).split()) > 1:
        return False
    last = context.sentence_span(max(sentence.start - 2, 0))
    return last.end <= sentence.start and context.cued(last, "died") and not context.speaks_of_another(last)


def _tie(
    context: Text, bearers: Bearers, sentence: Span, span: Span, phrase: Span, way: str
) -> tuple[Tie, str]:
    """Whose age it is: of the name before or behind it, of "she", of somebody told of before."""
    names = [
        (key, place)
        for key, place in bearers.written(sentence)
        if not bearers.is_place(place)
        # "توفيت هدى الخوري في منزلها بطرابلس عن 79 عاما"
        and not (
            way == "age_dead"
            and pattern(context.lang, "where").search(
                context.folded(max(place.start - _BACK, 0), place.start)
            )
        )
    ]
    behind = next(((key, place) for key, place in names if place.start >= span.end), None)
    leads = way in ("age_today", "age_decade", "age_epithet")  # "43-year-old Lena Moss"
    if leads and behind is not None:
        gap = context.folded(phrase.end, behind[1].start)
        if not gap.strip() or pattern(context.lang, "form_of_address").fullmatch(gap):
            return Tie.NAME, behind[0]
    before = [(key, place) for key, place in names if place.end <= span.start or place.overlaps(phrase)]
    if before and before[-1][1].overlaps(phrase):  # "حسن مراد البالغ" is "حسن مراد"
        whose = before[-1][0]
        return Tie.NAME, next((key for key in bearers.keys if whose.startswith(f"{key} ")), whose)
    if before and phrase.start - before[-1][1].end <= _BESIDE:
        gap = context.folded(before[-1][1].end, max(phrase.start, before[-1][1].end))
        if pattern(context.lang, "age_apposed").match(gap):
            return Tie.NAME, before[-1][0]
    told_of = [name for name in bearers.written(sentence) if name[1].end <= span.start]
    if told_of:  # "Haddad, who died at 67"
        since = context.folded(told_of[-1][1].end, phrase.start).lstrip(" ,")
        if pattern(context.lang, "relative_opening").match(since) and "," not in since:
            return Tie.NAME, told_of[-1][0]
    written = context.folded(phrase.start, phrase.end)
    if pattern(context.lang, "age_of_speaker").match(written) and len({key for key, _ in names}) == 1:
        return Tie.NAME, names[0][0]
    if pattern(context.lang, "at_an_age").match(written):
        return Tie.LOOSE, ""
    things = context.marks("things", Span(sentence.start, phrase.start))
    if things and phrase.start - things[-1].span.end <= _ADJACENT:  # "when the dam was 40 years old"
        return Tie.OTHER, ""
    if context.is_of_other_sex(sentence):
        return Tie.OTHER, ""
    lead = context.folded(before[-1][1].end if before else sentence.start, phrase.start)
    clause = pattern(context.lang, "last_clause").search(lead)
    if clause is not None and pattern(context.lang, "age_of_other").search(clause[0]):
        return Tie.OTHER, ""
    if pattern(context.lang, "pronoun_age").search(lead + context.folded(phrase.start, span.start)):
        return Tie.PRONOUN, ""
    if way == "age_epithet" or _is_called_so_before(context, phrase, lead):
        return Tie.EPITHET, ""
    if pattern(context.lang, "age_of_new").search(
        lead
        + context.folded(phrase.start, phrase.end)
        + "|"
        + context.folded(phrase.end, phrase.end + _AROUND)
    ):
        return Tie.OTHER, ""
    return Tie.LOOSE, ""


def _is_called_so_before(context: Text, phrase: Span, lead: str) -> bool:
    """ "The 53-year-old farmer", where a farmer has been told of."""
    after = context.folded(phrase.end, phrase.end + _AROUND)
    called = pattern(context.lang, "called_so").match(after)
    if called is None or not pattern(context.lang, "definite_end").search(lead):
        return False
    groups = (group.split("/") for group in words(context.lang, "called_alike"))
    ways = next((group for group in groups if called[1] in group), [called[1]])
    so = "|".join(map(re.escape, ways))
    return re.search(rf"(?<!\w)(?:{so})(?!\w)", context.folded(0, phrase.start)) is not None

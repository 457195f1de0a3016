"""Whether a bare number, month or weekday is meant as a time at all."""

from __future__ import annotations

from workbench.language.patterns import compiled
from workbench.language.times.engine import Context
from workbench.language.times.lexer import Token
from workbench.language.times.values import Partial, Period
from workbench.model import Granularity

# Words that lead to a time: "in 2018", "since May".
_LEADS = frozenset(
    {
        "IN",
        "SINCE",
        "UNTIL",
        "FROM",
        "BETWEEN",
        "BEFORE",
        "AFTER",
        "DURING",
        "U_YEAR",
        "U_MONTH",
        "U_DAY",
        "FOR",
        "ON",
        "REL",
        "LEAD",
    }
)


def plausible(row: list[Token], index: int, context: Context) -> bool:
    """Whether the period at `index` of the reduced row is to be told."""
    token = row[index]
    values = token.values
    value = values["PERIOD"]
    if context.alone(token.start, token.end):
        return True
    if not values.get("BARE"):
        return not (_person(row, index, context) or _named(row, index, context))
    before, after = row[index - 1], row[index + 1] if index + 1 < len(row) else row[-1]
    if {"DASH", "SLASH"} & after.values.keys() and after.start == token.end:
        return False  # half of something else
    led = bool(_LEADS & before.values.keys()) and token.start - before.end <= 1
    if "THE" in before.values and value is not None and index > 1:  # "in the autumn"
        led = bool(_LEADS & row[index - 2].values.keys()) and getattr(value, "kind", "") == "season"
    if "BY" in before.values and index > 1:  # "By 1914 the town ..."
        led = bool({"END", "DOT"} & row[index - 2].values.keys())
    led = led or "YEARNOUN" in before.values or ("THE" in before.values and "YEARNOUN" in after.values)
    listed = bool({"AND", "COMMA"} & before.values.keys()) and index > 1 and "P_YEAR" in row[index - 2].values
    if isinstance(value, Partial) and value.month is None and not value.kind:
        return _year(value.year or 0, led or listed, before, after, token, context)
    return led


_MEMBER = compiled(r"\bthe ([^\W\d_]+) of \Z")


def _named_by_year(context: Context, start: int) -> bool:
    """ "The census of 1881": a definite thing that is no amount."""
    found = _MEMBER.search(context.text, max(start - 40, 0), start)
    return found is not None and found[1] not in context.known.amounts


def _named(row: list[Token], index: int, context: Context) -> bool:
    """ "شارع 26 يوليو", "قناة الغد": what is named after a day; "the Sunday Train" is a title."""
    value = row[index].values["PERIOD"]
    before, token = row[index - 1], row[index]
    if "MEDIA" in before.values and isinstance(value, Period) and value.granularity is Granularity.DAY:
        return True
    if "WD" in token.values and "THE" in before.values and context.known.settings.get("capitals"):
        return context.stored(token.end + 1, min(token.end + 2, len(context.text))).isupper()
    return isinstance(value, Partial) and value.needs_year and "PLACE" in row[index - 1].values


def _person(row: list[Token], index: int, context: Context) -> bool:
    """ "April Jones": a bare month before a capitalised word, with nothing that leads to a time."""
    value, token = row[index].values["PERIOD"], row[index]
    if (
        not isinstance(value, Partial)
        or value.month is None
        or value.year
        or value.day
        or value.part
        or value.nth
    ):
        return False
    if _LEADS & row[index - 1].values.keys():
        return False
    if context.known.settings.get("capitals") and not context.stored(token.start, token.end)[:1].isupper():
        return True  # "the august body"
    if context.text[token.end : token.end + 1] != " ":
        return False
    return context.stored(token.end + 1, token.end + 2).isupper()


def _year(year: int, led: bool, before: Token, after: Token, token: Token, context: Context) -> bool:
    if {"COUNTED", "UNIT"} & after.values.keys() or {"LABEL", "DASH", "SLASH"} & before.values.keys():
        return False
    if "FROM" in before.values and "TO" in after.values:
        return False  # "from 1990 to 2500 units"
    text = context.text
    if token.start and "a" <= text[token.start - 1] <= "z":
        return False
    if led and 1000 <= year < 1400:
        return text[token.end : token.end + 1] in {"", ".", ",", ";", ")", "\n"}
    if led or _named_by_year(context, token.start):
        return 1400 <= year <= 2200 and not (
            year % 100 == 0 and year != 2000 and _noun_follows(text, token.end)
        )
    if not 1950 <= year <= 2049 or year % 100 == 0:
        return False
    tail = text[max(token.start - 12, 0) : token.start].rstrip()
    return bool(tail) and (tail[-1].isalpha() or tail[-1] in "(,\"'")


def _noun_follows(text: str, end: int) -> bool:
    rest = text[end : end + 2]
    return len(rest) == 2 and rest[0] == " " and rest[1].isalpha()

"""Durations, ages, sets, and dates that are a duration away from something."""

from __future__ import annotations

from decimal import Decimal

from workbench.language.patterns import compiled
from workbench.language.times.engine import Found, Rule
from workbench.language.times.lexicon import Values

Length = tuple[tuple[Decimal, str], ...]
"""(count, unit) pairs, the largest unit first."""

# Units of ISO 8601, and what the others are in them.
_ISO = {"year": "Y", "month": "M", "week": "W", "day": "D", "hour": "H", "minute": "M", "second": "S"}
_ORDER = (
    *("century", "decade", "year", "season", "half", "quarter", "month", "week", "weekend"),
    *("day", "hour", "minute", "second"),
)
_AS = {
    "decade": (10, "year"),
    "century": (100, "year"),
    "quarter": (3, "month"),
    "half": (6, "month"),
    "weekend": (2, "day"),
}

_BESIDE = 40
"""Characters around a word in which its company tells what it means."""


def iso(length: Length) -> str:
    """ISO 8601; weeks beside other units become days."""
    totals: dict[str, Decimal] = {}
    for count, unit in length:
        factor, base = _AS.get(unit, (1, unit))
        totals[base] = totals.get(base, Decimal(0)) + count * factor
    if "week" in totals and len(totals) > 1:
        totals["day"] = totals.get("day", Decimal(0)) + 7 * totals.pop("week")
    for unit, parts, small in (
        ("year", 12, "month"),
        ("day", 24, "hour"),
        ("hour", 60, "minute"),
        ("month", 30, "day"),
    ):
        whole = totals.get(unit, Decimal(0))
        if whole % 1:  # half a year is six months
            totals[unit] = whole // 1
            totals[small] = totals.get(small, Decimal(0)) + whole % 1 * parts
    date_part = "".join(
        f"{totals[u].normalize():f}{_ISO[u]}" for u in ("year", "month", "week", "day") if totals.get(u)
    )
    time_part = "".join(
        f"{totals[u].normalize():f}{_ISO[u]}" for u in ("hour", "minute", "second") if totals.get(u)
    )
    return f"P{date_part}T{time_part}" if time_part else f"P{date_part or '0D'}"


def duration(length: Length) -> Values:
    return {"DURATION": length}


def _duration(found: Found) -> Values | None:
    if "dual" in found:
        count, unit = Decimal(2), found.get("dual", "DUAL")
    elif "word" in found:
        number, unit = found.get("word", "UNITWORD")
        count = Decimal(number)
    else:
        unit = found.get("unit", "UNIT")
        number = found.get("n", "NUM")
        if number is None and found.get("n", "AN") and found.get("unit", "ORD"):
            return None  # "a second" is more often another one
        if number is None:
            number = found.get("n", "DECIMAL")
        count = Decimal(number) if number is not None else Decimal(1)
    if "half" in found:
        count = (
            count + Decimal("0.5") if "whole" in found or "n" in found or "dual" in found else Decimal("0.5")
        )
    if unit in ("season", "half") or count > 100000:
        return None
    if unit == "decade" and _is_contract(found):
        return None
    if unit == "quarter" and found.context.known.articles and found.get("unit", "PLURAL"):
        return None  # "ثلاثة أرباع" are parts
    if unit == "quarter" and found.after().values.get("OF"):
        return None  # a part of something
    if "unit" in found and "n" not in found and "half" not in found:
        if found.get("unit", "DEF"):
            return None
        after = found.after().values
        if found.get("unit", "WEAK") and not {"END", "DOT", "COMMA", "OF", "SILENT"} & after.keys():
            return None  # بعد عقد اجتماع: "after holding a meeting", not "in a decade"
    return duration(((count, unit),))


def _is_contract(found: Found) -> bool:
    """وقّعت ثلاثة عقود: in Arabic a contract is written as a decade is."""
    words = str(found.context.known.settings.get("contracting", "")).split()
    text = found.context.text
    around = text[max(found.first.start - _BESIDE, 0) : found.last.end + _BESIDE]
    return any(word in around for word in words)


def _and_half(found: Found) -> Values | None:
    """عام ونصف, an hour and a half."""
    length: Length = found.get("length", "DURATION")
    (count, unit), rest = length[-1], length[:-1]
    return duration((*rest, (count + Decimal("0.5"), unit)))


def _quarters(found: Found) -> Values | None:
    """ربع ساعة, three quarters of an hour."""
    minutes = 60 * (found.get("whole", "NUM") or 0) + 15 * (found.get("quarters", "NUM") or 1)
    return duration(((Decimal(minutes), "minute"),))


def _quarters_of_century(found: Found) -> Values | None:
    """ربع قرن, a quarter of a century."""
    return duration(((Decimal(25 * (found.get("quarters", "NUM") or 1)), "year"),))


def _and_minutes(found: Found) -> Values | None:
    """Two hours ten."""
    minutes = found.get("minutes", "NUM")
    hours = found.get("n", "NUM") or 1
    return duration(((Decimal(hours), "hour"), (Decimal(minutes), "minute"))) if minutes < 60 else None


def _fraction(found: Found) -> Values | None:
    """1/2 hour, 2 1/2 hours: what else would be a day and a month."""
    written = found.get("fraction", "SLASHED")
    if written.day >= written.month:
        return None
    count = Decimal(found.get("whole", "NUM") or 0) + Decimal(written.day) / Decimal(written.month)
    return duration(((count, found.get("unit", "UNIT")),))


def _rate(found: Found) -> Values | None:
    """Twice a year, 5,000 dollars a month; not "three hours at the second"."""
    counted = found.get("counted", "UNIT")
    if counted and _ORDER.index(counted) <= _ORDER.index(found.get("unit", "UNIT")):
        return None
    return {"RESULT": ("set", iso(((Decimal(1), found.get("unit", "UNIT")),)))}


def _joined(found: Found) -> Values | None:
    first, second = found.get("a", "DURATION"), found.get("b", "DURATION")
    if _ORDER.index(first[-1][1]) >= _ORDER.index(second[0][1]):
        return None
    return duration(first + second)


def _numbers_apart(found: Found) -> Values | None:
    """10-15 years: two lengths, which is for the quantities to tell."""
    return {"VOID": True} if found.get("a", "NUM") < found.get("b", "NUM") else None


def _set(found: Found) -> Values | None:
    """Every Friday, كل شهر, daily."""
    if "word" in found:
        return {"RESULT": ("set", found.get("word", "SETWORD"))}
    count = found.get("n", "NUM") or (2 if "other" in found else 1)
    unit = found.get("unit", "UNIT")
    if "dual" in found:
        count, unit = 2, found.get("dual", "DUAL")
    if "nth" in found:
        count = found.get("nth", "ORD")
    if "weekday" in found:
        return {"RESULT": ("set", f"P{count}W")}
    if "quarter" in found:
        return {"RESULT": ("set", "PT15M")}
    if "half" in found:
        return {"RESULT": ("set", iso(((Decimal("0.5"), unit),)))}
    if "what" in found:
        return {"RESULT": ("set", "P1Y")}
    if unit == "season":
        return None
    return {"RESULT": ("set", iso(((Decimal(count), unit),)))}


def _age(found: Found) -> Values | None:
    length: Length = found.get("length", "DURATION") or ((Decimal(found.get("n", "NUM")), "year"),)
    if length[0][0] > 130:
        return None
    return {"RESULT": ("age", iso(length))}


_NAMED = compiled(r"(?:[A-Z][\w'’.-]* ){1,3}[A-Z][\w'’-]+\Z")


def _age_of_person(found: Found) -> Values | None:
    """Maria Keller, 45, lost her home."""
    context, age = found.context, found.token("n")
    before = context.stored(max(age.start - 60, 0), age.start).rstrip(" ,")
    years = found.get("n", "NUM")
    named = before.rpartition(" ")[2].lower() in context.known.persons or _NAMED.search(before)
    if not (0 < years < 111 and context.known.settings.get("capitals") and named):
        return None
    if context.text.startswith(", and ", age.end):
        return None  # a list
    return {"RESULT": ("age", iso(((Decimal(years), "year"),)))}


_OTHER_LENGTH = r"(?P<b>NUM) DASH? UNIT (?! DASH? OLD|AGO|HENCE|BACK|LATER|EARLIER)"

SETS = (
    Rule(r"EVERY (?P<quarter>U_QUARTER) (?:OF AN?)? U_HOUR", _set),
    Rule(r"EVERY (?P<half>HALFWORD) (?:AN|OF)? (?P<unit>UNIT)", _set),
    Rule(r"(?P<whole>NUM)? (?P<fraction>SLASHED) (?:OF AN?)? (?P<unit>UNIT)", _fraction),
    Rule(r"(?<!NUM) (?P<weekday>PLURALDAY) (?!AGO|HENCE|BACK)", _set),
    Rule(r"(?P<word>SETWORD)", _set),
    Rule(
        r"EVERY (?P<other>OTHER)? (?:(?P<n>NUM)? (?P<unit>UNIT) (?!WEEKDAY)|(?P<dual>DUAL))",
        _set,
    ),
    Rule(r"EVERY (?P<other>OTHER)? U_DAY? (?P<weekday>WEEKDAY)", _set),
    Rule(r"EVERY (?P<nth>ORD) (?:(?P<weekday>WEEKDAY)|(?P<unit>UNIT))", _set),
    Rule(r"(?<=AGOPRE|HENCEPRE) (?P<half>HALFWORD) (?P<unit>UNIT)", _duration),
)

RULES = (
    Rule(r"EVERY (?P<what>PERIOD)", _set),
    Rule(
        r"(?:TIMES|NUM (?P<counted>UNIT)|(?<=MONEY|COUNTED)) (?:AN|(?!DURING) IN) (?P<unit>UNIT)"
        r"(?!AGO|NUM|REL|EARLIER|LATER)",
        _rate,
    ),
    Rule(
        rf"(?<!SLASHED|MONTH|FROM|BETWEEN) (?P<a>NUM) (?:DASH|TO) {_OTHER_LENGTH}",
        _numbers_apart,
    ),
    Rule(rf"(?<=BETWEEN) (?P<a>NUM) AND {_OTHER_LENGTH}", _numbers_apart),
    Rule(r"(?:(?P<whole>NUM) AND)? AN? (?P<quarters>NUM)? U_QUARTER (?:OF AN?)? U_HOUR", _quarters),
    Rule(r"AN? (?P<quarters>NUM)? U_QUARTER (?:OF AN?)? U_CENTURY (?!REL|ORD|NUM)", _quarters_of_century),
    Rule(r"(?P<n>NUM|AN) U_HOUR AND? (?P<minutes>NUM) (?=END|DOT|COMMA)", _and_minutes),
    Rule(r"(?<!NUM) AN? (?P<unit>UNIT) (?P<whole>AND) AN? (?P<half>HALFWORD) (?:UNIT (?!OF))?", _duration),
    Rule(r"(?P<n>NUM) AND AN? (?P<half>HALFWORD) (?P<unit>UNIT)", _duration),
    Rule(r"(?<!AND) (?P<half>HALFWORD) (?:AN|OF)? (?P<unit>UNIT)", _duration),
    Rule(r"(?P<n>NUM|DECIMAL|AN) MORE? DASH? (?P<unit>UNIT)", _duration),
    Rule(r"(?P<unit>UNIT) (?P<n>CARD) (?!REL|UNIT)", _duration),
    Rule(r"(?P<dual>DUAL)", _duration),
    Rule(r"(?<=AGOPRE|HENCEPRE|DURATIONPRE|ABOUT|ROUGHLY) (?P<unit>UNIT) (?!DEF)", _duration),
    Rule(r"(?P<word>UNITWORD)", _duration),
    Rule(r"(?P<length>DURATION) AND AN? HALFWORD (?:DUNIT|UNIT)? (?!OF)", _and_half),
    Rule(r"(?P<a>DURATION) (?:COMMA|AND){0,2} (?P<b>DURATION)", _joined),
    Rule(r"(?P<a>DURATION) (?:COMMA|AND){0,2} (?P<b>DURATION)", _joined),
    Rule(r"(?<=COMMA) (?P<n>NUM) (?=COMMA)", _age_of_person),
    Rule(r"(?:AGED (?P<n>NUM) (?!(?:TO|DASH|AND) NUM)|(?P<length>DURATION) DASH? OLD)", _age),
)

"""Number words as far as dates and durations need them, and the many ways to name a month."""

from __future__ import annotations

from workbench.language.times.engine import Found, Rule
from workbench.language.times.lexicon import Values


def cardinal(value: int) -> Values:
    values: Values = {"NUM": value}
    if 1000 <= value <= 2999:
        values["YEAR"] = value
    if 1 <= value <= 31:
        values["DAY"] = value
    if 1 <= value <= 12:
        values["MNUM"] = value
    return values


def ordinal(value: int) -> Values | None:
    values: Values = {"ORD": value}
    if not 1 <= value <= 31:
        return None
    values["DAY"] = value
    if value <= 12:
        values["MNUM"] = value
    return values


def _teen_ordinal(found: Found) -> Values | None:
    unit = found.get("a", "ORD")
    return ordinal(unit + 10) if unit < 10 else None


def _joined_ordinal(found: Found) -> Values | None:
    unit, ten = found.get("a", "ORD"), found.get("b", "CARD") or found.get("b", "ORD")
    return ordinal(unit + ten) if unit < 10 and ten in (20, 30) else None


def _teen(found: Found) -> Values | None:
    unit = found.get("a", "CARD")
    return cardinal(unit + 10) if unit < 10 else None


def _joined(found: Found) -> Values | None:
    """ثلاثة وعشرون; twenty-three."""
    a, b = found.get("a", "CARD"), found.get("b", "CARD")
    if a >= 20 and "and" not in found:
        a, b = b, a
    if not (0 < a < 10 and 20 <= b <= 90 and b % 10 == 0):
        return None
    return cardinal(a + b)


def _suffixed(found: Found) -> Values | None:
    if found.token("a").end != found.token("s").start:
        return None
    return ordinal(found.get("a", "DAY"))


def _thousands(found: Found) -> Values | None:
    """Years in words: two thousand eighteen, ألفين وثمانية عشر, ألف وتسعمئة وستين."""
    thousands = found.get("a", "CARD") or 1
    rest = found.get("r", "NUM") or 0
    if "k" in found:
        thousands *= 1000
    if thousands not in (1000, 2000) or not 0 <= rest < 1000 or not ("k" in found or rest):
        return None
    return cardinal(thousands + rest)


def _hundreds(found: Found) -> Values | None:
    """تسعمئة وستون."""
    hundreds, rest = found.get("a", "CARD"), found.get("r", "NUM")
    if hundreds not in range(100, 1000, 100) or not rest < 100:
        return None
    return cardinal(hundreds + rest)


def _spoken(found: Found) -> Values | None:
    """Nineteen eighty-four, where a word leads to a year."""
    century, rest = found.get("a", "CARD"), found.get("r", "NUM")
    return cardinal(century * 100 + rest) if 15 <= century <= 20 and 10 <= rest < 100 else None


def _same_month(found: Found) -> Values | None:
    """كانون الثاني/يناير."""
    first = found.get("a", "MONTH")
    return {"MONTH": first} if first == found.get("b", "MONTH") else None


def _marked_month(found: Found) -> Values | None:
    return {"MONTH": found.get("month", "MONTH")}


def _numbered_month(found: Found) -> Values | None:
    """شهر 3, الشهر التاسع."""
    number = found.get("n", "MNUM")
    if found.get("n", "CARD") in (1, 2) or found.get("unit", "PLURAL"):
        return None
    return {"MONTH": number}


def _hijri_month(found: Found) -> Values | None:
    return {"HMONTH": found.get("month", "HMONTH")}


def _abbreviated(found: Found) -> Values | None:
    """ "Jan." before a number: the dot belongs to the month."""
    values = found.token("word").values
    return {role: values[role] for role in ("MONTH", "WEEKDAY", "WEAK") if role in values}


RULES = (
    Rule(r"(?P<word>ABBREVIATED) DOT (?=DAY|YEAR|MONTH|COMMA|DASH)", _abbreviated),
    Rule(r"(?P<a>ORD) TEEN", _teen_ordinal),
    Rule(r"(?P<a>CARD) TEEN", _teen),
    Rule(r"(?P<a>ORD) AND (?P<b>CARD)", _joined_ordinal),
    Rule(r"(?P<b>CARD) DASH? (?P<a>ORD)", _joined_ordinal),
    Rule(r"(?P<a>CARD) (?P<and>AND) (?P<b>CARD)", _joined),
    Rule(r"(?P<a>CARD) DASH? (?P<b>CARD)", _joined),
    Rule(r"(?P<a>CARD) AND (?P<r>NUM)", _hundreds),
    Rule(r"(?<=IN|SINCE|UNTIL|FROM|OF|MONTH|U_YEAR) (?P<a>CARD) (?P<r>NUM) (?!UNIT|COUNTED)", _spoken),
    Rule(r"(?P<a>CARD)? (?P<k>THOUSAND) AND (?P<r>NUM)", _thousands),
    Rule(r"(?P<a>CARD) (?P<k>THOUSAND) (?P<r>NUM)?", _thousands),
    Rule(r"(?P<a>CARD) AND (?P<r>NUM)", _thousands),
    Rule(r"(?P<a>DAY) (?P<s>ORDSUF)", _suffixed),
    Rule(r"(?P<a>MONTH) (?:SLASH|OPEN|DASH)? (?P<b>MONTH) CLOSE?", _same_month),
    Rule(r"U_MONTH OF? (?P<month>MONTH)", _marked_month),
    Rule(r"(?<!FOR) (?P<unit>U_MONTH) (?P<n>MNUM) (?!U_DAY|U_MONTH|U_HOUR|U_WEEK)", _numbered_month),
    Rule(r"U_MONTH OF? (?P<month>HMONTH)", _hijri_month),
)

"""Explicit dates: days, months, years, quarters, halves, seasons, decades, centuries, feasts."""

from __future__ import annotations

from dataclasses import replace

from workbench.language.times.engine import Action, Found, Rule
from workbench.language.times.lexicon import Values
from workbench.language.times.resolve import resolve
from workbench.language.times.values import UNRESOLVED, Partial, Range
from workbench.model import Granularity

# What may stand between a month (or another period) and its year; "in March, 2018 votes" has none.
_TO_YEAR = r"(?!COMMA YEAR (?:COUNTED|UNIT)) (?:COMMA|OF|IN|FOR|THE){0,2} U_YEAR?"
_YEAR = rf"(?:{_TO_YEAR} (?P<year>YEAR) (?:ERA|OPEN ERA CLOSE)? (?P<ah>AH)?)?"
_SHORT_YEAR = r"(?:(?:DASH|SLASH)? (?P<short>Y2) (?=END|DOT|COMMA|CLOSE))?"
_WEEKDAY = r"(?:(?P<weekday>WEEKDAY) (?:COMMA|CORRESPONDING|ON|IN|THE|U_DAY|OPEN|REL){0,3})?"
_NOT_OF_UNIT = "(?<!U_WEEK|U_HALF|U_QUARTER|U_DECADE|U_CENTURY|U_YEAR|LASTW|MONTH|THIRD)"
_MONTH = "(?P<month>MONTH|HMONTH)"
# "2-صفر" is a score, no day of the month of Safar.
# "أول اثنين من مارس" is a Monday, not the second.
NO_WEEKDAY = "(?!(?<=ORD|LASTW)WEEKDAY)"
_DAY = rf"{_NOT_OF_UNIT} {NO_WEEKDAY} (?P<day>DAY) U_DAY? (?:(?!IN) OF|(?:DASH|SLASH) (?=MONTH))?"
_AFTERWARDS = r"(?:(?:COMMA|OPEN)? (?P<later>WEEKDAY) CLOSE?)?"
_RANGE = r"(?:DASH|TO|UNTIL|(?:AND (?:TO|UNTIL)))"


def period(value: Partial | Range) -> Values:
    """The values of a token that stands for a written period."""
    grain = value.granularity
    role = {
        Granularity.WEEK: "P_WEEK",
        Granularity.MONTH: "P_MONTH",
        Granularity.YEAR: "P_YEAR",
        Granularity.DAY: "P_DAY",
    }
    name = role.get(grain) if isinstance(value, Partial) and not value.part else None
    return {"PERIOD": value, name: True} if name else {"PERIOD": value}


def _year(found: Found, group: str = "year") -> int | None:
    year = found.get(group, "YEAR") or found.get(group, "NUM")
    if year is None and (short := found.get("short", "Y2")) is not None:
        year = short + (2000 if short < 50 else 1900)
    return int(year) if year is not None else None


def _calendar(value: Partial) -> Partial:
    """ "Ramadan 2019" is a Hijri month in a year of the other calendar."""
    if not value.hijri or value.year is None or value.year < 1600:
        return value
    rule = f"hijri {value.month}-{value.day}" if value.day else f"hijri-month {value.month}"
    return replace(value, hijri=False, month=None, day=None, kind="holiday", rule=rule)


def _date(found: Found) -> Values | None:
    hijri = found.get("month", "HMONTH") is not None
    month = found.get("month", "HMONTH") if hijri else found.get("month", "MONTH")
    weekday = found.get("weekday", "WEEKDAY")
    if weekday is None:
        weekday = found.get("later", "WEEKDAY")
    value = _calendar(
        Partial(year=_year(found), month=month, day=found.get("day", "DAY"), hijri=hijri, weekday=weekday)
    )
    if (
        value.weekday is not None
        and (found.get("day", "ORD") or 6) <= 5
        and found.token("day").start - found.token("weekday").end <= 1
    ):
        # "الثلاثاء الثالث من أيلول" is Tuesday the 3rd or the third Tuesday: the calendar says which.
        read = resolve(value, found.context.reference)
        if read.span and read.span[0].weekday() != weekday:
            value = replace(value, day=None, weekday=None, nth=found.get("day", "ORD"), of=str(weekday))
    return period(value)


def _day_range(found: Found) -> Values | None:
    hijri = found.get("month", "HMONTH") is not None
    month = found.get("month", "HMONTH") if hijri else found.get("month", "MONTH")
    first = Partial(year=_year(found), month=month, day=found.get("day", "DAY"), hijri=hijri)
    last = replace(first, day=found.get("until", "DAY"))
    if (first.day or 0) > (last.day or 0):
        return None
    return period(Range(first, last))


def _listed_day(found: Found) -> Values | None:
    """13 and 15 July: the first day borrows the month (and the year) of the second."""
    return period(Partial(year=_year(found), month=found.get("month", "MONTH"), day=found.get("day", "DAY")))


def _listed_month(found: Found) -> Values | None:
    """January and February 2018: the first month borrows the year of the last."""
    month, last, year = found.get("month", "MONTH"), found.get("last", "MONTH"), found.get("year", "YEAR")
    return period(Partial(year=year if month <= last else year - 1, month=month))


def _month(found: Found) -> Values | None:
    hijri = found.get("month", "HMONTH") is not None
    month = found.get("month", "HMONTH") if hijri else found.get("month", "MONTH")
    values = period(_calendar(Partial(year=_year(found), month=month, hijri=hijri)))
    if "year" not in found and found.get("month", "WEAK"):
        values["BARE"] = True
    return values


def _numeric(found: Found) -> Values | None:
    value: Partial = found.get("date", "NUMDATE")
    if "ah" in found:
        value = replace(value, hijri=True, swapped=False)
    return period(replace(value, weekday=found.get("weekday", "WEEKDAY")))


def _slashed(found: Found) -> Values | None:
    """ "2/15" is a date only after "on" or a weekday, or when nothing else is said."""
    value: Partial = found.get("date", "SLASHED")
    spare = found.context.alone(found.first.start, found.last.end)
    if not (spare or "on" in found or "weekday" in found):
        return None
    return period(replace(value, weekday=found.get("weekday", "WEEKDAY")))


def _marked_year(found: Found) -> Values | None:
    year = found.get("year", "YEAR") or found.get("year", "NUM")
    hijri = "ah" in found
    if (not hijri and "era" not in found and year < 100) or not 1 <= year <= 2999:
        return None
    return period(
        Partial(
            year=year,
            hijri=hijri or (1300 <= year <= 1460 and bool(found.context.known.settings.get("hijri"))),
        )
    )


def _bare_year(found: Found) -> Values | None:
    return {"PERIOD": Partial(year=found.get("year", "YEAR")), "P_YEAR": True, "BARE": True}


def _fiscal(found: Found) -> Values | None:
    range_ = found.get("years", "PERIOD")
    if isinstance(range_, Partial):
        return period(replace(range_, kind="fiscal"))
    return period(Partial(year=_year(found), kind="fiscal"))


def _division(kind: str, last: int) -> Action:
    def action(found: Found) -> Values | None:
        index = found.get("n", "ORD") or found.get("n", "NUM")
        if found.get("n", "LASTW") and index is None:
            if found.get("n", "REL") and "year" not in found:
                return None  # "last quarter" is the one before
            index = last
        if not 1 <= index <= last:
            return None
        return period(Partial(year=_year(found), kind=kind, index=index))

    return action


def _season(found: Found) -> Values | None:
    year = _year(found)
    values = period(Partial(year=year, kind="season", index=found.get("season", "SEASON")))
    if year is None:
        values["BARE"] = True
    return values


def _decade(found: Found) -> Values | None:
    start = found.get("year", "YEAR")
    if start is None:
        tens = found.get("tens", "DECADE")
        if tens is None:
            tens = found.get("tens", "Y2")
        century = found.get("century", "ORD") or found.get("century", "NUM")
        if century is None:
            century = 20 if tens >= 20 else 21
        start = century * 100 - 100 + tens
    apart = "suffix" in found and found.token("suffix").start != found.first.end
    if start % 10 or apart:
        return None
    return period(Partial(kind="decade", index=start))


def _decade_of_century(found: Found) -> Values | None:
    """تسعينيات القرن الماضي."""
    reference = found.context.reference
    if reference is None:
        return {"PERIOD": UNRESOLVED}
    century = (reference.year + 99) // 100 + found.get("rel", "REL")
    return period(Partial(kind="decade", index=century * 100 - 100 + found.get("tens", "DECADE")))


def _void(found: Found) -> Values | None:
    """Years before the era: `datetime.date` has none."""
    return {"VOID": True}


def _century(found: Found) -> Values | None:
    number = found.get("n", "ORD") or found.get("n", "NUM")
    if not number or not 1 <= number <= 30:
        return None
    return period(Partial(kind="century", index=number, hijri="ah" in found))


def _holiday(found: Found) -> Values | None:
    year, rule = _year(found), found.get("day", "HOLIDAY")
    if rule.startswith("hijri ") and year is not None and 1300 <= year <= 1500:  # عيد الأضحى 1441
        month, day = (int(number) for number in rule.removeprefix("hijri ").split("-"))
        return period(Partial(year=year, month=month, day=day, hijri=True))
    return period(Partial(year=year, kind="holiday", rule=rule))


_OF_A_GAME = "(?!OF (?!THE? (?:REL|UNIT|YEAR|FISCAL|PERIOD)))"  # "the third quarter of the match"
QUARTER, HALF = _division("quarter", 4), _division("half", 2)
_AFTER_AGE = r"(?!OLD|OF? AGE)"

RULES = (
    Rule(rf"{_WEEKDAY} (?P<date>NUMDATE) ERA? (?P<ah>AH)?", _numeric),
    Rule(rf"(?P<on>ON)? {_WEEKDAY} (?P<date>SLASHED)", _slashed),
    # from 13 to 15 July; July 13-15; بين 13 و15 يوليو
    Rule(
        rf"(?:(?:FROM|BETWEEN) THE?)? (?P<day>DAY) {_RANGE} THE? (?P<until>DAY) OF? {_MONTH} {_YEAR}",
        _day_range,
    ),
    Rule(rf"BETWEEN THE? (?P<day>DAY) AND THE? (?P<until>DAY) OF? {_MONTH} {_YEAR}", _day_range),
    Rule(
        rf"(?:FROM|BETWEEN)? {_MONTH} THE? (?P<day>DAY) {_RANGE} THE? (?P<until>DAY) {_YEAR}",
        _day_range,
    ),
    Rule(rf"BETWEEN {_MONTH} THE? (?P<day>DAY) AND THE? (?P<until>DAY) {_YEAR}", _day_range),
    Rule(
        rf"(?<!LABEL) (?P<day>DAY) (?=(?:(?:AND|COMMA){{1,2}} THE? DAY){{1,4}} OF? (?P<month>MONTH) {_YEAR})",
        _listed_day,
    ),
    Rule(rf"{_DAY} (?P<month>HMONTH) {_TO_YEAR} (?P<year>NUM) AH", _date),
    Rule(
        rf"{_WEEKDAY} U_DAY? {_DAY} {_MONTH} (?:{_TO_YEAR}|DASH|SLASH) (?P<year>YEAR) ERA? AH? {_AFTERWARDS}",
        _date,
    ),
    Rule(
        rf"{_WEEKDAY} U_DAY? {_DAY} {_MONTH} {_SHORT_YEAR}",
        _date,
    ),
    Rule(rf"{_WEEKDAY} (?P<month>MONTH) THE? (?P<day>DAY) {_YEAR} {_AFTERWARDS}", _date),
    Rule(
        r"(?P<month>MONTH) (?=(?:AND|COMMA){1,2} (?:MONTH (?:AND|COMMA){1,2}){0,3}"
        r"(?P<last>MONTH) OF? U_YEAR? (?P<year>YEAR))",
        _listed_month,
    ),
    Rule(rf"{_MONTH} (?:{_TO_YEAR}|DASH|SLASH) (?P<year>YEAR) ERA? AH?", _month),
    Rule(_MONTH, _month),
    Rule(r"(?:FISCALYEAR|U_YEAR FISCAL|FISCAL U_YEAR|FISCAL) (?P<year>YEAR)", _fiscal),
    Rule(r"(?:FISCALYEAR|U_YEAR FISCAL|FISCAL U_YEAR|FISCAL) (?P<years>PERIOD)", _fiscal),
    Rule(rf"(?P<n>ORD|LASTW) U_QUARTER {_YEAR} {_OF_A_GAME}", QUARTER),
    Rule(rf"U_QUARTER (?P<n>ORD|LASTW) {_YEAR} {_OF_A_GAME}", QUARTER),
    Rule(r"(?P<year>YEAR) QUARTERSIGN (?P<n>MNUM)", QUARTER),
    Rule(r"(?P<short>Y2) QUARTERSIGN (?P<n>MNUM)", QUARTER),
    Rule(rf"QUARTERSIGN (?P<n>MNUM) {_YEAR}", QUARTER),
    Rule(rf"(?P<n>ORD|LASTW) U_HALF {_TO_YEAR} (?P<year>YEAR)", HALF),
    Rule(rf"U_HALF (?P<n>ORD|LASTW) {_TO_YEAR} (?P<year>YEAR)", HALF),
    Rule(rf"HALFSIGN (?P<n>MNUM) {_YEAR}", HALF),
    Rule(rf"(?P<season>SEASON) {_YEAR}", _season),
    Rule(r"(?:U_DECADE)? (?P<tens>DECADE) (?:OF|THE)? U_CENTURY (?P<rel>REL)", _decade_of_century),
    Rule(rf"(?:U_DECADE)? (?P<tens>DECADE) {_AFTER_AGE} (?:OF|THE)? U_CENTURY (?P<century>ORD|NUM)", _decade),
    Rule(r"(?P<year>YEAR) (?P<suffix>DECADESUF)", _decade),
    Rule(rf"(?<!HIS) (?:U_DECADE)? (?P<tens>DECADE) {_AFTER_AGE} (?!OF? HIS)", _decade),
    Rule(r"(?<=THE|PART|DASH|IN|OF) (?P<tens>Y2) (?P<suffix>DECADESUF)", _decade),
    Rule(r"(?:ORD|NUM) DASH? U_CENTURY BC", _void),
    Rule(r"U_CENTURY THE? (?:ORD|NUM) BC", _void),
    Rule(r"U_YEAR? NUM BC", _void),
    Rule(r"(?P<n>ORD|NUM) DASH? U_CENTURY ERA?", _century),
    Rule(r"U_CENTURY THE? (?P<n>ORD|NUM) (?:ERA|(?P<ah>AH))?", _century),
    Rule(rf"(?P<day>HOLIDAY) {_YEAR}", _holiday),
    Rule(r"(?<!CARD|NUM) U_YEAR (?P<year>YEAR) (?P<era>ERA)? (?P<ah>AH)?", _marked_year),
    Rule(r"U_YEAR (?P<year>NUM) (?P<ah>AH)", _marked_year),
    Rule(r"U_YEAR (?P<ah>AH) (?P<year>NUM)", _marked_year),
    Rule(r"(?P<year>NUM) (?:(?P<era>ERA)|(?P<ah>AH))", _marked_year),
    Rule(r"(?P<year>YEAR) (?!COUNTED|UNIT|DUAL|BC|DECIMAL)", _bare_year),
)

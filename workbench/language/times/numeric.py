"""Numbers that are written with separators: dates, ranges, decimals, and what must stay silent."""

from __future__ import annotations

from workbench.language.patterns import compiled
from workbench.language.times.lexicon import Values, number
from workbench.language.times.values import Partial

Piece = tuple[int, int, Values]
_GROUPED = compiled(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?\Z")
_DECIMAL = compiled(r"\d{1,9}\.\d{1,9}\Z")
_PARTS = compiled(r"\d+|\D")
LONGEST = 24


def numeric(text: str, before: str, after: str) -> list[Piece]:
    """The tokens of a number such as `2018-03-12`, `13-15`, `1.5` or `650-650-6500`.

    `before` and `after` are the characters beside it: what is glued to letters is a version or a
    code, no date.
    """
    nothing: list[Piece] = [(0, len(text), {})]
    if len(text) > LONGEST or _GROUPED.match(text):
        return [(0, len(text), {"MONEY": True})] if _GROUPED.match(text) else nothing
    trimmed = _PARTS.findall(text)
    numbers, signs = trimmed[::2], trimmed[1::2]
    if before.isalpha() or before == "/" or after == "/":
        return nothing
    if len(numbers) == 3 and len(set(signs)) == 1 and signs[0] in "/-.":
        found = _three(numbers, signs[0])
        return [(0, len(text), {"NUMDATE": found})] if found else nothing
    if len(numbers) == 2:
        return _two(numbers, signs[0], text)
    if "," in signs:  # 13,14,15: a list, not one number
        return _loose(text)
    return nothing


def _three(numbers: list[str], sign: str) -> Partial | None:
    a, b, c = (int(part) for part in numbers)
    lengths = tuple(len(part) for part in numbers)
    if lengths[0] == 4 and lengths[1] <= 2 and lengths[2] <= 2 and 1000 <= a < 3000:
        hijri = 1300 <= a <= 1500
        if b > 12 >= c:
            b, c = c, b
        if sign == "." and lengths[1:] != (2, 2):
            return None  # a version
        return _partial(a, b, c, hijri)
    if lengths[0] > 2 or lengths[1] > 2 or (lengths[2] not in (2, 4)) or (lengths[2] == 4 and c < 1000):
        return None
    if lengths[2] == 2:
        if sign == ".":
            return None
        c += 2000 if c < 50 else 1900
    if b > 12 >= a:  # month first
        return _partial(c, a, b, hijri=False)
    if a <= 12 and b <= 12 and a != b:
        return Partial(year=c, month=b, day=a, swapped=True)
    return _partial(c, b, a, hijri=1300 <= c <= 1500)


def _partial(year: int, month: int, day: int, hijri: bool) -> Partial | None:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Partial(year=year, month=month, day=day, hijri=hijri)


def _two(numbers: list[str], sign: str, text: str) -> list[Piece]:
    first, second = numbers
    a, b = (int(part[:5]) for part in numbers)
    whole = len(text)
    if sign in "/-":
        if len(first) == 4 and 1000 <= a < 3000 and len(second) <= 2:
            if len(second) == 2 and b == (a + 1) % 100:  # 2017-18
                value = Partial(year=a, years=1)
                return [(0, whole, {"PERIOD": value, "P_YEAR": True})]
            if 1 <= b <= 12:
                return [(0, whole, {"NUMDATE": Partial(year=a, month=b)})]
        if len(second) == 4 and 1000 <= b < 3000 and len(first) <= 2 and 1 <= a <= 12:
            return [(0, whole, {"NUMDATE": Partial(year=b, month=a)})]
        if sign == "/" and len(first) == len(second) == 4 and b == a + 1:
            return [(0, whole, {"PERIOD": Partial(year=a, years=1), "P_YEAR": True})]
    if sign == "/" and len(first) <= 2 and len(second) <= 2:
        if b > 12 >= a >= 1 and b <= 31:
            return [(0, whole, {"SLASHED": Partial(month=a, day=b)})]
        if 1 <= b <= 12 and 1 <= a <= 31:
            return [(0, whole, {"SLASHED": Partial(month=b, day=a, swapped=a <= 12)})]
    if sign == "-" or (sign == "," and not _GROUPED.match(text)):
        return _loose(text)
    if sign == "." and _DECIMAL.match(text):
        return [(0, whole, {"DECIMAL": text})]
    return [(0, whole, {})]


def _loose(text: str) -> list[Piece]:
    """Separate numbers with their signs: the grammar decides."""
    out: list[Piece] = []
    for found in _PARTS.finditer(text):
        role = {"-": "DASH", ",": "COMMA"}.get(found[0])
        values: Values = {role: True} if role else (number(found[0]) if found[0].isdigit() else {})
        out.append((found.start(), found.end(), values))
    return out

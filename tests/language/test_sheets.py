"""News sentences in `sheets/` (see its README): what is read out of each, and that nothing else is."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from workbench.language.analyse import analyse
from workbench.model import Quantity, QuantityKind, Time, TimeKind

SHEETS = sorted(Path(__file__).with_name("sheets").glob("*.txt"))


def lines() -> Iterator[tuple[str, str, date, str]]:
    for sheet in SHEETS:
        lang, reference = "", date.min
        for line in sheet.read_text(encoding="utf-8").splitlines():
            if line.startswith("@"):
                if line[1:].isalpha():
                    lang = line[1:]
                else:
                    reference = date.fromisoformat(line[1:])
            elif line:
                text, arrow, said = line.partition(" => ")
                assert arrow, line
                yield text, lang, reference, said


def day(written: str, *, last: bool) -> date | None:
    if not written:
        return None
    if written[0] == "W":
        return date.fromisoformat(written[1:]) + timedelta(6 if last else 0)
    year, *rest = (int(part) for part in written.split("-"))
    month = rest[0] if rest else 12 if last else 1
    return date(year, month, rest[1] if len(rest) > 1 else monthrange(year, month)[1] if last else 1)


def wanted_time(written: str) -> str:
    if written[0] in "?P":
        return written
    first, slash, last = written.partition("/")
    return f"{day(first, last=False)}/{day(last if slash else first, last=True)}"


def told_time(time: Time) -> str:
    if time.kind in (TimeKind.DURATION, TimeKind.SET):
        return f"{time.duration}{'*' if time.kind is TimeKind.SET else ''}"
    return f"{time.readings[0].earliest}/{time.readings[0].latest}" if time.readings else "?"


def number(written: Decimal | str | None) -> str:
    return f"{round(Decimal(written), 6).normalize():f}" if written is not None and written != "" else ""


def wanted_figure(written: str) -> str:
    value, _, unit = written.partition(" ")
    if value.startswith("#"):
        return value
    for sign in ("%", "pp"):
        if value.endswith(sign) or f"{sign}.." in value:
            value, unit = value.replace(sign, ""), sign
    low, dots, high = value.partition("..")
    return f"{number(low)}..{number(high if dots else low)} {unit}"


def told_figure(figure: Quantity) -> str:
    if figure.kind is QuantityKind.ORDINAL:
        return f"#{number(figure.low)}"
    return f"{number(figure.low)}..{number(figure.high)} {figure.unit}"


@pytest.mark.parametrize(("text", "lang", "reference", "said"), lines())
def test_a_sentence_says_what_its_sheet_says(text: str, lang: str, reference: date, said: str) -> None:
    analysis = analyse(text, lang=lang, reference=reference)
    for part in said.split("|"):
        kind, _, listed = part.strip().partition(":")
        written = [item.strip() for item in listed.split(";") if item.strip()]
        if kind == "T":
            told, wanted = [told_time(t) for t in analysis.times], [wanted_time(item) for item in written]
        elif kind == "Q":
            told = [told_figure(figure) for figure in analysis.quantities]
            wanted = [wanted_figure(item) for item in written]
        else:
            assert kind == "N", said
            told, wanted = [name.text for name in analysis.names], written
        assert sorted(told) == sorted(wanted)

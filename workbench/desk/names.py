"""How the interface names what the case knows by words of its own: kinds, states, stances, ratings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TypeVar

from workbench.i18n import END_ISOLATE, ISOLATE, LRM, language, mark, tr, trn
from workbench.model import (
    Agreement,
    CaptureKind,
    ClaimKind,
    ClaimState,
    FollowUpState,
    Grade,
    How,
    Rating,
    Severity,
    Stance,
)

STATES = {
    FollowUpState.OPEN: mark("open"),
    FollowUpState.QUERIED: mark("queried"),
    FollowUpState.EXPLAINED: mark("explained"),
    FollowUpState.CORRECTED: mark("corrected"),
    FollowUpState.DISMISSED: mark("dismissed"),
}
SEVERITIES = {
    Severity.CONFLICT: mark("conflict"),
    Severity.WARNING: mark("warning"),
    Severity.NOTE: mark("note"),
}
STANCES = {
    Stance.SUPPORTS: mark("supports"),
    Stance.PARTLY: mark("partly supports"),
    Stance.REFUTES: mark("refutes"),
    Stance.CONTEXT: mark("context"),
}
GRADES = {
    Grade.PRIMARY: mark("primary"),
    Grade.SECONDARY: mark("secondary"),
    Grade.TERTIARY: mark("tertiary"),
}
HOW = {
    How.EXACT: mark("exact"),
    How.FOLDED: mark("folded"),
    How.FUZZY: mark("fuzzy"),
    How.PASSAGE: mark("passage"),
}
FACTS = {
    "time": mark("time"),
    "quantity": mark("quantity"),
    "name": mark("name"),
    "quotation": mark("quotation"),
}
KINDS = {
    ClaimKind.EVENT: mark("event"),
    ClaimKind.FIGURE: mark("figure"),
    ClaimKind.QUOTATION: mark("quotation"),
    ClaimKind.CAUSAL: mark("cause"),
    ClaimKind.STATE: mark("state"),
    ClaimKind.COMPARISON: mark("comparison"),
    ClaimKind.OPINION: mark("opinion"),
    ClaimKind.PREDICTION: mark("prediction"),
}


CLAIM_STATES = {
    ClaimState.ACTIVE: mark("active"),
    ClaimState.DISMISSED: mark("dismissed"),
    ClaimState.REPLACED: mark("replaced"),
}
AGREEMENTS = {
    Agreement.AGREE: mark("agree"),
    Agreement.DIFFER: mark("differ"),
    Agreement.NOT_MENTIONED: mark("not mentioned"),
}
CAPTURES = {
    CaptureKind.SNAPSHOT: mark("snapshot"),
    CaptureKind.NOTE: mark("note"),
}
Named = TypeVar("Named", bound=StrEnum)


def word(value: Named, names: Mapping[Named, str]) -> str:
    """What commands print: in English the very word that they take, in other languages its name."""
    return value.value if language() == "en" else tr(names[value])


def value(text: str) -> str:
    """A normalised date or figure: not turned round in Arabic surroundings."""
    return f"{LRM}{text}{LRM}"


def named(rating: Rating) -> str:
    """A rating in the interface's language."""
    return rating.ar if language() == "ar" else rating.en


def fact(what: str) -> str:
    """What kind of fact it is."""
    return tr(FACTS.get(what, what))


def listed(parts: Iterable[str]) -> str:
    """`a, b, c`."""
    return tr(", ").join(parts)


def claims_numbered(numbers: Iterable[int]) -> str:
    """`claim 3`, `claims 3, 8`."""
    given = [str(number) for number in numbers]
    return trn("claim {numbers}", "claims {numbers}", len(given), numbers=listed(given))


QUOTES = {"“": "”", "«": "»"}


def quoting(text: str) -> str:
    """Words of ours that quote, in either language: what is in quotation marks is isolated.

    So a quotation is read in its own direction, and has no say in the direction of the whole.
    """
    out = list(text)
    waiting: list[tuple[str, int]] = []
    for i, char in enumerate(text):
        if char in QUOTES:
            waiting.append((QUOTES[char], i))
        elif any(char == closing for closing, _ in waiting):
            while waiting[-1][0] != char:
                waiting.pop()
            _, start = waiting.pop()
            out[start], out[i] = out[start] + ISOLATE, END_ISOLATE + out[i]
    return "".join(out)


def apart(text: str) -> str:
    """Text of the case among words of ours: read in its own direction."""
    return f"{ISOLATE}{text}{END_ISOLATE}"

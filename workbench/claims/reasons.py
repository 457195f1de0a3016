"""Why a claim ranks where it does, in a sentence or two."""

from __future__ import annotations

from workbench.model import ClaimKind

REASONS = {
    "figure": "it gives a figure",
    "time": "it says when",
    "name": "it names someone or something",
    "comparison": "it compares",
    "cause": "it says what caused what",
    "quotation": "it quotes",
    "attributed": "it says who said so",
    "record": "it tells of something on record",
    "negated": "it denies something",
    "planned": "it speaks of a plan",
    "possible": "it is put as possible only",
    "denied": "it is what somebody denied",
    "sentence.opinion": "its sentence judges",
    "sentence.stance": "its sentence says what should or might be",
    "sentence.first": "the author speaks of himself or of us",
    "sentence.second": "it addresses the reader",
    "sentence.sweeping": "its sentence generalises",
    "sentence.judging": "its sentence judges",
    "sentence.generic": "its sentence says how things are, not what happened",
    "sentence.past": "its sentence tells what happened",
    "sentence.detail": "its sentence is full of detail",
    "sentence.detail-": "its sentence is short",
    "sentence.turns": "its sentence argues",
    "sentence.question": "it asks",
    "sentence.exclamation": "it exclaims",
    "sentence.plea": "its sentence laments or pleads",
    "sentence.ellipsis": "its sentence breaks off",
    "sentence.scare_quotes": "its sentence has words in scare quotes",
    "sentence.speech": "its sentence reports",
    "sentence.record": "its sentence tells of something on record",
    "sentence.title": "it is the headline",
}
_ENOUGH = 3


def why(kind: ClaimKind, found: list[tuple[str, float]]) -> str:
    """The strongest reasons for and against, e.g. "Check early: it gives a figure, it says when."."""
    ranked = sorted(found, key=lambda part: -abs(part[1]))
    up = _say([name for name, amount in ranked if amount > 0])
    down = _say([f"{name}-" if f"{name}-" in REASONS else name for name, amount in ranked if amount < 0])
    lead = "Opinion, or nothing to check" if kind is ClaimKind.OPINION else "Worth checking"
    if kind is ClaimKind.OPINION:
        return f"{lead}: {down or 'it gives no figure, date or name'}."
    text = f"{lead}: {up}." if up else "Little to hold it to: no figure, date or name."
    return f"{text} Against: {down}." if down else text


def _say(names: list[str]) -> str:
    return ", ".join(dict.fromkeys(REASONS[name] for name in names[:_ENOUGH]))

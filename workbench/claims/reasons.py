"""Why a claim ranks where it does, in a sentence or two."""

from __future__ import annotations

from workbench.model import ClaimKind

FOR = {
    "figure": "it gives a figure",
    "time": "it says when",
    "name": "it names who or what",
    "comparison": "it compares",
    "cause": "it says what caused what",
    "quotation": "it gives somebody's very words",
    "attributed": "it says who said so",
    "denied": "somebody denies it",
    "record": "it tells what happened",
    "sentence.record": "it tells what happened",
    "sentence.past": "it tells what happened",
    "sentence.speech": "it reports what was said",
    "sentence.detail": "its sentence is full of detail",
    "sentence.title": "it is the headline",
}
AGAINST = {
    "frame": "it only says who speaks",
    "negated": "it says what did not happen",
    "planned": "it is a plan, not yet a fact",
    "possible": "it is put as possible only",
    "sentence.opinion": "its wording judges",
    "sentence.judging": "its wording judges",
    "sentence.plea": "it laments or pleads",
    "sentence.stance": "it says what should or might be",
    "sentence.first": "it speaks as I or we",
    "sentence.second": "it addresses the reader",
    "sentence.sweeping": "it generalises",
    "sentence.generic": "it says how things are, not what happened",
    "sentence.detail": "its sentence has little detail",
    "sentence.turns": "it argues",
    "sentence.question": "it asks",
    "sentence.exclamation": "it exclaims",
    "sentence.ellipsis": "it breaks off",
    "sentence.scare_quotes": "it has words in scare quotes",
}
_FIRST, _WORTH = 0.75, 0.4
"""A claim of this priority is to be checked first, or is worth checking."""
_ENOUGH = 3
_SLIGHT = 0.15
"""What weighs less is no reason."""


def why(kind: ClaimKind, rank: float, found: list[tuple[str, float]]) -> str:
    """The strongest reasons for and against, e.g. "Check first: it gives a figure, it says when."."""
    up = _say(FOR, [(name, amount) for name, amount in found if amount > 0])
    down = _say(AGAINST, [(name, -amount) for name, amount in found if amount < 0])
    if kind is ClaimKind.OPINION:
        return f"Opinion, or nothing to check: {down or 'it gives no figure, date or name'}."
    if rank < _WORTH:
        waits = f"Can wait: {down or 'it gives no figure, date or name'}."
        return f"{waits} For it: {up}." if up else waits
    lead = "Check first" if rank >= _FIRST else "Worth checking"
    text = f"{lead}: {up or 'it can be checked'}."
    return f"{text} Against: {down}." if down else text


def _say(reasons: dict[str, str], found: list[tuple[str, float]]) -> str:
    """The weightiest reasons; features that say the same weigh together."""
    weights: dict[str, float] = {}
    for name, amount in found:
        weights[reasons[name]] = weights.get(reasons[name], 0.0) + amount
    told = [reason for reason, weight in weights.items() if weight >= _SLIGHT]
    told.sort(key=lambda reason: -weights[reason])
    return ", ".join(told[:_ENOUGH])

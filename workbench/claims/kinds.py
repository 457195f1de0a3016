"""Of which kind a claim is."""

from __future__ import annotations

from workbench.model import ClaimKind, Clause, Modality


def kind_of(
    clause: Clause, claim: dict[str, float], sentence: dict[str, float], *, frame: bool, opinion: bool
) -> ClaimKind:
    """The first that holds; `frame`: the clause only says that somebody said the next one."""
    if frame:
        return ClaimKind.QUOTATION
    if opinion:
        return ClaimKind.OPINION
    if claim.get("prediction") and clause.modality in (Modality.PLANNED, Modality.POSSIBLE):
        return ClaimKind.PREDICTION
    if claim.get("prediction") and not claim["time"] and not claim.get("record"):
        return ClaimKind.PREDICTION
    if claim.get("cause"):
        return ClaimKind.CAUSAL
    if claim.get("comparison"):
        return ClaimKind.COMPARISON
    if claim["figure"]:
        return ClaimKind.FIGURE
    if sentence.get("long_quote") and clause.speaker_span is not None:
        return ClaimKind.QUOTATION
    if clause.modality is Modality.PLANNED and claim.get("prediction"):
        return ClaimKind.PREDICTION
    if claim.get("record") or claim["time"]:
        return ClaimKind.EVENT
    return ClaimKind.STATE

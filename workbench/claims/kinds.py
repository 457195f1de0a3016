"""Of which kind a claim is."""

from __future__ import annotations

from workbench.model import ClaimKind, Clause, Modality, SpeakerKind


def kind_of(clause: Clause, claim: dict[str, float], *, opinion: bool) -> ClaimKind:
    """The first that holds; `opinion`: so little speaks for checking it that it is called one."""
    if clause.frame or (claim.get("quoted") and clause.speaker is not SpeakerKind.NARRATOR):
        return ClaimKind.QUOTATION
    if opinion:
        return ClaimKind.OPINION
    if claim.get("guess") and clause.modality is Modality.POSSIBLE and not clause.past:
        return ClaimKind.PREDICTION
    ahead = clause.modality in (Modality.PLANNED, Modality.POSSIBLE)
    if claim.get("prediction") and (ahead or not (claim["time"] or clause.past)):
        return ClaimKind.PREDICTION
    if clause.modality is Modality.PLANNED and not claim.get("intention"):
        return ClaimKind.PREDICTION
    if claim.get("cause"):
        return ClaimKind.CAUSAL
    if claim.get("comparison"):
        return ClaimKind.COMPARISON
    if claim["figure"]:
        return ClaimKind.FIGURE
    if clause.past or claim.get("record") or claim.get("intention"):
        return ClaimKind.EVENT
    return ClaimKind.STATE

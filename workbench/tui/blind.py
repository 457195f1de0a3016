"""Blind second review: others' verdicts are hidden until the reviewer has given one."""

from __future__ import annotations

from dataclasses import replace

from workbench.tui.state import CaseView, ClaimDetail

TELLING = frozenset({"rate", "sign off", "blind review", "import sheet", "import claimreview"})
"""Deeds whose line in the log tells a verdict."""


def blinded_claim(view: CaseView, detail: ClaimDetail) -> ClaimDetail:
    """A claim's details without its verdicts and what tells them, where they are hidden."""
    if detail.claim.id not in view.hidden:
        return detail
    events = tuple(event for event in detail.events if event.deed not in TELLING)
    return replace(detail, verdicts=(), sign_offs=(), events=events)

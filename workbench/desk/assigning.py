"""Who is to check a claim."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.desk.active import open_claim
from workbench.desk.case import Case
from workbench.desk.verdicts import about, told
from workbench.i18n import tr
from workbench.model import InputError


def assign_claims(case: Case, claim_ids: Sequence[int], name: str) -> None:
    """Give claims to a reviewer, as one deed; an empty name takes them from whoever has them.

    Raises InputError without a claim, ConflictError for one that was set aside.
    """
    name = " ".join(name.split())
    if not claim_ids:
        raise InputError(tr("say which claims are assigned"))
    with case.deed("assign", about(claim_ids)) as deed:
        for claim_id in claim_ids:
            open_claim(case.store, claim_id)
            deed.update("claims", claim_id, {"assigned": name})
        deed.summary = f"assigned {told(claim_ids)} to {name or 'nobody'}"

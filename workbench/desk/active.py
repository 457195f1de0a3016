"""Claims that deeds can be done to. By itself, since a view needs none of what deeds need."""

from __future__ import annotations

from workbench.i18n import tr
from workbench.model import ClaimState, ConflictError, InputError
from workbench.store import queries
from workbench.store.database import Store


def known_claim(store: Store, claim_id: int) -> queries.Row:
    """A claim of the article, whatever became of it."""
    row = queries.claim(store, queries.version_id(store), claim_id)
    if row is None:
        raise InputError(tr("there is no claim with id {claim_id}", claim_id=claim_id))
    return row


def open_claim(store: Store, claim_id: int) -> queries.Row:
    """A claim that evidence and verdicts can be given to."""
    row = known_claim(store, claim_id)
    if row["state"] != ClaimState.ACTIVE:
        raise ConflictError(
            tr(
                "claim {claim_id} is {state} ({state_reason}); restore it first",
                claim_id=claim_id,
                state=tr(row["state"]),
                state_reason=row["state_reason"],
            )
        )
    return row

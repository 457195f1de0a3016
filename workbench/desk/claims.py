"""A reviewer's work on the list of claims: split, merge, bound, add, set aside, confirm."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.desk.active import known_claim, open_claim
from workbench.desk.case import Case
from workbench.desk.holding import hold_evidence_again
from workbench.desk.places import classified, current, sentence_at, trimmed
from workbench.desk.record import insert_claim, insert_placement
from workbench.desk.verdicts import about, told
from workbench.i18n import mark, tr
from workbench.model import ClaimKind, ClaimState, ConflictError, InputError, Span
from workbench.store import queries
from workbench.store.log import Deed

STATES = (mark("active"), mark("dismissed"), mark("replaced"))
"""What messages call a claim's states."""


def split_claim(case: Case, claim_id: int, spans: Sequence[Span]) -> list[int]:
    """Replace a claim by one for each span; their ids. Evidence and verdicts stay with the old one.

    Each span must share text with the claim. Raises InputError for spans that do not, fewer than
    two, or two alike.
    """
    with case.deed("split", f"claim:{claim_id}") as deed:
        row = _active(deed, claim_id)
        text = current(deed.store)
        pieces = [trimmed(text, span) for span in spans]
        if len(set(pieces)) < 2 or len(set(pieces)) < len(pieces):
            raise InputError(tr("a claim is split into two or more different pieces"))
        whole = Span(row["start"], row["stop"])
        if not all(piece.overlaps(whole) for piece in pieces):
            raise InputError(tr("every piece of a split must share text with the claim"))
        ids = []
        for piece in pieces:
            kind, priority, why = classified(text, piece)
            number = insert_claim(
                deed, kind=kind, priority=priority, why=why, origin=case.reviewer, made_of=[claim_id],
                modality=row["modality"], negated=bool(row["negated"]), speaker=row["speaker"],
            )  # fmt: skip
            insert_placement(deed, number, text["id"], piece, text["text"], sentence_at(text, piece))
            ids.append(number)
        _replace(deed, claim_id, f"split into {_named(ids)}")
        deed.summary = f"split claim {claim_id} into {_named(ids)}"
        return ids


def merge_claims(case: Case, claim_ids: Sequence[int]) -> int:
    """Replace claims by one from the first's start to the last's end; its id.

    Evidence and verdicts stay with the old ones. Raises InputError for fewer than two claims.
    """
    ids = list(dict.fromkeys(claim_ids))
    if len(ids) < 2:
        raise InputError(tr("merging takes two or more claims"))
    with case.deed("merge") as deed:
        rows = [_active(deed, claim_id) for claim_id in ids]
        text = current(deed.store)
        span = Span(min(row["start"] for row in rows), max(row["stop"] for row in rows))
        first = max(rows, key=lambda row: row["priority"])
        number = insert_claim(
            deed, kind=ClaimKind(first["kind"]), priority=first["priority"], why=first["why"],
            origin=case.reviewer, made_of=sorted(ids), modality=first["modality"],
            negated=bool(first["negated"]), speaker=first["speaker"],
        )  # fmt: skip
        insert_placement(deed, number, text["id"], span, text["text"], sentence_at(text, span))
        for claim_id in ids:
            _replace(deed, claim_id, f"merged into {number}")
        deed.subject = f"claim:{number}"
        deed.summary = f"merged claims {_named(sorted(ids))} into {number}"
        return number


def rebound_claim(case: Case, claim_id: int, span: Span) -> None:
    """Give a claim other bounds; its evidence is held against them at once."""
    with case.deed("rebound", f"claim:{claim_id}") as deed:
        row = _active(deed, claim_id)
        text = current(deed.store)
        new = trimmed(text, span)
        deed.update(
            "placements",
            row["placement_id"],
            {
                "start": new.start,
                "stop": new.end,
                "text": new.of(text["text"]),
                "sentence": sentence_at(text, new),
            },
        )
        hold_evidence_again(deed, claim_id)
        deed.summary = f"moved the bounds of claim {claim_id} to {new.start}..{new.end}"


def add_claim(case: Case, span: Span, kind: ClaimKind | None = None) -> int:
    """A claim that the rules did not propose; its id. Without `kind` the rules name one.

    Raises InputError for an empty span, one outside the article, and one that is a claim already.
    """
    with case.deed("add") as deed:
        text = current(deed.store)
        new = trimmed(text, span)
        for row in queries.claims(case.store, text["id"]):
            same = row["present"] and Span(row["start"], row["stop"]) == new
            if same and row["state"] != ClaimState.REPLACED:
                raise InputError(
                    tr("these words are claim {id} already ({state})", id=row["id"], state=tr(row["state"]))
                )
        proposed, priority, why = classified(text, new)
        number = insert_claim(deed, kind=kind or proposed, priority=priority, why=why, origin=case.reviewer)
        insert_placement(deed, number, text["id"], new, text["text"], sentence_at(text, new))
        deed.subject = f"claim:{number}"
        deed.summary = f"added claim {number}"
        return number


def dismiss_claim(case: Case, claim_id: int, reason: str) -> None:
    """Set a claim aside. Raises InputError without a reason."""
    dismiss_claims(case, [claim_id], reason)


def dismiss_claims(case: Case, claim_ids: Sequence[int], reason: str) -> None:
    """Set several claims aside for one reason, as one deed. Raises InputError without a reason."""
    reason = reason.strip()
    if not reason:
        raise InputError(tr("say why the claim is dismissed"))
    if not claim_ids:
        raise InputError(tr("say which claims are dismissed"))
    with case.deed("dismiss", about(claim_ids)) as deed:
        for claim_id in claim_ids:
            _active(deed, claim_id)
            deed.update("claims", claim_id, {"state": ClaimState.DISMISSED.value, "state_reason": reason})
        deed.summary = f"dismissed {told(claim_ids)}: {reason}"


def restore_claim(case: Case, claim_id: int) -> None:
    """Take a dismissed claim back into the list. Raises ConflictError for any other."""
    with case.deed("restore", f"claim:{claim_id}") as deed:
        row = known_claim(deed.store, claim_id)
        if row["state"] != ClaimState.DISMISSED:
            raise ConflictError(
                tr(
                    "claim {claim_id} is {state}, not dismissed; undo is the way back",
                    claim_id=claim_id,
                    state=tr(row["state"]),
                )
            )
        deed.update("claims", claim_id, {"state": ClaimState.ACTIVE.value, "state_reason": ""})
        deed.summary = f"restored claim {claim_id}"


def set_kind(case: Case, claim_id: int, kind: ClaimKind) -> None:
    with case.deed("kind", f"claim:{claim_id}") as deed:
        row = _active(deed, claim_id)
        deed.update("claims", claim_id, {"kind": kind.value})
        deed.summary = f"claim {claim_id} is {kind.value}, not {row['kind']}"


def confirm_claim(case: Case, claim_id: int) -> None:
    """Take "look again" off: the reviewer has seen how a revised article words the claim."""
    with case.deed("confirm", f"claim:{claim_id}") as deed:
        row = _active(deed, claim_id)
        deed.update("placements", row["placement_id"], {"look_again": 0})
        deed.summary = f"confirmed claim {claim_id}"


def _active(deed: Deed, claim_id: int) -> queries.Row:
    row = open_claim(deed.store, claim_id)
    if not row["present"]:
        raise ConflictError(
            tr(
                "claim {claim_id} is no longer in the article; nothing can be done to its text",
                claim_id=claim_id,
            )
        )
    return row


def _replace(deed: Deed, claim_id: int, reason: str) -> None:
    deed.update("claims", claim_id, {"state": ClaimState.REPLACED.value, "state_reason": reason})


def _named(ids: Sequence[int]) -> str:
    return " and ".join([", ".join(map(str, ids[:-1])), str(ids[-1])]) if len(ids) > 1 else str(ids[0])

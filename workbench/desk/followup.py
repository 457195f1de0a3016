"""Following flags up: with the author, and to an end."""

from __future__ import annotations

from workbench.desk.case import Case
from workbench.i18n import tr
from workbench.model import FollowUpState, InputError
from workbench.store import queries
from workbench.store.log import Deed

NOTED = (FollowUpState.EXPLAINED, FollowUpState.CORRECTED, FollowUpState.DISMISSED)
"""States that end a flag, and so need a note that says how."""


def follow_up(case: Case, flag_id: int, state: FollowUpState, note: str = "") -> int:
    """Take a flag a step further; the step's id.

    Raises InputError where explained, corrected or dismissed comes without a note.
    """
    note = note.strip()
    if state in NOTED and not note:
        raise InputError(tr("say in a note why the flag is {value}", value=tr(state.value)))
    with case.deed("follow up", f"flag:{flag_id}") as deed:
        row = _flag(deed, flag_id)
        number = deed.insert(
            "follow_ups",
            {
                "flag_id": flag_id,
                "state": state.value,
                "note": note,
                "reviewer": case.reviewer,
                "at": deed.at,
            },
        )
        deed.update("flags", flag_id, {"state": state.value})
        deed.summary = f"flag {flag_id} ({row['rule']}): {row['state']} -> {state.value}"
        if note:
            deed.summary += f": {note}"
    return number


def set_question(case: Case, flag_id: int, question: str) -> None:
    """Word the question to the author anew; an empty one brings the rule's own wording back."""
    with case.deed("question", f"flag:{flag_id}") as deed:
        _flag(deed, flag_id)
        deed.update("flags", flag_id, {"own_question": question.strip()})
        deed.summary = f"worded the question of flag {flag_id}"


def _flag(deed: Deed, flag_id: int) -> queries.Row:
    row = queries.flag(deed.store, flag_id)
    if row is None:
        raise InputError(tr("there is no flag with id {flag_id}", flag_id=flag_id))
    return row

"""The sheet that went out to be edited, come back: what changes, what conflicts, all or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.desk import verdicts
from workbench.desk.case import Case
from workbench.desk.followup import NOTED
from workbench.desk.reporting import arranged
from workbench.i18n import tr
from workbench.model import ConflictError, FollowUpState, InputError

if TYPE_CHECKING:
    from workbench.report.sheet import Row
    from workbench.store.log import Deed

_MOST_TOLD = 5


@dataclass(frozen=True, slots=True)
class Change:
    """What one row of a sheet asks for."""

    item: str
    """`claim:12`, `evidence:3` or `flag:5`."""
    before: str
    after: str
    """Rating and rationale, state and answer, or note: as the case and as the sheet has it."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do. With conflicts or problems it is refused whole."""

    changes: tuple[Change, ...] = ()
    conflicts: tuple[str, ...] = ()
    """Rows that somebody else worked on since the sheet was written: who, when, what."""
    problems: tuple[str, ...] = ()
    """Rows that cannot be taken as they are, and what to do."""


@dataclass
class _Plan:
    changes: list[Change] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    deeds: list[Callable[[Deed], None]] = field(default_factory=list)


def preview_sheet(case: Case, data: bytes) -> Preview:
    """What importing an edited sheet would change; nothing is changed.

    `data` is the file's bytes, CSV or XLSX. Raises InputError for what is no sheet of this case.
    """
    plan = _plan(case, data)
    return Preview(tuple(plan.changes), tuple(plan.conflicts), tuple(plan.problems))


def import_sheet(case: Case, data: bytes) -> tuple[Change, ...]:
    """Take an edited sheet in: ratings with rationales, follow-ups with answers, notes of evidence.

    One deed, all or nothing. Raises ConflictError where somebody worked on a changed row since the
    sheet was written, InputError for rows that cannot be taken and for what is no sheet of this case.
    """
    with case.deed("import sheet") as deed:
        plan = _plan(case, data)
        if plan.conflicts:
            raise ConflictError(_told(plan.conflicts))
        if plan.problems:
            raise InputError(_told(plan.problems))
        for do in plan.deeds:
            do(deed)
        deed.summary = f"imported a sheet: {len(plan.changes)} changes"
    return tuple(plan.changes)


def _told(lines: Sequence[str]) -> str:
    told = "; ".join(lines[:_MOST_TOLD])
    if len(lines) > _MOST_TOLD:
        told = tr("{rows}; and {n} more", rows=told, n=len(lines) - _MOST_TOLD)
    return tr("nothing was imported: {rows}", rows=told)


def _plan(case: Case, data: bytes) -> _Plan:
    from workbench.report import sheet
    from workbench.report.sheet_reading import read

    rows = read(data)
    known = _Known(case)
    times = Counter(row.item for row in rows)
    plan = _Plan()
    for row in rows:
        told, _, cells = row.seen.strip().rpartition(".")
        mark, _, newest = told.partition(".")
        if not told:
            plan.problems.append(
                f"{row.item or row.text[:40]}: only rows that the sheet came with can be read"
            )
        elif mark != known.mark:
            raise InputError(tr("{item}: this sheet is of another case", item=row.item))
        elif times[row.item] > 1:
            plan.problems.append(tr("{item} stands in the sheet {n} times", item=row.item, n=times[row.item]))
        elif sheet.cells_mark(*sheet.edited(row)) != cells:
            _change(known, plan, row, newest)
    return plan


class _Known:
    """The case as it stands, by the items of a sheet."""

    def __init__(self, case: Case) -> None:
        from workbench.report.sheet import case_mark

        report = arranged(case)
        self.case = case
        self.mark = case_mark(report.versions[0].text_sha256)
        self.claims = {f"claim:{entry.claim.id}": entry for entry in report.claims}
        self.flags = {f"flag:{entry.flag.id}": entry.flag for entry in report.flags}
        self.evidence = {
            f"evidence:{piece.evidence.id}": piece.evidence
            for entry in report.claims
            for piece in entry.evidence
        }


def _change(known: _Known, plan: _Plan, row: Row, newest: str) -> None:
    """Add what a touched row asks for to the plan."""
    try:
        if row.item in known.claims:
            _verdict(known, plan, row, newest)
        elif row.item in known.flags:
            _follow_up(known, plan, row, newest)
        elif row.item in known.evidence:
            _note(known, plan, row)
        else:
            plan.problems.append(
                tr("{item} is no longer listed in the case; take its row out", item=row.item)
            )
    except InputError as error:
        plan.problems.append(f"{row.item}: {error}")


def _verdict(known: _Known, plan: _Plan, row: Row, newest: str) -> None:
    entry = known.claims[row.item]
    now = entry.verdicts[0] if entry.verdicts else None
    rationale = row.rationale.strip()
    _only(row, "rating", "rationale")
    if not row.rating.strip():
        raise InputError(tr("a rating cannot be taken away, only changed; give one"))
    if not rationale:
        raise InputError(tr("a verdict needs a rationale: say why"))
    step = verdicts.step_of(known.case, row.rating)
    if now and (now.rating, _shown(now.rationale)) == (step.id, rationale):
        return
    before = f"{now.rating}: {now.rationale}" if now else ""
    plan.changes.append(Change(row.item, before, f"{step.id}: {rationale}"))
    if now and str(now.id) != newest:
        plan.conflicts.append(
            tr(
                "{item} was rated {rating} by {reviewer} at {at}",
                item=row.item,
                rating=tr(now.rating),
                reviewer=now.reviewer,
                at=now.at,
            )
        )
    claim_id = entry.claim.id
    plan.deeds.append(lambda deed: _give(deed, claim_id, step.id, rationale))


def _follow_up(known: _Known, plan: _Plan, row: Row, newest: str) -> None:
    flag = known.flags[row.item]
    now = max(flag.follow_ups, key=lambda step: step.id, default=None)
    _only(row, "state", "note")
    state, note = _state(row.state), row.note.strip()
    if state in NOTED and not note:
        raise InputError(tr("say in a note why the flag is {value}", value=tr(state.value)))
    if (flag.state, _shown(now.note) if now else "") == (state, note):
        return
    before = f"{flag.state.value}: {now.note}" if now else flag.state.value
    plan.changes.append(Change(row.item, before, f"{state.value}: {note}" if note else state.value))
    if str(now.id if now else 0) != newest and now:
        plan.conflicts.append(
            tr(
                "{item} was set {state} by {reviewer} at {at}",
                item=row.item,
                state=tr(now.state.value),
                reviewer=now.reviewer,
                at=now.at,
            )
        )
    plan.deeds.append(lambda deed: _step(deed, flag.id, state, note))


def _note(known: _Known, plan: _Plan, row: Row) -> None:
    """A note has one wording at a time: what it was when the sheet was written is in the row's mark."""
    piece = known.evidence[row.item]
    note = row.note.strip()
    _only(row, "note")
    if note == _shown(piece.note):
        return
    plan.changes.append(Change(row.item, piece.note, note))
    from workbench.report.sheet import cells_mark

    if cells_mark("", "", "", _shown(piece.note)) != row.seen.strip().rpartition(".")[2]:
        plan.conflicts.append(
            tr("the note of {item} was changed since; it now says: {note}", item=row.item, note=piece.note)
        )
    plan.deeds.append(lambda deed: _write_note(deed, piece.id, note))


def _only(row: Row, *columns: str) -> None:
    """Raises InputError where a column is filled that means nothing for this kind of row."""
    for column in ("rating", "rationale", "state", "note"):
        if column not in columns and getattr(row, column).strip():
            raise InputError(tr("this row has no {column}; empty that cell", column=column))


def _state(word: str) -> FollowUpState:
    """A state by its name or its label in any language."""
    from workbench.report.labels import label_languages, labels

    wanted = word.strip().casefold()
    for state in FollowUpState:
        names = (labels(lang)["follow_up_states"][state.value] for lang in label_languages())
        if wanted in (state.value, *(name.casefold() for name in names)):
            return state
    raise InputError(
        tr("there is no state {word!r}; there are: {there}", word=word, there=", ".join(FollowUpState))
    )


def _shown(text: str) -> str:
    from workbench.report.sheet import shown

    return shown(text).strip()


def _give(deed: Deed, claim_id: int, rating: str, rationale: str) -> None:
    verdicts.insert_verdict(deed, claim_id, rating, rationale)


def _step(deed: Deed, flag_id: int, state: FollowUpState, note: str) -> None:
    step = {"flag_id": flag_id, "state": state.value, "note": note, "reviewer": deed.reviewer, "at": deed.at}
    deed.insert("follow_ups", step)
    deed.update("flags", flag_id, {"state": state.value})


def _write_note(deed: Deed, evidence_id: int, note: str) -> None:
    deed.update("evidence", evidence_id, {"note": note})

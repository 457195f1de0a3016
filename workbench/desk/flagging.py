"""Flags of an analysis against the flags that a case has: states are kept by fingerprint.

A fingerprint is the rule plus the folded text of the spans. Where an article says the same thing in
several places, the places are told apart by the sentences around them.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from workbench.desk.places import sentence_of
from workbench.language.fold import fold
from workbench.model import Analysis, Flag, FollowUpState, Span
from workbench.store import queries
from workbench.store.columns import dump
from workbench.store.log import Deed


def refresh_flags(deed: Deed, analysis: Analysis, flags: Iterable[Flag]) -> tuple[int, int]:
    """Make the stored flags say what `flags` says; how many are new, and how many are gone.

    What is raised again keeps its row, state and history; what is no longer raised is marked so.
    Flags about evidence are left alone.
    """
    known: dict[str, list[queries.Row]] = defaultdict(list)
    for stored in queries.flags(deed.store, gone=True):
        if stored["evidence_id"] is None:
            known[stored["fingerprint"].partition("#")[0]].append(stored)
    raised: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for flag in flags:
        raised[_fingerprint(flag, analysis.text)].append(_columns(flag, analysis))
    new = 0
    for base, columns in raised.items():
        rows = known.pop(base, [])
        taken = len(rows)
        for wanted, row in _paired(columns, rows):
            if row is None:
                taken += 1
                insert_flag(deed, wanted, fingerprint=base if taken == 1 else f"{base}#{taken}")
                new += 1
            else:
                new += bool(row["gone"] or not row["present"])
                deed.update("flags", row["id"], {**wanted, "gone": 0})
                rows.remove(row)
        known[base] = rows
    gone = sum(
        deed.update("flags", stale["id"], {"present": 0})
        for rows in known.values()
        for stale in rows
        if not stale["gone"]
    )
    return new, gone


def insert_flag(
    deed: Deed, columns: dict[str, Any], *, fingerprint: str, evidence_id: int | None = None
) -> int:
    """A new flag, open."""
    kept = {"own_question": "", "state": FollowUpState.OPEN.value, "evidence_id": evidence_id}
    return deed.insert("flags", {"fingerprint": fingerprint, **columns, **kept})


def _fingerprint(flag: Flag, text: str) -> str:
    parts = [flag.rule, *(" ".join(fold(span.of(text)).split()) for span in flag.spans)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def _columns(flag: Flag, analysis: Analysis) -> dict[str, Any]:
    return {
        "rule": flag.rule,
        "severity": flag.severity.value,
        "message": flag.message,
        "question": flag.question,
        "spans": dump([[span.start, span.end] for span in flag.spans]),
        "texts": dump([span.of(analysis.text) for span in flag.spans]),
        "span_values": dump(list(flag.values)),
        "why": dump(list(flag.why)),
        "score": round(flag.score, 4),
        "context": _context(flag.spans, analysis),
        "present": 1,
    }


def _context(spans: tuple[Span, ...], analysis: Analysis) -> str:
    """The folded sentences that the spans begin in, at most 500 characters of each."""
    found = [
        fold(analysis.sentences[sentence_of(analysis.sentences, span)].span.of(analysis.text))[:500]
        for span in spans
        if analysis.sentences
    ]
    return "\n".join(found)


def _paired(
    columns: list[dict[str, Any]], rows: list[queries.Row]
) -> list[tuple[dict[str, Any], queries.Row | None]]:
    """Each raised flag with the stored one it continues: same context first, then the likest."""
    left = list(rows)
    pairs: list[tuple[dict[str, Any], queries.Row | None]] = []
    rest = []
    for wanted in columns:
        same = next((row for row in left if row["context"] == wanted["context"]), None)
        if same is None:
            rest.append(wanted)
        else:
            left.remove(same)
            pairs.append((wanted, same))
    for wanted in rest:
        likest = max(left, key=lambda row: _likeness(row["context"], wanted["context"]), default=None)
        if likest is not None:
            left.remove(likest)
        pairs.append((wanted, likest))
    return pairs


def _likeness(a: str, b: str) -> float:
    from rapidfuzz import fuzz

    return fuzz.ratio(a, b)

"""Build the worked example: `claims.db` from `sources/` and `tools/example_review.json`.

    python -m tools.example          # or: make example

The article stands in `sources/` byte for byte as it was given, beside one note for each outside
source of the review. Everything goes through the desk, as a reviewer's deeds would, under the
reviewer name "example" and on a clock of its own, so that the content is the same at every build.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from workbench.desk import claims as claim_deeds
from workbench.desk import evidence, verdicts, views
from workbench.desk.case import Case
from workbench.desk.ingest import new_case
from workbench.model import CaptureKind, ClaimRow, Grade, SourceInfo, Span, Stance

ROOT = Path(__file__).parent.parent
REVIEW = ROOT / "tools" / "example_review.json"
REVIEWER = "example"
BEGAN = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SAME_CLAIM = 0.5
"""A proposed claim that shares this much with the reviewed span is re-bound to it; else one is added."""


class Clock:
    """A minute a deed."""

    def __init__(self) -> None:
        self._now = BEGAN

    def __call__(self) -> datetime:
        self._now += timedelta(minutes=1)
        return self._now


def review() -> dict[str, Any]:
    """The example's review, as `example_review.json` has it."""
    found: dict[str, Any] = json.loads(REVIEW.read_text(encoding="utf-8"))
    return found


def article_file() -> Path:
    """The example's article."""
    return ROOT / "sources" / str(review()["article"]["file"])


def note_text(source: dict[str, Any]) -> str:
    """A note's text: what the source says, what to beware of, how reliable it is."""
    lines = [source["says"]]
    if source["caveat"]:
        lines.append(f"Caveat: {source['caveat']}")
    lines.append(f"Reliability: {source['reliability']}")
    return "\n\n".join(lines) + "\n"


def source_info(source: dict[str, Any]) -> SourceInfo:
    return SourceInfo(
        title=source["title"],
        publisher=source["publisher"],
        published=source["published"],
        url=source["url"],
        grade=Grade(source["grade"]),
        caveat=source["caveat"] or "",
    )


def shared(a: Span, b: Span) -> float:
    """How much of their union two spans share, 0..1."""
    common = max(0, min(a.end, b.end) - max(a.start, b.start))
    return common / (max(a.end, b.end) - min(a.start, b.start))


def claim_at(case: Case, span: Span, taken: set[int]) -> int:
    """The claim for a reviewed span, re-bound or added where the rules cut otherwise."""
    free: list[ClaimRow] = [row for row in views.claims(case) if row.id not in taken]
    best = max(free, key=lambda row: shared(row.span, span))
    if best.span == span:
        return best.id
    if shared(best.span, span) >= SAME_CLAIM:
        claim_deeds.rebound_claim(case, best.id, span)
        return best.id
    return claim_deeds.add_claim(case, span)


def build(folder: Path) -> None:
    """Make the case in `folder`, which must not hold one."""
    wanted = review()
    given = folder.with_name(wanted["article"]["given_as"])
    shutil.copyfile(article_file(), given)
    with new_case(folder, given, reviewer=REVIEWER, clock=Clock()) as case:
        ids: dict[str, int] = {}
        for source in wanted["sources"]:
            attached = evidence.attach_text(
                case, note_text(source), source_info(source), kind=CaptureKind.NOTE
            )
            ids[source["id"]] = attached.source_id
        taken: set[int] = set()
        for rating in wanted["ratings"]:
            span = Span(rating["start"], rating["end"])
            if span.of(views.article(case).text) != rating["quote"]:
                raise SystemExit(f"example: the article does not read {rating['quote']!r} at {span.start}")
            claim = claim_at(case, span, taken)
            taken.add(claim)
            for item in rating["evidence"]:
                evidence.add_evidence(case, claim, ids[item["source"]], Stance(item["stance"]))
            verdicts.rate(case, claim, rating["rating"], rating["rationale"])


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        built = Path(scratch) / "case"
        build(built)
        shutil.copytree(built / "sources", ROOT / "sources", dirs_exist_ok=True)
        for file in (ROOT / "sources").iterdir():
            if not (built / "sources" / file.name).exists():
                file.unlink()
        for beside in ("claims.db-wal", "claims.db-shm"):
            (ROOT / beside).unlink(missing_ok=True)
        shutil.copyfile(built / "claims.db", ROOT / "claims.db")
    sys.stdout.write("claims.db and sources/ are built\n")


if __name__ == "__main__":
    main()

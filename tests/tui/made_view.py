"""A case made by hand, so that snapshots change only when the screens do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from workbench.desk.listing import Claims, Listing
from workbench.model import (
    Agreement,
    ArticleVersion,
    Block,
    BlockRole,
    Capture,
    CaptureKind,
    ClaimKind,
    ClaimRow,
    ClaimState,
    Event,
    Evidence,
    Fact,
    FactComparison,
    FlagRow,
    FollowUp,
    FollowUpState,
    Grade,
    How,
    Progress,
    Rating,
    Selector,
    Severity,
    Source,
    SourceInfo,
    Span,
    Stance,
    Verdict,
)
from workbench.tui.state import CaseView, ClaimDetail, Once

TEXT = (
    "مصنع النخلة بين وعدين\n"
    "أعلنت شركة النخلة أن مديرها سامي الحداد غادر مجلس الإدارة في نهاية يناير 2018."
    " وقالت الشركة إن المصنع كلف 12 مليون دولار (بحسب \u200fCoast Daily).\n"
    "وكان سامي الحداد قد غادر مجلس الإدارة في نهاية 2018 بعد خلاف على التمويل، ولا خلافَ الآن."
)
SCALE = tuple(
    Rating(name, value, name.capitalize(), arabic, "", "")
    for name, value, arabic in (
        ("true", 5, "صحيح"),
        ("mostly true", 4, "صحيح في معظمه"),
        ("half true", 3, "نصف صحيح"),
        ("mostly false", 2, "خاطئ في معظمه"),
        ("false", 1, "خاطئ"),
        ("not enough evidence", None, "أدلة غير كافية"),
    )
)
AT = "2026-03-01T09:30:00Z"


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def claim(number: int, words: str, kind: ClaimKind, rating: str | None = None) -> ClaimRow:
    return ClaimRow(
        id=number,
        number=number,
        span=span(words),
        text=words,
        sentence=number,
        kind=kind,
        priority=0.5,
        why="Worth checking: it says when.",
        origin="rule",
        state=ClaimState.ACTIVE,
        state_reason="",
        look_again=False,
        carried_score=None,
        rating=rating,
        evidence_count=0,
        flag_ids=(),
        open_flag_count=0,
    )


CLAIMS = (
    claim(1, "أعلنت شركة النخلة أن مديرها سامي الحداد", ClaimKind.QUOTATION, "mostly true"),
    replace(
        claim(2, "غادر مجلس الإدارة في نهاية يناير 2018", ClaimKind.EVENT),
        flag_ids=(1,),
        open_flag_count=1,
        evidence_count=1,
    ),
    claim(3, "المصنع كلف 12 مليون دولار", ClaimKind.FIGURE, "false"),
    replace(
        claim(4, "غادر مجلس الإدارة في نهاية 2018 بعد خلاف على التمويل", ClaimKind.CAUSAL),
        flag_ids=(1,),
        open_flag_count=1,
        look_again=True,
        carried_score=71.0,
    ),
    claim(5, "لا خلافَ الآن", ClaimKind.STATE),
)
FLAG = FlagRow(
    id=1,
    fingerprint="f",
    rule="date-conflict",
    severity=Severity.CONFLICT,
    message="one event, two dates: “نهاية يناير 2018” (2018-01-21..2018-01-31),"
    " “نهاية 2018” (2018-10-01..2018-12-31)",
    question="أي التاريخين هو الصحيح، وما مصدره؟",
    spans=(span("نهاية يناير 2018"), span("نهاية 2018")),
    texts=("نهاية يناير 2018", "نهاية 2018"),
    values=("2018-01-21..2018-01-31", "2018-10-01..2018-12-31"),
    why=("same kind of event: leaving", "same words: مجلس, الإدارة"),
    state=FollowUpState.QUERIED,
    present=True,
    claim_ids=(2, 4),
    follow_ups=(FollowUp(1, 1, FollowUpState.QUERIED, "سألنا الكاتب", "نور", AT),),
)
NOTE = replace(
    FLAG,
    id=2,
    rule="unsourced-figure",
    severity=Severity.NOTE,
    message="no source in the paragraph for “12 مليون دولار”",
    spans=(span("12 مليون دولار"),),
    texts=("12 مليون دولار",),
    values=(),
    state=FollowUpState.OPEN,
    claim_ids=(3,),
    follow_ups=(),
)


class MadeClaims(Claims):
    """The claims above, without a case behind them; every filter lists them all."""

    def __init__(self) -> None:
        self.listed = Listing([claim.id for claim in CLAIMS], self.read)

    def read(self, ids: Sequence[int]) -> list[ClaimRow]:
        return [next(claim for claim in CLAIMS if claim.id == wanted) for wanted in ids]

    def get(self, claim_id: int) -> ClaimRow | None:
        return self.read([claim_id])[0]

    def within(self, start: int, stop: int) -> list[ClaimRow]:
        return [claim for claim in CLAIMS if claim.span.overlaps(Span(start, stop))]

    @cached_property
    def flags(self) -> tuple[FlagRow, ...]:
        return (FLAG, NOTE)

    def read_ahead(self) -> None:
        pass

    def close(self) -> None:
        pass


MADE_CLAIMS = MadeClaims()
ARTICLE = ArticleVersion(
    id=1,
    number=1,
    text=TEXT,
    text_sha256="0",
    file="article.txt",
    title="مصنع النخلة بين وعدين",
    title_span=Span(0, 21),
    author="",
    publisher="",
    published="",
    url="",
    lang="ar",
    taken_at=AT,
    blocks=tuple(
        Block(span(line), BlockRole.TITLE if i == 0 else BlockRole.PARAGRAPH)
        for i, line in enumerate(TEXT.split("\n"))
    ),
    sentences=(),
)
VIEW = CaseView(
    title="مصنع النخلة بين وعدين",
    reviewer="نور",
    read_only=False,
    text=Once(lambda: ARTICLE),
    claims=MADE_CLAIMS,
    listed=MADE_CLAIMS.listed,
    filter="",
    progress=Progress(5, 2, 1, 2, 1, 0),
    scale=SCALE,
    sources=(),
    saved=(),
)
VIEW.read_ahead()
DETAIL = ClaimDetail(
    claim=CLAIMS[1],
    facts=(Fact("time", FLAG.spans[0], "نهاية يناير 2018", "2018-01-21..2018-01-31"),),
    evidence=(
        Evidence(
            id=1,
            claim_id=2,
            source_id=1,
            source_title="Coast Daily",
            capture_kind=CaptureKind.NOTE,
            stance=Stance.PARTLY,
            selector=Selector("left the board in February", "He ", ".", 3, 29),
            how=How.FUZZY,
            score=88.0,
            anchored=True,
            note="شهر آخر",
            reviewer="نور",
            at=AT,
            facts=(
                FactComparison(
                    "time",
                    "نهاية يناير 2018",
                    "February",
                    Agreement.DIFFER,
                    "the claim says 2018-01-21..2018-01-31, the passage says 2018-02",
                ),
            ),
        ),
    ),
    verdicts=(Verdict(1, 2, "half true", "الشهر مختلف", "هدى", AT),),
    flags=(FLAG,),
    events=(
        Event(1, AT, "نور", "evidence", "source 1 partly supports claim 2", "claim:2", (), None, None, ""),
    ),
)
SOURCES = (
    Source(
        1,
        SourceInfo(
            title="Coast Daily", publisher="Coast Press", published="2018-02-21", grade=Grade.SECONDARY
        ),
        (
            Capture(
                1,
                1,
                CaptureKind.NOTE,
                "note.txt",
                "text/plain",
                "0" * 64,
                42,
                AT,
                "He left in February.",
                "0",
            ),
        ),
        1,
    ),
    Source(
        2,
        SourceInfo(title="صحيفة الساحل", published="2018-02-20", url="https://example.org/a", lang="ar"),
        (
            Capture(
                2, 2, CaptureKind.SNAPSHOT, "page.html", "text/html", "1" * 64, 1200, AT, "غادر المجلس.", "1"
            ),
        ),
    ),
)

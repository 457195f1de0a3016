"""Hand-made cases for the report: an Arabic one with everything in it, and one where all text is hostile."""

from __future__ import annotations

from dataclasses import replace

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
    Coverage,
    Evidence,
    Fact,
    FactComparison,
    FlagRow,
    FollowUp,
    FollowUpState,
    Grade,
    How,
    Rating,
    Search,
    Selector,
    Severity,
    SignOff,
    Source,
    SourceInfo,
    Span,
    Stance,
    Verdict,
)
from workbench.report.model import Materials

SCALE = (
    Rating("true", 5, "true", "صحيح", "Supported", "SUPPORTS"),
    Rating("mostly true", 4, "mostly true", "صحيح في معظمه", "Supported", "SUPPORTS"),
    Rating("half true", 3, "half true", "نصف صحيح", "Conflicting Evidence/Cherrypicking", "NOT ENOUGH INFO"),
    Rating("mostly false", 2, "mostly false", "خاطئ في معظمه", "Refuted", "REFUTES"),
    Rating("false", 1, "false", "خاطئ", "Refuted", "REFUTES"),
    Rating(
        "misleading context",
        None,
        "misleading context",
        "سياق مضلل",
        "Conflicting Evidence/Cherrypicking",
        "REFUTES",
    ),
    Rating(
        "not enough evidence",
        None,
        "not enough evidence",
        "أدلة غير كافية",
        "Not Enough Evidence",
        "NOT ENOUGH INFO",
    ),
    Rating("opinion", None, "opinion (not rated)", "رأي (لا يُقيَّم)", "Not Enough Evidence", "NOT ENOUGH INFO"),
)

ARABIC = (
    "جسر المدينة بين الوعود والأرقام\n"
    "افتتحت البلدية الجسر الجديد في مارس 2015، وبلغت كلفته 40 مليون دولار. "
    "قالت المهندسة سلمى حداد إن الجسر «أطول جسر في المنطقة»، وإن العمل انتهى قبل موعده.\n"
    "قصة التمويل\n"
    "وفقًا لسجلات البلدية، افتُتح الجسر في نوفمبر 2016 بعد تأخر طويل. "
    "ومن المرجح أن ترتفع الكلفة إلى 55 مليون دولار بحلول عام 2030.\n"
    "افتتحت البلدية الجسر الجديد في مارس 2015، وبلغت كلفته 40 مليون دولار."
)
ENGLISH = (
    "The bridge between promises and figures\n"
    "The town opened the new bridge in March 2015, and it cost 40 million dollars. "
    "Engineer Salma Haddad said the bridge was “the longest in the region”, and that work ended early.\n"
    "The story of the money\n"
    "According to the town's records, the bridge was opened in November 2016 after a long delay. "
    "The cost will probably rise to 55 million dollars by 2030.\n"
    "The town opened the new bridge in March 2015, and it cost 40 million dollars."
)
_PARTS = {
    "ar": (
        "افتتحت البلدية الجسر الجديد في مارس 2015",
        "وبلغت كلفته 40 مليون دولار",
        "قالت المهندسة سلمى حداد إن الجسر «أطول جسر في المنطقة»",
        "الجسر «أطول جسر في المنطقة»، وإن العمل انتهى قبل موعده",
        "افتُتح الجسر في نوفمبر 2016 بعد تأخر طويل",
        "ومن المرجح أن ترتفع الكلفة إلى 55 مليون دولار بحلول عام 2030",
    ),
    "en": (
        "The town opened the new bridge in March 2015",
        "it cost 40 million dollars",
        "Engineer Salma Haddad said the bridge was “the longest in the region”",
        "the bridge was “the longest in the region”, and that work ended early",
        "the bridge was opened in November 2016 after a long delay",
        "The cost will probably rise to 55 million dollars by 2030",
    ),
}
_KINDS = (
    ClaimKind.EVENT,
    ClaimKind.FIGURE,
    ClaimKind.QUOTATION,
    ClaimKind.COMPARISON,
    ClaimKind.EVENT,
    ClaimKind.PREDICTION,
)
_RATINGS = ("false", "mostly true", "half true", "misleading context", "true", "")
_WORDS = {
    "ar": {
        "conflict": "الافتتاح نفسه مؤرخ بتاريخين لا يجتمعان",
        "question": "في أي شهر افتُتح الجسر؟",
        "rationale": "يذكر محضر البلدية أن الافتتاح كان في 12 نوفمبر 2016، ولا يذكر أي افتتاح قبله.",
        "source": "محضر جلسة المجلس البلدي رقم 48",
        "quote": "تم افتتاح الجسر رسميًا يوم 12 نوفمبر 2016",
        "note": "السجل متاح للجمهور.",
        "later": "نوفمبر 2016",
    },
    "en": {
        "conflict": "the same opening is dated twice, and both dates cannot hold",
        "question": "In which month was the bridge opened?",
        "rationale": "The town's minutes put the opening on 12 November 2016 and know of none before it.",
        "source": "Minutes of the town council, no. 48",
        "quote": "The bridge was officially opened on 12 November 2016",
        "note": "The record is open to the public.",
        "later": "November 2016",
    },
}


def materials(lang: str = "ar") -> Materials:
    """A case with overlapping claims, a conflict, a repeat, a snapshot, a note and a changed rating."""
    text = ARABIC if lang == "ar" else ENGLISH
    words = _WORDS[lang]
    spans = [_span(text, part) for part in _PARTS[lang]]
    claims = [_claim(number, span, text) for number, span in enumerate(spans, 1)]
    claims.append(
        replace(_claim(7, spans[0], text), number=0, state=ClaimState.DISMISSED, state_reason=words["note"])
    )
    conflict = _flag(text, (spans[0], spans[4]), words["conflict"], words["question"])
    return Materials(
        versions=[_article(text, lang)],
        scale=SCALE,
        claims=claims,
        facts={1: _facts(text, lang), 5: [_month(text, words["later"], "2016-11-01", "2016-11-30")]},
        evidence={
            1: [
                _evidence(1, 1, 1, words, kind=CaptureKind.SNAPSHOT, stance=Stance.REFUTES),
                _evidence(2, 1, 2, words, kind=CaptureKind.NOTE, stance=Stance.PARTLY),
            ],
            3: [replace(_evidence(3, 3, 2, words, kind=CaptureKind.NOTE), anchored=False, selector=None)],
        },
        verdicts={
            number: [Verdict(number, number, rating, words["rationale"], "Noura", "2026-01-02T10:00:00Z")]
            for number, rating in enumerate(_RATINGS, 1)
            if rating
        }
        | {
            2: [
                Verdict(9, 2, "mostly true", words["rationale"], "Noura", "2026-01-03T10:00:00Z"),
                Verdict(2, 2, "half true", words["note"], "Sami", "2026-01-02T10:00:00Z"),
            ]
        },
        flags=[conflict],
        sources=[_source(1, words, CaptureKind.SNAPSHOT), _source(2, words, CaptureKind.NOTE)],
        coverage=Coverage(9, 8, (Fact("time", _span(text, "2030"), "2030", "2030"),)),
        title=text.splitlines()[0],
        sign_offs={1: [SignOff(1, 1, 1, True, words["note"], "Sami", "2026-01-04T10:00:00Z")]},
        searches=[
            Search(1, 1, "Town archive", "1 2015", False, "", "Noura", "2026-01-02T08:00:00Z"),
            Search(2, None, "Town archive", "bridge", True, words["source"], "Noura", "2026-01-02T08:00:00Z"),
        ],
    )


def hostile(text: str) -> Materials:
    """The same case, with `text` wherever a case takes text."""
    made = materials("en")
    span = Span(0, len(text))
    article = replace(
        made.versions[0],
        text=text,
        blocks=(Block(span, BlockRole.PARAGRAPH),),
        title=text,
        author=text,
        publisher=text,
        published=text,
        url=text,
        file=text,
        taken_at=text,
    )
    claim = replace(made.claims[0], span=span, text=text, speaker=text, why=text, look_again=True)
    aside = replace(made.claims[-1], span=span, text=text, state_reason=text)
    flag = replace(
        made.flags[0],
        rule=text,
        message=text,
        question=text,
        spans=(span,),
        texts=(text,),
        values=(text,),
        why=(text,),
        follow_ups=(FollowUp(1, 1, FollowUpState.CORRECTED, text, text, text),),
    )
    settled = replace(flag, id=2, state=FollowUpState.CORRECTED, severity=Severity.NOTE)
    piece = made.evidence[1][0]
    evidence = replace(
        piece,
        source_title=text,
        selector=Selector(text, text, text, 0, len(text)),
        note=text,
        reviewer=text,
        at=text,
        facts=(FactComparison("time", text, text, Agreement.DIFFER, text),),
    )
    source = made.sources[0]
    info = SourceInfo(text, text, text, text, text, text, Grade.PRIMARY, text, "en", text)
    capture = replace(source.captures[0], file=text, sha256=text, media_type=text)
    verdict = Verdict(1, 1, "false", text, text, text)
    rating = replace(SCALE[4], en=text, ar=text)
    return replace(
        made,
        versions=[article, article],
        scale=[rating, *SCALE[:4]],
        claims=[claim, aside],
        facts={1: [Fact("time", span, text, f"{text}!"), Fact("name", span, text, text)]},
        evidence={1: [evidence]},
        verdicts={1: [verdict, replace(verdict, id=0, rating="true")]},
        flags=[flag, settled],
        sources=[replace(source, info=info, captures=(capture,))],
        coverage=Coverage(2, 1, (Fact("time", span, text, text),)),
        title=text,
        sign_offs={1: [SignOff(1, 1, 1, True, text, text, text)]},
        searches=[
            Search(1, 1, text, text, True, text, text, text),
            Search(2, None, text, text, False, "", text, text),
        ],
    )


def _span(text: str, part: str) -> Span:
    start = text.index(part)
    return Span(start, start + len(part))


def _article(text: str, lang: str) -> ArticleVersion:
    lines = text.splitlines()
    roles = [BlockRole.TITLE, BlockRole.PARAGRAPH, BlockRole.HEADING, BlockRole.PARAGRAPH, BlockRole.REPEAT]
    at, blocks = 0, []
    for line, role in zip(lines, roles, strict=True):
        blocks.append(Block(Span(at, at + len(line)), role))
        at += len(line) + 1
    return ArticleVersion(
        id=1,
        number=1,
        text=text,
        text_sha256="ab" * 32,
        file="bridge-abababab.txt",
        title=lines[0],
        title_span=Span(0, len(lines[0])),
        author="Rana Karam",
        publisher="Al-Madina",
        published="2025-06-01",
        url="https://example.org/bridge?id=1&lang=ar",
        lang=lang,
        taken_at="2026-01-01T09:30:00Z",
        blocks=tuple(blocks),
        sentences=(),
    )


def _claim(number: int, span: Span, text: str) -> ClaimRow:
    return ClaimRow(
        id=number,
        number=number,
        span=span,
        text=span.of(text),
        sentence=0,
        kind=_KINDS[(number - 1) % len(_KINDS)],
        priority=0.5,
        why="a date",
        origin="rule",
        state=ClaimState.ACTIVE,
        state_reason="",
        look_again=False,
        carried_score=None,
        rating=None,
        evidence_count=0,
        flag_ids=(),
        open_flag_count=0,
    )


def _facts(text: str, lang: str) -> list[Fact]:
    month = "مارس 2015" if lang == "ar" else "March 2015"
    name = "البلدية" if lang == "ar" else "The town"
    return [
        Fact("name", _span(text, name), name, name),
        _month(text, month, "2015-03-01", "2015-03-31"),
    ]


def _month(text: str, words: str, earliest: str, latest: str) -> Fact:
    data = {"kind": "date", "earliest": earliest, "latest": latest}
    return Fact("time", _span(text, words), words, f"{earliest} .. {latest}", data)


def _flag(text: str, spans: tuple[Span, ...], message: str, question: str) -> FlagRow:
    return FlagRow(
        id=1,
        fingerprint="f1",
        rule="date-conflict",
        severity=Severity.CONFLICT,
        message=message,
        question=question,
        spans=spans,
        texts=tuple(span.of(text) for span in spans),
        values=("2015-03-01..2015-03-31", "2016-11-01..2016-11-30"),
        why=("opened = opened", "bridge = bridge"),
        state=FollowUpState.OPEN,
        present=True,
        claim_ids=(1, 5),
    )


def _evidence(
    number: int,
    claim: int,
    source: int,
    words: dict[str, str],
    *,
    kind: CaptureKind,
    stance: Stance = Stance.SUPPORTS,
) -> Evidence:
    quote = words["quote"]
    return Evidence(
        id=number,
        claim_id=claim,
        source_id=source,
        source_title=words["source"],
        capture_kind=kind,
        stance=stance,
        selector=Selector(quote, "", "", 10, 10 + len(quote)),
        how=How.EXACT,
        score=100.0,
        anchored=True,
        note=words["note"],
        reviewer="Noura",
        at="2026-01-02T09:00:00Z",
        facts=(FactComparison("time", "2015", "12 2016", Agreement.DIFFER, ""),),
    )


def _source(number: int, words: dict[str, str], kind: CaptureKind) -> Source:
    capture = Capture(
        id=number,
        source_id=number,
        kind=kind,
        file=f"minutes-{number}cdcdcdc.txt",
        media_type="text/plain",
        sha256="cd" * 32,
        size=1234,
        captured_at="2026-01-01T10:00:00Z",
        text=words["quote"],
        text_sha256="ef" * 32,
    )
    info = SourceInfo(
        title=words["source"],
        publisher="Town archive",
        published="2016-11-12",
        accessed="2026-01-01",
        url="https://example.org/minutes/48",
        grade=Grade.PRIMARY,
    )
    return Source(number, info, (capture,), 1)

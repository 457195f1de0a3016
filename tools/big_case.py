"""Make a case of any number of claims, for measuring: `python -m tools.big_case FOLDER [CLAIMS]`.

No article of that length is ever taken in; what is measured is the list, the search and the article's
pane. The same number gives the same case.
"""

from __future__ import annotations

import random
import sys
from datetime import UTC, datetime
from pathlib import Path

from workbench.desk.case import Case
from workbench.desk.flagging import refresh_flags
from workbench.desk.reading import Article
from workbench.desk.record import insert_analysis, insert_proposal, insert_version
from workbench.desk.verdicts import DEFAULT_SCALE, insert_verdict
from workbench.model import (
    Analysis,
    Block,
    BlockRole,
    Claim,
    ClaimKind,
    Clause,
    Document,
    Flag,
    Sentence,
    Severity,
    Span,
)
from workbench.store.database import FILE, Store

WHO = ("أعلنت الوزارة", "قالت الشركة", "ذكر المحضر", "أكد المدير", "نشرت الصحيفة", "بيّن التقرير")
WHAT = (
    "بلغت كلفة الجسر",
    "وصل عدد العاملين إلى",
    "ارتفع إنتاج المصنع إلى",
    "انخفضت الديون إلى",
    "دفع المجلس",
)
WHERE = ("في مدينة الساحل", "في الميناء القديم", "عند ضفة النهر", "في حي النخيل", "خارج العاصمة")
A_PARAGRAPH = 5
ONE_FLAG_IN, RATED = 50, 0.3


def text_of(claims: int, choose: random.Random) -> tuple[str, list[Span]]:
    """An article with a sentence a claim, and where each stands."""
    parts: list[str] = ["تقرير طويل للقياس\n"]
    spans = []
    at = len(parts[0])
    for number in range(claims):
        figure, year = choose.randrange(1000, 900_000), choose.randrange(1990, 2026)
        words = (
            f"{choose.choice(WHO)} أنه {choose.choice(WHAT)} {figure:,} {choose.choice(WHERE)} عام {year}."
        )
        spans.append(Span(at, at + len(words)))
        parts.append(words + ("\n" if number % A_PARAGRAPH == A_PARAGRAPH - 1 else " "))
        at += len(parts[-1])
    return "".join(parts), spans


def article_of(claims: int) -> Article:
    choose = random.Random(claims)  # noqa: S311  # the same case for the same number
    text, spans = text_of(claims, choose)
    blocks, start = [], 0
    for line in text.splitlines(keepends=True):
        role = BlockRole.PARAGRAPH if start else BlockRole.TITLE
        blocks.append(Block(Span(start, start + len(line.rstrip())), role))
        start += len(line)
    sentences = tuple(Sentence(span, 1 + number // A_PARAGRAPH) for number, span in enumerate(spans))
    kinds = tuple(ClaimKind)
    proposed = tuple(
        Claim(span, number, choose.choice(kinds), choose.random(), "made for measuring", number)
        for number, span in enumerate(spans)
    )
    flags = tuple(
        Flag(
            "figure-conflict",
            choose.choice(tuple(Severity)),
            f"“{a}” and “{b}”",
            "أيهما؟",
            (spans[a], spans[b]),
        )
        for a, b in (sorted(choose.sample(range(claims), 2)) for _ in range(claims // ONE_FLAG_IN))
    )
    analysis = Analysis(
        text=text, lang="ar", reference=None, blocks=tuple(blocks), sentences=sentences, tokens=(), times=(),
        quantities=(), names=(), quotations=(),
        clauses=tuple(Clause(span, number) for number, span in enumerate(spans)),
    )  # fmt: skip
    document = Document(text, tuple(blocks), title=text.partition("\n")[0], lang="ar")
    return Article(text.encode(), "long.txt", document, "2026-01-02", analysis, proposed, flags)


def big_case(folder: Path, claims: int) -> None:
    """Write the case; `folder` may not hold one yet."""
    choose = random.Random(claims + 1)  # noqa: S311
    article = article_of(claims)
    (folder / "sources").mkdir(parents=True)
    (folder / "sources" / article.name).write_bytes(article.data)
    clock = datetime(2026, 1, 2, tzinfo=UTC)
    with Case(folder, Store.create(folder / FILE), "Ada", lambda: clock) as case:
        with case.deed("new") as deed:
            version = insert_version(deed, article, number=1, file=article.name, at=deed.at)
            insert_analysis(deed, version, article.analysis, deed.at)
            for claim in article.claims:
                insert_proposal(deed, article.analysis, claim, version)
            refresh_flags(deed, article.analysis, article.flags)
            deed.summary = f"made {claims} claims"
        with case.deed("rate") as deed:
            for claim_id in range(1, claims + 1):
                if choose.random() < RATED:
                    insert_verdict(deed, claim_id, choose.choice(DEFAULT_SCALE).id, "made for measuring")
            deed.summary = "rated some"


def main() -> None:
    big_case(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 100_000)


if __name__ == "__main__":
    main()

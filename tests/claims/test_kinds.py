"""Of which kind a claim is, in both languages."""

from pathlib import Path

import pytest

from workbench.claims.propose import claims
from workbench.language.analyse import analyse
from workbench.model import Block, BlockRole, ClaimKind, Span


def kinds(text: str, lang: str) -> list[ClaimKind]:
    return [claim.kind for claim in claims(analyse(text, lang=lang))]


@pytest.mark.parametrize(
    ("text", "lang", "kind"),
    [
        ("The council elected a new mayor on Monday.", "en", ClaimKind.EVENT),
        ("The museum holds 20,000 pieces.", "en", ClaimKind.FIGURE),
        ("The village was flooded because the dam failed.", "en", ClaimKind.CAUSAL),
        ("The harbour is larger than the old one.", "en", ClaimKind.COMPARISON),
        ("The harbour will close next year.", "en", ClaimKind.PREDICTION),
        ("The firm plans to build a harbour in Leeds.", "en", ClaimKind.EVENT),
        ("The harbour of Leeds lies in the north.", "en", ClaimKind.STATE),
        ("We must never forget how wonderful and tragic this beautiful city is!", "en", ClaimKind.OPINION),
        ("انتخب المجلس رئيسا جديدا يوم الاثنين.", "ar", ClaimKind.EVENT),
        ("يضم المتحف 20 ألف قطعة.", "ar", ClaimKind.FIGURE),
        ("غرقت القرية بسبب انهيار السد.", "ar", ClaimKind.CAUSAL),
        ("الميناء الجديد أكبر من الميناء القديم.", "ar", ClaimKind.COMPARISON),
        ("سيغلق الميناء العام المقبل.", "ar", ClaimKind.PREDICTION),
        ("تخطط الشركة لبناء ميناء في طنجة.", "ar", ClaimKind.EVENT),
        ("يقع الميناء في شمال البلاد.", "ar", ClaimKind.STATE),
        ("يجب علينا أن نحافظ على مدينتنا الجميلة الرائعة!", "ar", ClaimKind.OPINION),
    ],
)
def test_one_claim(text: str, lang: str, kind: ClaimKind) -> None:
    assert kinds(text, lang) == [kind]


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("The minister said that prices fell 4 percent.", "en", [ClaimKind.QUOTATION, ClaimKind.FIGURE]),
        ('"We left the harbour early," she said.', "en", [ClaimKind.QUOTATION, ClaimKind.QUOTATION]),
        ("قال الوزير إن الأسعار انخفضت 4 بالمئة.", "ar", [ClaimKind.QUOTATION, ClaimKind.FIGURE]),
        ('قال الوزير: "غادرنا الميناء مبكرا".', "ar", [ClaimKind.QUOTATION, ClaimKind.QUOTATION]),
    ],
)
def test_what_is_said(text: str, lang: str, expected: list[ClaimKind]) -> None:
    assert kinds(text, lang) == expected


def test_more_than_only_qualifies_a_figure() -> None:
    assert kinds("The museum holds more than 20,000 pieces.", "en") == [ClaimKind.FIGURE]
    assert kinds("يضم المتحف أكثر من 20 ألف قطعة.", "ar") == [ClaimKind.FIGURE]


@pytest.mark.parametrize("role", [BlockRole.REPEAT, BlockRole.DISCLAIMER])
def test_blocks_that_are_not_listed_have_no_claims(role: BlockRole) -> None:
    text = "The council elected a mayor in May."
    assert claims(analyse(text, lang="en", blocks=[Block(Span(0, len(text)), role)])) == ()


@pytest.mark.parametrize(
    ("text", "lang", "count"),
    [
        ("How trade grew", "en", 0),
        ("Why 2019 was a record year", "en", 1),
        ("The harbour that changed everything", "en", 1),
        ("كيف تطورت التجارة", "ar", 0),
        ("لماذا كان عام 2019 عاما قياسيا", "ar", 1),
    ],
)
def test_headings_that_only_ask_have_no_claims(text: str, lang: str, count: int) -> None:
    block = Block(Span(0, len(text)), BlockRole.HEADING)
    assert len(claims(analyse(text, lang=lang, blocks=[block]))) == count


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_news_sentences(lang: str) -> None:
    """`kinds.<language>.txt` has a kind and a sentence of one claim in each line."""
    lines = Path(__file__).with_name(f"kinds.{lang}.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        kind, _, text = line.partition(": ")
        assert kinds(text, lang)[0] == kind, text

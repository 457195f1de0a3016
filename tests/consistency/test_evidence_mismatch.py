import pytest

from workbench.consistency.rules.evidence_mismatch import evidence_mismatch
from workbench.model import Agreement, FactComparison, Flag, Severity, Span

ENGLISH = "The bridge was opened in May 1931. It cost $4 million."
ARABIC = "افتتح الجسر في مايو 1931. وبلغت كلفته 4 ملايين دولار."


def found(text: str, claim: str, lang: str, *facts: FactComparison) -> list[Flag]:
    start = text.index(claim)
    held = evidence_mismatch(
        text, Span(start, start + len(claim)), lang, facts, number=3, source="Gazette", passage="the passage"
    )
    return [flag for _, flag in held]


def fact(said: str, agreement: Agreement, note: str = "1931 against 1934") -> FactComparison:
    return FactComparison("time", said, "1934", agreement, note)


@pytest.mark.parametrize(
    ("text", "claim", "lang", "said"),
    [
        (ENGLISH, "The bridge was opened in May 1931.", "en", "May 1931"),
        (ENGLISH, "It cost $4 million.", "en", "$4 million"),
        (ARABIC, "وبلغت كلفته 4 ملايين دولار.", "ar", "4 ملايين دولار"),
    ],
)
def test_a_fact_that_the_passage_excludes(text: str, claim: str, lang: str, said: str) -> None:
    (flag,) = found(text, claim, lang, fact(said, Agreement.DIFFER))
    assert flag.severity is Severity.CONFLICT
    assert [span.of(text) for span in flag.spans] == [said]
    assert claim.rstrip(".") in flag.question
    assert "the passage" in flag.question


@pytest.mark.parametrize("agreement", [Agreement.AGREE, Agreement.NOT_MENTIONED])
def test_what_agrees_or_is_not_mentioned_is_left_alone(agreement: Agreement) -> None:
    assert found(ENGLISH, "It cost $4 million.", "en", fact("$4 million", agreement)) == []


def test_a_fact_whose_words_are_not_in_the_claim_is_flagged_at_the_claim() -> None:
    (flag,) = found(ENGLISH, "It cost $4 million.", "en", fact("elsewhere", Agreement.DIFFER))
    assert [span.of(ENGLISH) for span in flag.spans] == ["It cost $4 million."]

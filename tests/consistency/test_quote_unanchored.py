import pytest

from workbench.consistency.rules.quote_unanchored import quote_unanchored
from workbench.model import Severity, Span


@pytest.mark.parametrize(
    ("lang", "quote", "source"),
    [("en", "a bridge of sighs", "Gazette"), ("ar", "جسر التنهدات", "الجريدة")],
)
def test_says_what_was_looked_for_and_where(lang: str, quote: str, source: str) -> None:
    flag = quote_unanchored(Span(3, 9), lang, quote=quote, source=source)
    assert flag.severity is Severity.CONFLICT
    assert flag.spans == (Span(3, 9),)
    assert source in flag.message
    assert quote in flag.question
    assert any(quote in line for line in flag.why)


def test_a_source_without_a_title_is_named_as_such() -> None:
    assert "the source" in quote_unanchored(Span(0, 1), "en", quote="words", source="").message

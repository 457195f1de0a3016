from workbench.consistency.rules.checked_before import checked_before
from workbench.model import Span

TEXT = "The Halden Bridge was built in 1931."


def test_a_claim_like_a_rated_one() -> None:
    earlier = [("Cows fly.", "false"), ("The Halden Bridge was built in 1931", "mostly true")]
    flag = checked_before(TEXT, Span(0, len(TEXT)), "en", earlier)
    assert flag is not None
    assert "mostly true" in flag.question


def test_nothing_alike() -> None:
    assert checked_before(TEXT, Span(0, len(TEXT)), "en", [("Cows fly.", "false")]) is None
    assert checked_before(TEXT, Span(0, len(TEXT)), "en", []) is None


def test_hamza_and_marks_do_not_matter() -> None:
    text = "تأسست الشركة عام ١٩٣١."
    assert checked_before(text, Span(0, len(text)), "ar", [("تاسّست الشركة عام 1931.", "صحيح")])

from __future__ import annotations

import pytest

from workbench.language.detect import detect


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Prices rose.", "en"),
        ("ارتفعت الأسعار", "ar"),
        ("أعلنت Acme Corporation الخبر اليوم", "ar"),
        ("", "en"),
        ("123", "en"),
    ],
)
def test_language_by_script(text: str, lang: str) -> None:
    assert detect(text) == lang

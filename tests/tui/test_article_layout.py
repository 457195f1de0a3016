"""The article as rows: a long one is laid out where it is looked at."""

from __future__ import annotations

import pytest

from workbench.tui.widgets.article_layout import AT_ONCE, ArticleLayout


def text_of(lines: int) -> str:
    return "\n".join(" ".join("كلمة" * (1 + at % 3) for at in range(7 * n * n % 41)) for n in range(lines))


@pytest.mark.parametrize("step", [7919, 104_729, 15_485_863])
def test_a_long_article_looked_at_anywhere_has_the_rows_of_one_laid_out_at_once(step: int) -> None:
    text = text_of(400)
    assert len(text) > AT_ONCE
    looked_at, whole = (ArticleLayout(text, 50, base=1, ordered=True) for _ in range(2))
    for turn in range(30):
        looked_at.row(turn * step % len(looked_at))
        looked_at.row_of(turn * step % len(text))
    for offset in range(len(text)):
        whole.row_of(offset)
        looked_at.row_of(offset)
    assert len(looked_at) == len(whole)
    rows = [looked_at.row(place) for place in range(len(looked_at))]
    assert [(row.start, row.end) for row in rows] == [
        (row.start, row.end) for row in (whole.row(place) for place in range(len(whole)))
    ]
    starts = [row.start for row in rows if row.laid is not None]
    assert starts == sorted(starts)
    assert all(rows[looked_at.row_of(row.start)].start == row.start for row in rows if row.laid is not None)
    bare = "".join(text[row.start : row.end] for row in rows if row.laid is not None)
    assert "".join(bare.split()) == "".join(text.split())

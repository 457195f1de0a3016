"""A small invented article, and a case of it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from workbench.desk.case import Case
from workbench.desk.ingest import new_case

ARTICLE = """The harbour bridge of Aldmoor

The Aldmoor bridge opened on 4 March 2019 after nine years of work. Its builder, Carla Venn, said the \
bridge cost 40 million euros. The council paid 12 million euros of it.

In 2021 the bridge was closed for repairs. The closure lasted 14 weeks, and traffic fell by 30 percent.

Carla Venn left the council in May 2020. She now works in Port Hessa.
"""


class Clock:
    """A minute a deed."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


@pytest.fixture
def article_file(tmp_path: Path) -> Path:
    path = tmp_path / "bridge.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def case(tmp_path: Path, article_file: Path) -> Iterator[Case]:
    with new_case(tmp_path / "case", article_file, reviewer="Ada", clock=Clock()) as made:
        yield made


@pytest.fixture
def revised(tmp_path: Path) -> Callable[..., Path]:
    """The article's file with words replaced: `revised(("9", "8"), ...)`."""

    def write(*changes: tuple[str, str]) -> Path:
        text = ARTICLE
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        path = tmp_path / "revised.txt"
        path.write_text(text, encoding="utf-8")
        return path

    return write

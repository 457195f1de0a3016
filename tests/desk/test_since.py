"""What changed since a version or a moment, of a case whose article was revised twice, in both languages."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import html5lib
import pytest
from pypdf import PdfReader

import workbench.desk
from tests.desk.conftest import Clock
from workbench.desk import claims, log, views
from workbench.desk.case import Case
from workbench.desk.ingest import new_case, revise
from workbench.desk.reporting import arranged
from workbench.report import since
from workbench.report.labels import labels
from workbench.report.model import Movement

SAMPLES = Path(workbench.desk.__file__).parent / "sample"
FIRST = {"en": ("12 April 2021", "12 March 2021"), "ar": ("12 أبريل 2021", "12 مارس 2021")}
"""Takes the conflict of the two dates away."""
SECOND = {
    "en": ("In May 2022 the bridge was closed for two weeks, because the railing had to be replaced.",
           "In June 2023 the market hall of Ainwell burned down."),
    "ar": ("وفي مايو 2022 أُغلق الجسر أسبوعين، لأن الحاجز كان يحتاج إلى استبدال.",
           "وفي يونيو 2023 احترق سوق عين الوادي."),
}  # fmt: skip
"""Takes a claim out and brings another."""


@pytest.fixture(params=["en", "ar"])
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def case(tmp_path: Path, lang: str) -> Iterator[Case]:
    """Revised twice."""
    path = tmp_path / "article.txt"
    text = (SAMPLES / lang / "article.txt").read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    with new_case(tmp_path / "case", path, reviewer="Ada", clock=Clock()) as made:
        for old, new in (FIRST[lang], SECOND[lang]):
            assert old in text
            text = text.replace(old, new)
            path.write_text(text, encoding="utf-8")
            revise(made, path)
        yield made


def _turns(moves: tuple[Movement, ...], **wanted: object) -> list[Movement]:
    return [m for m in moves if all(getattr(m, name) == value for name, value in wanted.items())]


def test_the_report_knows_what_each_version_brought_and_removed(case: Case, lang: str) -> None:
    report = arranged(case)
    (reworded,) = _turns(report.movements, version=2, turn="reworded")
    assert FIRST[lang][0] in reworded.before
    assert FIRST[lang][1] in reworded.text
    assert report.claims[reworded.number - 1].claim.text == reworded.text
    (flag,) = _turns(report.movements, version=2, what="flag", turn="gone")
    assert FIRST[lang][0] in flag.text
    assert flag.number == 0  # nobody followed it up: the report lists it no longer
    assert not _turns(report.movements, version=2, what="claim", turn="gone")
    gone = _turns(report.movements, version=3, what="claim", turn="gone")
    assert gone
    assert all(move.text in SECOND[lang][0] for move in gone)
    new = _turns(report.movements, version=3, what="claim", turn="new")
    assert new
    assert all(move.text in SECOND[lang][1] for move in new)
    assert all(report.claims[move.number - 1].claim.text == move.text for move in new)
    assert all(move.version > 1 for move in report.movements)


FORMS: list[Callable[[Case, str], str]] = [
    lambda case, word: since.markdown(arranged(case), word),
    lambda case, word: "".join(
        html5lib.parse(since.html(arranged(case), word), namespaceHTMLElements=False).find("body").itertext()
    ),
]


@pytest.mark.parametrize("form", FORMS)
def test_each_revision_is_told_once(case: Case, lang: str, form: Callable[[Case, str], str]) -> None:
    turns = labels(lang)["since"]["turns"]
    gone, new = SECOND[lang][0][:20], SECOND[lang][1][:20]
    both, second, nothing = (form(case, word) for word in "123")
    for word in (turns["reworded"], FIRST[lang][0], gone, new):
        assert word in both
    assert turns["reworded"] not in second
    assert gone in second
    assert new in second
    for word in (gone, new, turns["gone"], turns["new"]):
        assert word not in nothing
    assert form(case, "2020-01-01").count(turns["reworded"]) == both.count(turns["reworded"])


def test_the_pdf_tells_it_too(case: Case, lang: str) -> None:
    pages = PdfReader(io.BytesIO(since.pdf(arranged(case), "1"))).pages
    text = " ".join(page.extract_text() for page in pages)
    assert "2021" in text
    if lang == "en":  # a page's Arabic is read back in the order of its shapes
        assert "Version 2 · reworded" in " ".join(text.replace("\u2066", "").split())


def test_what_a_reviewer_did_to_the_list_is_told_and_what_was_undone_is_not(case: Case, lang: str) -> None:
    first = views.claims(case)[0]
    claims.dismiss_claim(case, first.id, "not news")
    (aside,) = _turns(arranged(case).movements, turn="set_aside")
    assert (aside.text, aside.note, aside.reviewer, aside.version) == (first.text, "not news", "Ada", 0)
    assert "not news" in since.markdown(arranged(case), "3")
    claims.restore_claim(case, first.id)
    assert _turns(arranged(case).movements, turn="back")
    log.undo(case)
    log.undo(case)
    assert not _turns(arranged(case).movements, version=0)


def test_a_version_that_was_undone_brought_nothing(case: Case) -> None:
    log.undo(case)
    assert {move.version for move in arranged(case).movements} == {2}
    log.redo(case)
    assert {move.version for move in arranged(case).movements} == {2, 3}

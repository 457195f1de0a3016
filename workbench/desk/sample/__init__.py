"""A sample case to try the workbench on: an invented article, a source and a note, in either language.

The article contradicts itself on purpose: a date and a sum. Nothing in it is about real people.
"""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from workbench.desk.case import Case
from workbench.desk.evidence import attach_text
from workbench.desk.ingest import new_case
from workbench.i18n import tr
from workbench.model import CaptureKind, Grade, InputError, SourceInfo

PUBLISHED = "2022-06-01"
SOURCES = {
    "en": (
        ("Minutes of the town council", "minutes.txt", CaptureKind.SNAPSHOT, Grade.PRIMARY, "2021-04-14"),
        ("Harbour Gazette", "note.txt", CaptureKind.NOTE, Grade.SECONDARY, "2021-04-13"),
    ),
    "ar": (
        ("محضر المجلس البلدي", "minutes.txt", CaptureKind.SNAPSHOT, Grade.PRIMARY, "2021-04-14"),
        ("جريدة الميناء", "note.txt", CaptureKind.NOTE, Grade.SECONDARY, "2021-04-13"),
    ),
}
"""Title, file, how it was captured, grade, day of publication."""


def make_sample(folder: Path, lang: str = "en", *, reviewer: str | None = None) -> Case:
    """Make the sample case in a folder and open it. Raises CaseError as `new_case` does."""
    if lang not in SOURCES:
        raise InputError(tr("no sample in {lang!r}; there are: {there}", lang=lang, there=", ".join(SOURCES)))
    texts = resources.files(__package__) / lang
    with resources.as_file(texts / "article.txt") as article:
        case = new_case(folder, article, published=PUBLISHED, reviewer=reviewer)
    for title, file, kind, grade, published in SOURCES[lang]:
        info = SourceInfo(title=title, published=published, grade=grade, lang=lang)
        attach_text(case, (texts / file).read_text(encoding="utf-8"), info, kind=kind)
    return case

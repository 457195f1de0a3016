"""Bytes put into a case's `sources/` together with the deed that speaks of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from workbench.archive.captures import Stored, put
from workbench.desk.case import Case
from workbench.desk.reading import Article
from workbench.i18n import tr
from workbench.model import CaseError
from workbench.store import queries


@contextmanager
def keeping(case: Case, data: bytes, *, name: str, title: str = "", media_type: str = "") -> Iterator[Stored]:
    """Keep bytes; if the deed inside fails, they are taken away again unless a row names them.

    The bytes come first: a crash between leaves a file that no row names, never the reverse.
    """
    if case.read_only:
        raise CaseError(
            tr("{folder} cannot be written; copy the case to a folder of your own", folder=case.folder)
        )
    stored = put(case.sources_folder, data, name=name, title=title, media_type=media_type)
    try:
        yield stored
    except BaseException:
        if stored.is_new:
            with suppress(CaseError, OSError):  # the first error is the one to tell
                if not queries.file_in_use(case.store, stored.file):
                    (case.sources_folder / stored.file).unlink()
        raise


@contextmanager
def keeping_article(case: Case, article: Article) -> Iterator[str]:
    """The same for an article's bytes; the name of its file in `sources/`."""
    kept = keeping(case, article.data, name=article.name, media_type=article.document.media_type)
    with kept as stored:
        yield stored.file

"""Taking an article in: a new case. Revised articles are taken in by `revision`."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from workbench.desk.case import Case, Clock, is_case, system_clock
from workbench.desk.flagging import refresh_flags
from workbench.desk.keeping import keeping_article
from workbench.desk.reading import Article, read_article
from workbench.desk.record import insert_analysis, insert_proposal, insert_version
from workbench.desk.reviewer import reviewer_name
from workbench.desk.revision import Reanalysis, Revision, reanalyse, revise
from workbench.desk.steps import steps
from workbench.i18n import mark, tr
from workbench.model import CaseError
from workbench.store.database import FILE, Store

__all__ = ["Reanalysis", "Revision", "new_case", "reanalyse", "revise"]


def new_case(
    folder: Path,
    article: Path,
    *,
    title: str = "",
    published: str = "",
    url: str = "",
    lang: str = "",
    reviewer: str | None = None,
    clock: Clock = system_clock,
) -> Case:
    """Make a case of an article and open it; `published` is an ISO 8601 day.

    `folder` may hold other files, but no case. A failure leaves nothing behind. Raises CaseError
    for a folder that holds a case or cannot be written, InputError for an article that cannot be
    read.
    """
    name = reviewer_name(reviewer)
    if is_case(folder):
        raise CaseError(
            tr("{folder} holds a case already; `workbench revise` takes in a revised article", folder=folder)
        )
    if (folder / FILE).exists():
        raise CaseError(
            tr("{folder} is there and is not a case; choose another folder", folder=folder / FILE)
        )
    read = read_article(article, title=title, published=published, url=url, lang=lang)
    with _made(folder) as scratch:
        with Case(folder, Store.create(scratch), name, clock) as case:
            _fill(case, read, title)
        _publish(scratch, folder / FILE)
    return Case(folder, Store.open(folder / FILE), name, clock)


def _fill(case: Case, article: Article, title: str) -> None:
    """Write the first version into an empty case."""
    with keeping_article(case, article) as file, case.deed("new") as deed:
        if title:
            deed.insert("meta", {"key": "title", "value": title})
        version = insert_version(deed, article, number=1, file=file, at=deed.at)
        insert_analysis(deed, version, article.analysis, deed.at)
        for claim in steps(mark("Writing the claims down"), article.claims):
            insert_proposal(deed, article.analysis, claim, version)
        flags, _ = refresh_flags(deed, article.analysis, article.flags)
        deed.summary = f"took in {article.name}: {len(article.claims)} claims, {flags} flags"


@contextmanager
def _made(folder: Path) -> Iterator[Path]:
    """A scratch database's path in `folder`, which is made; on error nothing of it stays."""
    fresh = [path for path in (folder, *folder.parents) if not path.exists()]
    had_sources = (folder / "sources").exists()
    before = set((folder / "sources").iterdir()) if had_sources else set()
    scratch = folder / f".{FILE}.{uuid4().hex[:8]}.new"
    try:
        try:
            (folder / "sources").mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CaseError(
                tr(
                    "{folder} cannot be made: {reason}; choose another folder",
                    folder=folder,
                    reason=error.strerror,
                )
            ) from error
        yield scratch
    except BaseException:
        if not (folder / FILE).exists():  # else somebody else's case stands there by now
            with suppress(OSError):
                for path in set((folder / "sources").iterdir()) - before:
                    path.unlink()
            if not had_sources:
                shutil.rmtree(folder / "sources", ignore_errors=True)
        raise
    finally:
        for ending in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                scratch.with_name(scratch.name + ending).unlink(missing_ok=True)
        with suppress(OSError):  # not empty: a case is in it
            for path in fresh:
                path.rmdir()


def _publish(scratch: Path, path: Path) -> None:
    """Give the finished database its name, unless another process made a case meanwhile."""
    try:
        os.link(scratch, path)
    except FileExistsError as error:
        raise CaseError(tr("{path} was made by somebody else just now; open that case", path=path)) from error
    except OSError:  # a file system without hard links
        try:
            scratch.rename(path)
        except OSError as error:
            raise CaseError(
                tr(
                    "{path} cannot be written: {reason}; choose another folder",
                    path=path,
                    reason=error.strerror,
                )
            ) from error

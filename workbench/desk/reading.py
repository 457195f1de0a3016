"""An article's file through the rooms: bytes -> document -> analysis -> claims and flags."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from workbench.desk.steps import step
from workbench.i18n import mark, tr
from workbench.model import Analysis, Claim, Document, Flag, InputError, SourceInfo, WorkbenchError

if TYPE_CHECKING:
    from workbench.desk.case import Case
    from workbench.store.queries import Row

LIMIT = 50_000_000
"""Bytes of an article or a source; what is larger is not even read."""

LONGEST = 2_000_000
"""Code points of an article; a longer text (a library, a dump) would take gigabytes to analyse."""


class Article(NamedTuple):
    """An article as it was read, before anything is stored."""

    data: bytes
    name: str
    """The file's name."""
    document: Document
    published: str
    """ISO 8601 day, or empty."""
    analysis: Analysis
    claims: tuple[Claim, ...]
    flags: tuple[Flag, ...]


def read_file(path: Path) -> bytes:
    """A file's bytes. Raises InputError for what cannot be read."""
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            raise InputError(tr("{path} is no plain file; save its content to one", path=path))
        if path.stat().st_size > LIMIT:
            raise InputError(
                tr(
                    "{path} is larger than {limit} MB; give the part in question",
                    path=path,
                    limit=LIMIT // 1000000,
                )
            )
        return path.read_bytes()
    except IsADirectoryError as error:
        raise InputError(tr("{path} is a folder; give a file", path=path)) from error
    except (OSError, ValueError) as error:  # a name with a NUL is a ValueError
        raise InputError(
            tr("{path} cannot be read: {reason}", path=path, reason=getattr(error, "strerror", None) or error)
        ) from error


def file_name(path: Path) -> str:
    """A file's name in valid Unicode, whatever its bytes are."""
    return path.name.encode(errors="replace").decode()


def read_document(path: Path, lang: str = "") -> tuple[bytes, Document]:
    """An article's bytes and what reading them gave.

    Raises InputError for a file that cannot be read, holds no text, or too much of it.
    """
    from workbench.reading.reader import UnreadableError, read

    data = read_file(path)
    name = file_name(path)
    try:
        document = read(data, name=name, lang=lang)
    except UnreadableError as error:
        raise InputError(
            tr(
                "{name} cannot be taken in as an article: {reason}; or save the article alone as text",
                name=name,
                reason=error.reason,
            )
        ) from error
    if len(document.text) > LONGEST:
        raise InputError(
            tr(
                "{name} is longer than {longest:,} characters; give the part in question",
                name=name,
                longest=LONGEST,
            )
        )
    return data, document


def read_article(
    path: Path,
    *,
    title: str = "",
    published: str = "",
    url: str = "",
    lang: str = "",
    before: tuple[str, str, str] = ("", "", ""),
    case: Case | None = None,
) -> Article:
    """Read and analyse an article; what is given here goes before what the file says of itself.

    `before` is the title, the day of publication and the address of the version before, for a file that
    says nothing; `case` has the choice of rules. Raises InputError for a file that is no text, a date that
    is none, or a language without a pack.
    """
    given = day(published)
    data, document = read_document(path, lang)
    document = replace(
        document,
        title=title or document.title or before[0],
        published=given or document.published or day(before[1]),
        url=url or document.url or before[2],
    )
    analysis, claims, flags = examine(document, case)
    said = document.published.isoformat() if document.published else ""
    return Article(data, file_name(path), document, said, analysis, claims, flags)


def examine(
    document: Document, case: Case | None = None
) -> tuple[Analysis, tuple[Claim, ...], tuple[Flag, ...]]:
    """What a document says, claims, and where it is at odds with itself by the case's choice of rules."""
    from workbench.consistency.engine import check
    from workbench.desk.checked import earlier_flags
    from workbench.desk.rules import case_rules, configured_rules
    from workbench.language.analyse import analyse

    step(mark("Reading the article"))
    analysis = analyse(
        document.text, lang=document.lang, reference=document.published, blocks=document.blocks
    )
    choice = case_rules(case) if case else configured_rules()
    step(mark("Taking claims out of the article"))
    claims = propose(analysis)
    step(mark("Checking the article against itself"))
    flags = check(analysis, off=choice.off, severities=choice.severities)
    return analysis, claims, (*flags, *earlier_flags(analysis, claims, case))


def stored_document(case: Case, version: Row) -> Document:
    """A stored version as a document: the stored text, with the structure that its file has."""
    from workbench.archive.captures import get
    from workbench.reading.reader import read
    from workbench.reading.structure import blocks

    text = version["text"]
    found = blocks(text)
    try:
        again = read(get(case.sources_folder, version["file"]), name=version["file"], lang=version["lang"])
    except WorkbenchError:  # `verify` tells of a file that is missing; the text is enough here
        again = None
    if again is not None and again.text == text:
        found = again.blocks
    return Document(text, found, published=day(version["published"]), lang=version["lang"])


def propose(analysis: Analysis) -> tuple[Claim, ...]:
    """The atomic claims of an analysed text."""
    from workbench.claims.propose import claims

    return claims(analysis)


def day(written: str) -> date | None:
    """An ISO 8601 day; None for nothing. Raises InputError for anything else."""
    if not written.strip():
        return None
    try:
        return date.fromisoformat(written.strip())
    except ValueError as error:
        raise InputError(tr("{written!r} is not a date; write it as 2018-02-20", written=written)) from error


def check_dates(info: SourceInfo) -> None:
    """Raises InputError where a date of a source is none; a year or a month will do; a time may follow."""
    for written in (info.published, info.accessed):
        first = written.strip().partition(" ")[0]
        try:
            day(f"{first}-01-01"[:10] if len(first) in (len("2018"), len("2018-02")) else first)
        except InputError as error:
            raise InputError(
                tr("{written!r} is not a date; write it as 2018-02-20, 2018-02 or 2018", written=written)
            ) from error

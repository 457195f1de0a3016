"""An article's file through the rooms: bytes -> document -> analysis -> claims and flags."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from workbench.model import Analysis, Claim, Document, Flag, InputError


@dataclass(frozen=True, slots=True)
class Article:
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
        if path.stat().st_size > 50_000_000:
            raise InputError(f"{path} is larger than 50 MB; give the part in question")
        return path.read_bytes()
    except IsADirectoryError as error:
        raise InputError(f"{path} is a folder; give a file") from error
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}") from error


def read_article(
    path: Path, *, title: str = "", published: str = "", url: str = "", lang: str = ""
) -> Article:
    """Read and analyse an article; what is given here goes before what the file says of itself.

    Raises InputError for a file that is no text, a date that is none, or a language without a pack.
    """
    from workbench.reading.reader import read

    reference = day(published)
    data = read_file(path)
    document = read(data, name=path.name, lang=lang)
    document = replace(
        document,
        title=title or document.title,
        published=reference or document.published,
        url=url or document.url,
    )
    analysis, claims, flags = examine(document)
    said = document.published.isoformat() if document.published else ""
    return Article(data, path.name, document, said, analysis, claims, flags)


def examine(document: Document) -> tuple[Analysis, tuple[Claim, ...], tuple[Flag, ...]]:
    """What a document says, claims, and where it is at odds with itself."""
    from workbench.consistency.engine import check
    from workbench.language.analyse import analyse

    analysis = analyse(
        document.text, lang=document.lang, reference=document.published, blocks=document.blocks
    )
    return analysis, propose(analysis), check(analysis)


def propose(analysis: Analysis) -> tuple[Claim, ...]:
    """The atomic claims of an analysed text."""
    try:
        from workbench.claims.propose import claims
    except ImportError:
        return ()
    return claims(analysis)


def day(written: str) -> date | None:
    """An ISO 8601 day; None for nothing. Raises InputError for anything else."""
    if not written.strip():
        return None
    try:
        return date.fromisoformat(written.strip())
    except ValueError as error:
        raise InputError(f"{written!r} is not a date; write it as 2018-02-20") from error

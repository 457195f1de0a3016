"""What can be done with a text alone, without a case: annotate it, check it, find a quotation in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.i18n import tr
from workbench.model import InputError

if TYPE_CHECKING:
    from workbench.consistency.together import Across
    from workbench.model import Analysis, Claim, Document, Flag, Match


def annotate(
    text: str, *, lang: str = "", reference: date | None = None
) -> tuple[Analysis, tuple[Claim, ...]]:
    """What `text` says and claims; without `lang` the language is told by the script.

    `reference` is the publication date. Raises InputError for a language without a pack.
    """
    from workbench.claims.propose import claims
    from workbench.language.analyse import analyse
    from workbench.language.detect import detect
    from workbench.reading.structure import blocks

    analysis = analyse(text, lang=lang or detect(text), reference=reference, blocks=blocks(text))
    return analysis, claims(analysis)


def check_file(
    path: Path, *, lang: str = "", published: date | None = None
) -> tuple[Document, tuple[Flag, ...]]:
    """An article's file as it was read, and where it is at odds with itself, conflicts first.

    `published` is its day of publication where the file says none.
    Spans are offsets in the document's text. Raises InputError for a file that has no text to check,
    or a configuration that names a rule that does not exist.
    """
    from workbench.consistency.engine import check
    from workbench.desk.rules import configured_rules

    document, analysis = _analysed(path, lang, published)
    choice = configured_rules()
    return document, check(analysis, off=choice.off, severities=choice.severities)


def check_files_together(
    paths: Sequence[Path], *, lang: str = "", published: date | None = None
) -> tuple[tuple[Document, ...], tuple[Across, ...]]:
    """Several files as they were read, and where they are at odds with one another, conflicts first.

    `published` is the day of publication of those that say none. Raises InputError for a file that has
    no text to check, or a configuration that names a rule that does not exist.
    """
    from workbench.consistency.together import check_together
    from workbench.desk.rules import configured_rules

    read = [_analysed(path, lang, published) for path in paths]
    choice = configured_rules()
    found = check_together([analysis for _, analysis in read], off=choice.off, severities=choice.severities)
    return tuple(document for document, _ in read), found


def _analysed(path: Path, lang: str, published: date | None) -> tuple[Document, Analysis]:
    from workbench.desk.reading import read_document
    from workbench.language.analyse import analyse

    _, document = read_document(path, lang)
    reference = document.published or published
    return document, analyse(document.text, lang=document.lang, reference=reference, blocks=document.blocks)


def source_text(path: Path) -> str:
    """The text of a source's file. Raises InputError for a file that has none."""
    from workbench.desk.reading import read_file
    from workbench.reading.reader import UnreadableError, read

    try:
        return read(read_file(path), name=path.name).text
    except UnreadableError as error:
        raise InputError(
            tr("{name} cannot be searched: {reason}", name=path.name, reason=error.reason)
        ) from error


def locate_in(quote: str, texts: Sequence[tuple[str, str]], *, limit: int = 5) -> tuple[bool, list[Match]]:
    """Where a quotation stands in several texts, given as (name, text); best first.

    The first value says whether the best one is a find; otherwise all are proposals.
    """
    from workbench.archive.locate import is_found, locate, merged

    matches = merged(
        [[replace(match, source=name) for match in locate(quote, text, limit=limit)] for name, text in texts]
    )
    return is_found(matches), matches[:limit]

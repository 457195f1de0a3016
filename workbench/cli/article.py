"""`workbench new`, `revise`, `reanalyse`: articles into cases."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workbench.cli.case import reviewer as given
from workbench.cli.case import with_case
from workbench.cli.output import say, standing
from workbench.desk import telling
from workbench.i18n import trn

if TYPE_CHECKING:
    from workbench.desk.case import Case

_title = click.option("--title", default="", help="Instead of the title that is found.")
_published = click.option("--published", default="", metavar="DATE", help="Day of publication: 2018-02-20.")
_url = click.option("--url", default="", help="Where the article stands.")


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--lang", default="", help="ar or en; the interface's language if not given.")
@click.option("--reviewer", metavar="NAME", help="In whose name.")
def sample(folder: Path, lang: str, reviewer: str | None) -> None:
    """Make a sample case to try the workbench on: an invented article, a source and a note.

    \b
    Example:
      workbench sample sample-case
      workbench sample-case
    """
    from workbench.desk.reviewer import chosen_language
    from workbench.desk.sample import make_sample

    with make_sample(folder, lang or chosen_language(), reviewer=given(reviewer)) as case:
        say(f"{case.folder}: {case.title}")


@click.command()
@click.argument("folder", metavar="CASE", type=click.Path(path_type=Path))
@click.argument("article", metavar="ARTICLE", type=click.Path(path_type=Path))
@_title
@_published
@_url
@click.option("--lang", default="", help="ar or en; told by the script if not given.")
@click.option("--reviewer", metavar="NAME", help="In whose name.")
def new(folder: Path, article: Path, *, reviewer: str | None, **options: Any) -> None:
    """Make a case of an article: a folder with its claims and flags.

    ARTICLE is text or HTML in any charset, PDF, DOCX, ODT, EPUB or a mail. The article is kept byte for byte.

    \b
    Example:
      workbench new bridge bridge.html --published 2025-06-01
    """
    from workbench.desk import views
    from workbench.desk.ingest import new_case

    with new_case(folder, article, reviewer=given(reviewer), **options) as case:
        progress = views.progress(case)
        for notice in views.article(case).notices:
            say(telling.notice(notice))
        say(f"{folder}: {standing(progress)}")


@click.command()
@with_case("ARTICLE", deed=True)
@_title
@_published
@_url
def revise(case: Case, article: str, **options: Any) -> None:
    """Take a revised article in: a new version, with what was said of the old one carried over.

    \b
    Example:
      workbench revise bridge-corrected.html
    """
    from workbench.desk.ingest import revise as take

    revision = take(case, Path(article), **options)
    say(
        trn(
            "Version {version}: {n} claim kept, {moved} moved, {again} to look at again, {gone} gone,"
            " {added} new.",
            "Version {version}: {n} claims kept, {moved} moved, {again} to look at again, {gone} gone,"
            " {added} new.",
            revision.kept,
            version=revision.version,
            moved=revision.moved,
            again=revision.look_again,
            gone=revision.gone,
            added=revision.added,
        )
    )


@click.command()
@with_case(deed=True)
def reanalyse(case: Case) -> None:
    """Run the rules again over the article; what people said and dismissed stays."""
    from workbench.desk import views
    from workbench.desk.ingest import reanalyse as run

    run(case)
    progress = views.progress(case)
    say(standing(progress))

"""`workbench annotate`."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from workbench.cli.lines import answer_lines, text_of
from workbench.i18n import tr
from workbench.model import InputError


@click.command()
def annotate() -> None:
    """Read texts from stdin, print what each says, as JSON Lines.

    \b
    In:  {"id", "text", "lang"?: "ar"|"en", "reference"?: "2018-02-20"}
    Out: {"id", "lang", "sentences": [[start, end]],
          "claims": [{"start", "end", "kind", "priority"}],
          "times": [{"start", "end", "text", "kind", "earliest", "latest",
                     "granularity", "edtf", "approximate", "duration"}],
          "quantities": [{"start", "end", "text", "low", "high", "kind",
                          "unit", "qualifier"}],
          "names": [{"start", "end", "text", "key"}]}

    Offsets are code points, [start, end). Dates are ISO 8601 and inclusive. "reference" is the day
    of publication, against which "last month" is resolved. A line that cannot be taken gives
    {"id", "error"}; the others go on.

    \b
    Example:
      echo '{"id": 1, "text": "It rose 5% in May 2019."}' | workbench annotate
    """
    answer_lines(_answer)


def _answer(request: dict[str, Any]) -> dict[str, Any]:
    from workbench.desk.analysis import annotate as annotated
    from workbench.desk.annotation import as_json

    lang = request.get("lang") or ""
    if not isinstance(lang, str):
        raise InputError(tr('"lang" must be a string'))
    return as_json(*annotated(text_of(request, "text"), lang=lang, reference=_reference(request)))


def _reference(request: dict[str, Any]) -> date | None:
    given = request.get("reference")
    if given in (None, ""):
        return None
    try:
        return date.fromisoformat(given[:10])
    except (TypeError, ValueError) as error:
        raise InputError(tr('"reference" must be a date such as 2018-02-20')) from error

"""The workbench in lines, read and written in order: for screen readers and very simple terminals.

No cursor is moved, nothing is coloured, drawn or put in visual order: what stands on a line is its text.
"""

from __future__ import annotations

from pathlib import Path

from workbench.i18n import tr
from workbench.model import CaseError


def run(folder: Path, *, reviewer: str | None = None, language: str | None = None) -> int:
    """Talk on standard input and output until `quit` or the end of the input; the exit code.

    Raises CaseError where there is no case, InputError for a language without texts.
    """
    from workbench import i18n
    from workbench.desk.case import is_case, open_case
    from workbench.desk.reviewer import chosen_language
    from workbench.desk.steps import told
    from workbench.tui.plain.talk import Talk

    i18n.use(chosen_language(language))
    if not is_case(folder):
        raise CaseError(tr("no case in {folder}; make one with: workbench new CASE ARTICLE", folder=folder))
    # Whoever listens outside draws over a line of the terminal, and here every line is to be read.
    with told(lambda *_: None), open_case(folder, reviewer=reviewer) as case:
        Talk(case).go_on()
    return 0

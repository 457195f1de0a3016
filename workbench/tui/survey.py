"""What the terminal at hand can do: asked of itself, of the environment, and of tmux."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass

from workbench.i18n import mark, tr
from workbench.tui.bidi import tmux
from workbench.tui.bidi.terminal import Display, ask, decide, unfit

SAMPLES = {
    mark("Arabic letter"): "ب",
    mark("letter with harakat"): "بَّ",
    mark("joined form"): "ﺐ",
    mark("flag"): "⚑",
    mark("wide"): "漢",
}
EXPECTED = {"Arabic letter": 1, "letter with harakat": 1, "joined form": 1, "flag": 1, "wide": 2}
SMALLEST = (60, 16)


@dataclass(frozen=True)
class Survey:
    """Empty text and None where nothing is known."""

    terminal: str
    says: str
    """What it calls itself (XTVERSION)."""
    term: str
    size: tuple[int, int] | None
    """Columns and rows."""
    colours: str
    widths: dict[str, int]
    """Cells that the samples take."""
    bidi_mode: str
    reorders: bool | None
    """Whether it has mode 8, and so reorders by itself."""
    ordered_by: str
    tmux_passthrough: str
    mouse: bool | None
    clipboard: bool | None
    """Whether it says that programs may fill the clipboard (OSC 52)."""
    encoding: str
    problems: list[str]
    advice: list[str]


def survey(environ: Mapping[str, str] = os.environ) -> tuple[Survey, Display]:
    """Look around, and decide on the display. Writes to the terminal, and takes that away again."""
    display = decide(environ)
    at_terminal = sys.stdin.isatty() and sys.stdout.isatty() and environ.get("TERM", "dumb") != "dumb"
    answer = _asked() if at_terminal else ""
    size = tuple(os.get_terminal_size()) if sys.stdout.isatty() else None
    columns = [int(column) - 1 for column in re.findall(r"\x1b\[\d+;(\d+)R", answer)]
    widths = dict(zip(SAMPLES, columns, strict=False)) if len(columns) == len(SAMPLES) else {}
    says = re.search(r"\x1bP>\|([^\x1b]*)\x1b", answer)
    attributes = re.search(r"\x1b\[\?([\d;]*)c", answer)
    found = Survey(
        terminal=display.terminal.name,
        says=says[1] if says else "",
        term=environ.get("TERM", ""),
        size=(size[0], size[1]) if size else None,
        colours=_colours(environ) if at_terminal else tr("none"),
        widths=widths,
        bidi_mode=str(display.mode),
        reorders=_has_mode(answer, "8"),
        ordered_by="workbench" if display.ordered else "terminal",
        tmux_passthrough=tmux.passthrough() if environ.get("TMUX") else "",
        mouse=_has_mode(answer, r"\?1006"),
        clipboard="52" in attributes[1].split(";") if attributes else None,
        encoding=sys.stdout.encoding or "",
        problems=_problems(environ, size, widths),
        advice=[tr(display.terminal.advice)] if display.terminal.advice else [],
    )
    return found, display


def _asked() -> str:
    samples = "".join(f"\r{text}\x1b[6n" for text in SAMPLES.values())
    request = f"\x1b[8$p\x1b[?1006$p\x1b[>0q{samples}\r\x1b[K\x1b[c"
    try:
        return ask(request.encode()).decode("utf-8", "replace")
    except (OSError, ImportError, ValueError):  # no POSIX terminal, or one that went away
        return ""


def _has_mode(answer: str, mode: str) -> bool | None:
    found = re.search(rf"\x1b\[{mode};(\d)\$y", answer)
    return found[1] in "123" if found else None


def _colours(environ: Mapping[str, str]) -> str:
    """As Textual finds them."""
    from rich.console import Console

    if environ.get("NO_COLOR"):
        return tr("none (NO_COLOR is set)")
    system = Console(file=sys.__stdout__).color_system
    return {"truecolor": tr("16 million"), "256": "256", "standard": "16"}.get(system or "", tr("none"))


def _problems(environ: Mapping[str, str], size: tuple[int, ...] | None, widths: dict[str, int]) -> list[str]:
    found = []
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        found.append(
            tr("there is no terminal here (a pipe or a file): `workbench` prints the case as plain text")
        )
    else:
        found += filter(None, [unfit(environ, sys.stdout.encoding)])
    if size is not None and (size[0] < SMALLEST[0] or size[1] < SMALLEST[1]):
        has, needs = f"{size[0]}x{size[1]}", f"{SMALLEST[0]}x{SMALLEST[1]}"
        found.append(tr("the window is {has}: make it {needs} or larger", has=has, needs=needs))
    if environ.get("TERM") == "linux":
        found.append(
            tr("the Linux console has no Arabic letters: use a graphical terminal, or workbench serve")
        )
    found += [
        tr(
            "'{sample}' ({name}) takes {cells} cells, not {expected}: rows may be ragged",
            sample=SAMPLES[name],
            name=tr(name),
            cells=cells,
            expected=EXPECTED[name],
        )
        for name, cells in widths.items()
        if cells != EXPECTED[name]
    ]
    return found

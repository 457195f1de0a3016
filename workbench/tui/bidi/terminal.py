"""Who puts right-to-left text in order: this program or the terminal.

Some terminals (VTE, Konsole, mintty, mlterm, Apple Terminal) reorder every row themselves and
would do it a second time; most of them can be told to leave it alone. Sources: the terminal
working group's "BiDi in Terminal Emulators" (mode 8, BDSM), the manuals of Konsole and mlterm.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from enum import StrEnum

from workbench.i18n import mark, tr
from workbench.tui.bidi import tmux


class Mode(StrEnum):
    """The setting `display.bidi`, or `WORKBENCH_BIDI`."""

    AUTO = "auto"
    """The program orders, and tells the terminal to leave it alone; Apple Terminal orders itself."""
    APP = "app"
    """The program orders; nothing is sent to the terminal."""
    TERMINAL = "terminal"
    """The terminal orders."""
    OFF = "off"
    """Nobody orders: text in logical order, letters unjoined."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """A kind of terminal: how to stop its own reordering, and how to let it go on again."""

    name: str
    stop: str = ""
    resume: str = ""
    orders_itself: bool = False
    """It reorders and cannot be told not to."""
    advice: str = ""
    in_tmux: bool = False
    """It is reached through tmux."""
    reorders: bool = True
    """It puts text in order by itself, as long as it is not told not to."""

    def through_tmux(self) -> Terminal:
        """The same terminal with a tmux before it."""
        return replace(
            self,
            name=tr("tmux in {terminal}", terminal=tr(self.name)),
            stop=tmux.wrapped(self.stop),
            resume=tmux.wrapped(self.resume),
            in_tmux=True,
        )


PLAIN = Terminal(
    mark("a terminal without reordering of its own"),
    reorders=False,
    advice=mark("nothing to set; a font with joined Arabic letters reads best, such as DejaVu Sans Mono"),
)
STANDARD = Terminal(
    mark("VTE, mintty or another with mode 8"),
    "\x1b[8l",
    "\x1b[8h",
    advice=mark("nothing to set: it is told to stand still"),
)
KONSOLE = Terminal(
    "Konsole",
    "\x1b]50;BidiRenderingEnabled=false\x07",
    "\x1b]50;BidiRenderingEnabled=true\x07",
    advice=mark("nothing to set; if Arabic stands reversed, switch off Bi-Directional text in the profile"),
)
MLTERM = Terminal(
    "mlterm",
    "\x1b]5379;use_ctl=false\x07",
    "\x1b]5379;use_ctl=true\x07",
    advice=mark("nothing to set; if Arabic stands reversed, start it with: mlterm --ctl=false"),
)
KITTY = Terminal("kitty", advice=mark("put `force_ltr yes` into kitty.conf if Arabic stands reversed"))
BROWSER = Terminal(mark("a browser (workbench serve)"), reorders=False)
APPLE = Terminal(
    "Apple Terminal",
    orders_itself=True,
    advice=mark("it orders Arabic itself; in iTerm2 or kitty the columns stand better"),
)
BEHIND_TMUX = {"VTE": STANDARD, "mintty": STANDARD, "Konsole": KONSOLE, "kitty": KITTY}
"""How a terminal's answer to XTVERSION begins, as tmux keeps it."""
BY_PROGRAM = {"Apple_Terminal": APPLE, "mintty": STANDARD}


def configured(environ: Mapping[str, str] = os.environ) -> Mode:
    """The mode asked for; an unknown word counts as `auto`."""
    word = environ.get("WORKBENCH_BIDI", "").lower() or _from_file(environ)
    return Mode(word) if word in list(Mode) else Mode.AUTO


def _from_file(environ: Mapping[str, str]) -> str:
    from platformdirs import user_config_path

    file = user_config_path("workbench") / "config.toml"
    if not file.is_file():
        return ""
    import tomllib

    try:
        settings = tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return ""
    display = settings.get("display")
    return str(display.get("bidi", "")) if isinstance(display, dict) else ""


def detect(environ: Mapping[str, str] = os.environ, *, has_mode_8: bool | None = None) -> Terminal:
    """The terminal at hand, by its environment and by what the probe said (None: not asked)."""
    if environ.get("TMUX"):
        return _behind_tmux(environ).through_tmux()
    if environ.get("KONSOLE_VERSION"):
        return KONSOLE
    if environ.get("MLTERM"):
        return MLTERM
    if environ.get("KITTY_WINDOW_ID"):
        return KITTY
    known = BY_PROGRAM.get(environ.get("TERM_PROGRAM", ""))
    if known is not None:
        return known
    if has_mode_8 is None:
        has_mode_8 = bool(environ.get("VTE_VERSION"))
    return STANDARD if has_mode_8 else PLAIN


def _behind_tmux(environ: Mapping[str, str]) -> Terminal:
    """The terminal that shows tmux; the environment is the one that tmux was started in."""
    says = tmux.outer_terminal()
    if says:
        return next((kind for name, kind in BEHIND_TMUX.items() if says.startswith(name)), PLAIN)
    return STANDARD if environ.get("VTE_VERSION") else PLAIN


def should_probe(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether the environment leaves open if the terminal reorders."""
    named = ("TMUX", "STY", "KONSOLE_VERSION", "MLTERM", "KITTY_WINDOW_ID")
    return (
        sys.stdin.isatty()
        and sys.stdout.isatty()
        and not any(environ.get(name) for name in named)
        and environ.get("TERM_PROGRAM", "") not in BY_PROGRAM
        and environ.get("TERM", "") not in ("", "dumb", "linux")
    )


def probe(timeout: float = 0.2) -> bool | None:
    """Ask the terminal whether it has mode 8 (`CSI 8 $ p`); None where there is no answer."""
    import re

    answer = ask(b"\x1b[8$p\x1b[c", timeout)
    found = re.search(rb"\x1b\[8;(\d)\$y", answer)
    return found[1] in b"123" if found else (False if answer else None)


def ask(request: bytes, timeout: float = 0.2) -> bytes:
    """What the terminal answers to a request that ends with `CSI c`.

    Every terminal answers that one (the device attributes), which ends the wait. Must be called
    before the program starts to read keys, or the answer would be taken for typing.
    """
    import re
    import select
    import termios
    import time
    import tty

    stream = sys.stdin.fileno()
    before = termios.tcgetattr(stream)
    answer = b""
    try:
        tty.setcbreak(stream, termios.TCSANOW)
        os.write(sys.stdout.fileno(), request)
        until = time.monotonic() + timeout
        while (left := until - time.monotonic()) > 0:
            if not select.select([stream], [], [], left)[0]:
                break
            answer += os.read(stream, 256)
            if re.search(rb"\x1b\[\?[\d;]*c", answer):
                break
    finally:
        termios.tcsetattr(stream, termios.TCSANOW, before)
    return answer


def unfit(environ: Mapping[str, str], encoding: str) -> str:
    """Why the workbench cannot run in such a terminal, in one line; empty if it can."""
    if environ.get("TERM", "") in ("", "dumb"):
        return tr(
            "this terminal (TERM={term}) cannot place text on its screen: set TERM,"
            " such as TERM=xterm-256color, or use the commands that print (workbench claims)",
            term=environ.get("TERM", ""),
        )
    if encoding.lower().replace("-", "").replace("_", "") != "utf8":
        return tr(
            "this terminal's encoding is {encoding}, which has no Arabic letters: set LANG=C.UTF-8",
            encoding=encoding,
        )
    return ""


@dataclass(frozen=True, slots=True)
class Display:
    """What was decided for this run."""

    mode: Mode
    terminal: Terminal

    @property
    def ordered(self) -> bool:
        """Whether this program puts text in order."""
        if self.mode is Mode.AUTO:
            return not self.terminal.orders_itself
        return self.mode is Mode.APP

    @property
    def orders_lines(self) -> bool:
        """Whether a command that only prints does so: no terminal is held still as a whole for that."""
        by_line = not self.terminal.reorders or self.terminal is STANDARD  # which keeps mode 8 with each line
        return self.mode is Mode.APP or (self.mode is Mode.AUTO and by_line)

    def still(self, lines: str) -> str:
        """Ordered lines, for the terminal to leave as they are."""
        if self.mode is Mode.AUTO and self.terminal is STANDARD:
            return f"{self.terminal.stop}{lines}{self.terminal.resume}"
        return lines

    def stop(self) -> None:
        """Tell the terminal to leave the order alone."""
        self._send(self.terminal.stop)

    def resume(self) -> None:
        """Give the order back to the terminal."""
        self._send(self.terminal.resume)

    def _send(self, sequence: str) -> None:
        if sequence and self.mode is Mode.AUTO and sys.__stderr__ is not None and sys.__stderr__.isatty():
            sys.__stderr__.write(sequence)  # where Textual's driver writes
            sys.__stderr__.flush()
            if self.terminal.in_tmux:
                tmux.paint_again()


def decide(environ: Mapping[str, str] = os.environ) -> Display:
    """The display for this run: the setting, the environment, and a probe where both leave it open."""
    mode = configured(environ)
    if mode is not Mode.AUTO:
        return Display(mode, detect(environ))
    try:
        answer = probe() if should_probe(environ) else None
    except (OSError, ImportError, ValueError):  # no POSIX terminal, or one that went away
        answer = None
    return Display(mode, detect(environ, has_mode_8=answer))


@contextmanager
def held(display: Display) -> Iterator[Display]:
    """Hold the terminal still; it is let go however the block ends."""
    through = display.mode is Mode.AUTO and display.terminal.in_tmux and bool(display.terminal.stop)
    with tmux.open_way() if through else nullcontext():
        display.stop()
        try:
            yield display
        finally:
            display.resume()

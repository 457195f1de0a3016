"""Pictures of the workbench in real terminals: `make terminals`, or `python -m tools.terminals [FOLDER]`.

Starts a virtual screen, and in every terminal that is installed a shell; opens the worked example in
it as a person would, and takes pictures: the case, a rating with Arabic typed in, the program
suspended, continued, and the shell after it was left. The last lines of Arabic are the shell's own:
a terminal that reorders by itself must do so again there. Needs Xvfb, xdotool, and import (ImageMagick).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools.example import ROOT

SIZE = "1500x860"
FONT = "DejaVu Sans Mono"
SHELL = ["bash", "--noprofile", "--norc", "-i"]
OWN_TMUX = ["tmux", "-L", f"pictures-{os.getpid()}", "-f", "/dev/null"]
TMUX = [*OWN_TMUX, "new-session", *SHELL]
SAMPLE = "في 12 مارس 2015 (ABC)"
PATIENCE = 20.0
"""Seconds until a picture has to stand still."""


@dataclass(frozen=True)
class Terminal:
    name: str
    command: list[str]
    dbus: bool = False
    """Whether it wants a session bus of its own."""

    @property
    def missing(self) -> str:
        """The first program that is not installed."""
        wanted = [
            self.command[0],
            *(["dbus-run-session"] if self.dbus else []),
            *(["tmux"] * ("tmux" in self.name)),
        ]
        return next((program for program in wanted if shutil.which(program) is None), "")


XTERM = ["xterm", "-fa", FONT, "-fs", "11", "-geometry", "140x40", "-e"]
XFCE = ["xfce4-terminal", "--disable-server", f"--font={FONT} 11", "--geometry=140x40", "-x"]
TERMINALS = [
    Terminal("xterm", [*XTERM, *SHELL]),
    Terminal("vte-xfce", [*XFCE, *SHELL], dbus=True),
    Terminal("vte-gnome", ["gnome-terminal", "--wait", "--geometry=140x40", "--", *SHELL], dbus=True),
    Terminal("mlterm", ["mlterm", "--type", "xft", "-w", "16", "-N", FONT, "-g", "140x40", "-e", *SHELL]),
    Terminal("konsole", ["konsole", "--nofork", "--geometry", "1400x800", "-e", *SHELL], dbus=True),
    Terminal("tmux-in-xterm", [*XTERM, *TMUX]),
    Terminal("tmux-in-vte", [*XFCE, *TMUX], dbus=True),
]


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """A virtual screen; its environment."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{SIZE}x24", "-nolisten", "tcp"],
        pass_fds=[write], stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(write)
    try:
        with os.fdopen(read) as told:
            number = told.readline().strip()
        known = (
            "TMUX",
            "STY",
            "VTE_VERSION",
            "KONSOLE_VERSION",
            "MLTERM",
            "KITTY_WINDOW_ID",
            "TERM_PROGRAM",
            "COLORTERM",
        )
        kept = {name: value for name, value in os.environ.items() if name not in known}
        yield {**kept, "DISPLAY": f":{number}", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "PS1": "$ "}
    finally:
        server.terminate()
        server.wait()


class Window:
    """A terminal on the screen, driven by keys."""

    def __init__(self, terminal: Terminal, environ: dict[str, str], folder: Path) -> None:
        self.name, self.environ, self.folder = terminal.name, environ, folder
        command = ["dbus-run-session", "--", *terminal.command] if terminal.dbus else terminal.command
        self.process = subprocess.Popen(
            command, env=environ, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def type(self, text: str) -> None:
        self._xdotool("type", "--delay", "30", text)

    def press(self, *keys: str) -> None:
        self._xdotool("key", "--delay", "60", *keys)

    def _xdotool(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self.environ, check=True)

    def picture(self, scene: str) -> Path:
        """The screen, once two pictures in a row are the same."""
        file = self.folder / f"{self.name}-{scene}.png"
        until, before = time.monotonic() + PATIENCE, b""
        while time.monotonic() < until:
            time.sleep(0.7)
            subprocess.run(["import", "-window", "root", str(file)], env=self.environ, check=True)
            now = subprocess.run(["convert", str(file), "rgb:-"], capture_output=True, check=True).stdout
            if now == before:
                break
            before = now
        return file

    def close(self) -> None:
        import signal

        os.killpg(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        if "tmux" in self.name:
            subprocess.run([*OWN_TMUX, "kill-server"], check=False, stderr=subprocess.DEVNULL)


def pictures(terminal: Terminal, environ: dict[str, str], case: Path, folder: Path) -> Iterator[Path]:
    """Open the case, rate, suspend, go on, leave; then commands, and the case, in Arabic."""
    window = Window(terminal, environ, folder)
    try:
        window.picture("0-shell")
        window.type(f"clear; printf '{SAMPLE}\\n'; {Path(sys.executable).parent / 'workbench'} {case}\n")
        yield window.picture("1-case")
        window.press("1")
        window.type("سعى ماسك في 2018 (ICO)")
        yield window.picture("2-rate")
        window.press("Escape")
        window.picture("3-suspended")
        window.press("ctrl+z")
        window.picture("3-suspended")
        window.type(f"printf '{SAMPLE}\\n'\n")
        yield window.picture("3-suspended")
        window.type("fg\n")
        yield window.picture("4-continued")
        window.type("q")
        window.picture("5-left")
        window.type(f"printf '{SAMPLE}\\n'\n")
        yield window.picture("5-left")
        arabic = f"WORKBENCH_LANGUAGE=ar {Path(sys.executable).parent / 'workbench'}"
        window.type(f"clear; {arabic} claims {case} --filter 'number:2,5,7'; {arabic} doctor\n")
        yield window.picture("6-commands")
        window.type(f"clear; {arabic} {case}\n")
        yield window.picture("7-mirrored")
    finally:
        window.close()
        (folder / f"{terminal.name}-0-shell.png").unlink(missing_ok=True)


def main() -> None:
    missing = [program for program in ("Xvfb", "xdotool", "import") if shutil.which(program) is None]
    if missing:
        raise SystemExit(f"terminals: not installed: {', '.join(missing)} (Debian: xvfb xdotool imagemagick)")
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "terminals")
    folder.mkdir(parents=True, exist_ok=True)
    only = sys.argv[2:]
    for terminal in TERMINALS:
        if only and terminal.name not in only:
            continue
        if terminal.missing:
            print(f"{terminal.name:<14} not here: {terminal.missing} is not installed")
            continue
        with tempfile.TemporaryDirectory() as scratch, screen() as environ:
            case = Path(scratch) / "case"
            case.mkdir()
            shutil.copy(ROOT / "claims.db", case)
            shutil.copytree(ROOT / "sources", case / "sources")
            made = [file.name for file in pictures(terminal, environ, case, folder)]
        print(f"{terminal.name:<14} {', '.join(made)}", flush=True)


if __name__ == "__main__":
    main()

"""The terminal at 100,000 claims: opening, keys, filters, and what holds the event loop."""

from __future__ import annotations

import statistics
import tempfile
from functools import partial
from pathlib import Path

from tools.big_case import big_case
from tools.measure import Screen, both, first_paint, line, spent, worst_but
from workbench.desk.case import Case, open_case
from workbench.desk.listing import Claims

MANY, FEW = 100_000, 100
PRESSES = 40
SESSIONS = 5
WORKBENCH = """
from workbench.cli import main
try:
    main([{folder!r}])
except SystemExit:
    pass
"""
LIST = """
from textual.app import App
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
class Dialog(ModalScreen):
    BINDINGS = [("escape", "dismiss", "")]
    def compose(self):
        yield Static("a dialog")
class Minimal(App):
    BINDINGS = [("d", "dialog", ""), ("q", "quit", "")]
    def compose(self):
        yield OptionList(*(f"option {n} of a list\\nand a second line" for n in range(1000)))
    def action_dialog(self):
        self.push_screen(Dialog())
Minimal().run()
"""
PAGE_DOWN, ESCAPE, ENTER = "\x1b[6~", "\x1b", "\r"
KINDS = (
    "rating:none", "rating:true", "kind:event", "flag:open", "flag:none", "priority:>0.5", "source:none",
    "stance:supports", "by:any", "assigned:none", "review:none", "speaker:none", "is:again", "is:aside",
    "number:5..50000", "-rating:none kind:figure flag:open",
)  # fmt: skip
WORD = "الجسر"
YEAR = "1995"
"""Each figure of it leaves fewer claims."""
SESSION = {
    "down, a row": "j", "page down": PAGE_DOWN, "to the end": "G", "to the beginning": "g",
    "next open": "n", "the article": "\t", "a row of it": "\x1b[B", "a page of it": PAGE_DOWN,
    "the list again": "\x1b[Z", "help": "?", "leave it": ESCAPE, "details": "d", "article again": "d",
    "rate": "1", "leave that": ESCAPE, "views": "t", "leave these": ESCAPE, "search": "/", "a letter": "ا",
    "another": "ل", "take it away": ESCAPE, "overview": "i", "back from it": ESCAPE,
    "flags": "f", "back again": ESCAPE,
}  # fmt: skip
"""What a reviewer does, by the keys for it."""


def bench_lists(workbench: str) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        many, few = Path(scratch) / "many", Path(scratch) / "few"
        big_case(many, MANY)
        big_case(few, FEW)
        bench_opening(workbench, many, few)
        bench_filters(many)
        bench_keys(workbench, many, few)
        bench_hold(many, Path(scratch) / "held.json")


def bench_opening(workbench: str, many: Path, few: Path) -> None:
    ours, reference = both(
        partial(first_paint, [workbench, str(many)], b"rated", many),
        partial(first_paint, [workbench, str(few)], b"rated", few),
    )
    line(
        f"open {MANY:,} claims, to their paint", f"{ours * 1e3:.0f} ms",
        f"{FEW} claims {reference * 1e3:.0f} ms", ours / reference, "<= 1.10",
    )  # fmt: skip


def bench_filters(many: Path) -> None:
    """Each kind of filter in turn; the reference is SQLite looking a word up in all texts."""
    with open_case(many) as case:
        claims = Claims(case)
        first = spent(lambda: claims.find(WORD))
        for text in (WORD, *KINDS):
            ours, reference = both(
                partial(spent, partial(claims.find, text)),
                partial(_scan, case),
                5,
            )
            said = f", the first {first * 1e3:.0f} ms" if text == WORD else ""
            line(
                f"filter {text}", f"{ours * 1e3:.0f} ms{said}",
                f"SQLite's scan of the texts {reference * 1e3:.0f} ms", ours / reference, "< 100 ms",
            )  # fmt: skip
        claims.close()


def _scan(case: Case) -> float:
    return spent(lambda: case.store.value("SELECT count(*) FROM placements WHERE instr(text, ?)", (WORD,)))


def bench_keys(workbench: str, many: Path, few: Path) -> None:
    """Single keys, each after all is quiet: to the first frame; in a search to that with its list."""
    with (
        Screen([workbench, str(many)], many) as ours,
        Screen(LIST, few) as minimal,
        open_case(many) as case,
    ):
        ours.until(b"rated"), minimal.until(b"option 1 of")
        ours.settle(), minimal.settle()
        for what, wanted, key, presses in (
            ("key to its paint, 95th percentile", "< 16 ms", "\x1b[B", PRESSES),
            ("page down, to its paint, median", "< 20 ms", PAGE_DOWN, 5),
        ):
            pressed = [(ours.press(key), minimal.press(key)) for _ in range(presses)]
            part = 0.05 if presses == PRESSES else 0.5
            slow, other = (worst_but(part, [pair[at] for pair in pressed]) for at in range(2))
            line(
                what, f"{slow * 1e3:.1f} ms",
                f"Textual's list of 1,000 options {other * 1e3:.1f} ms", slow / other, wanted,
            )  # fmt: skip
        ours.press("/")
        typed = [(ours.find(figure, b"Claims: "), _scan(case)) for figure in YEAR]
        for name, part in (("first figure", typed[:1]), ("the next", typed[1:])):
            found, other = (statistics.median(pair[at] for pair in part) for at in range(2))
            line(
                f"search while typing, {name}", f"{found * 1e3:.0f} ms",
                f"SQLite's scan of the texts {other * 1e3:.0f} ms", found / other, "< 100 ms",
            )  # fmt: skip


def bench_hold(many: Path, held: Path) -> None:
    """The longest that each deed holds the event loop, in processor time, once the claims are there.

    The median of some sessions: a machine's own noise makes one deed of a session half as long again.
    """
    dialog = {"a dialog": "d", "leave it": ESCAPE}
    reference = max(_holds(Screen(LIST, many, watch=held), b"option 1 of", dialog).values())
    program = WORKBENCH.format(folder=str(many))
    sessions = [_holds(Screen(program, many, watch=held), b"rated", SESSION) for _ in range(SESSIONS)]
    for what in SESSION:
        took = statistics.median(session[what] for session in sessions)
        line(
            f"event loop held: {what}", f"{took * 1e3:.0f} ms",
            f"a minimal app's own dialog {reference * 1e3:.0f} ms", took / reference, "< 20 ms",
        )  # fmt: skip


def _holds(program: Screen, marker: bytes, session: dict[str, str]) -> dict[str, float]:
    """Of a program that `marker` shows to be ready and that q ends: the longest hold after each key."""
    with program as screen:
        screen.until(marker)
        screen.settle()
        pressed = [(screen.send(keys)[0], what) for what, keys in session.items()]
        holds = screen.end("q")
    longest = dict.fromkeys(session, 0.0)
    for at, took in holds:
        since = [what for began, what in pressed if began <= at]
        if since:
            longest[since[-1]] = max(longest[since[-1]], took)
    return longest

"""Print the workbench's speeds, each as a ratio against a reference measured in the same run.

    python -m tools.bench            # or: make bench

A ratio says how the workbench compares with its reference here and now, whatever the machine;
the milliseconds beside it are this machine's. Medians of alternating runs.
"""

from __future__ import annotations

import compileall
import json
import math
import re
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from functools import partial
from pathlib import Path

from tools.bench_lists import bench_lists
from tools.example import ROOT, article_file
from tools.measure import both, first_paint, line, spent, took

MINIMAL_APP = """
from textual.app import App
from textual.widgets import Static
class Minimal(App):
    def compose(self):
        yield Static("minimal-ready")
Minimal().run()
"""


def bench_paint(workbench: str) -> None:
    """The first frame, and the frame that has the example's claims; Textual's share is in both."""
    command = [workbench, str(ROOT)]
    for what, marker, wanted in (
        ("first paint", b"Opening", "<= 1.20"),
        ("the example's claims on screen", b"rated", "<= 2.00"),
    ):
        ours, reference = both(
            partial(first_paint, command, marker, ROOT),
            partial(first_paint, MINIMAL_APP, b"minimal-ready", ROOT),
        )
        told = f"minimal Textual app {reference * 1e3:.0f} ms"
        line(what, f"{ours * 1e3:.0f} ms", told, ours / reference, wanted)


def bench_annotate(workbench: str, body: str) -> None:
    """Articles of 8 KB (UTF-8) a second, beyond start-up; against dateparser's search for dates alone."""
    from dateparser.search import search_dates

    many = 80
    rows = "".join(json.dumps({"id": n, "text": body, "lang": "ar"}) + "\n" for n in range(many))
    one = rows.splitlines()[0] + "\n"

    def ours() -> float:
        return (took([workbench, "annotate"], rows) - took([workbench, "annotate"], one)) / (many - 1)

    def reference() -> float:
        began = time.perf_counter()
        search_dates(body, languages=["ar"])
        return time.perf_counter() - began

    each, other = both(ours, reference, 3)
    line(
        "annotate, 8 KB articles",
        f"{1 / each:.0f} a second",
        f"dateparser's search {1 / other:.0f} a second",
        other / each,
        "60 a second, >= 1.5 times as fast",
    )


def bench_times(body: str) -> None:
    """Dates alone, without anything else that a text says, against dateparser's search for them."""
    from dateparser.search import search_dates

    from workbench.language.fold import Folded
    from workbench.language.times import times

    each, other = both(
        lambda: spent(lambda: times(Folded(body), "ar", date(2018, 11, 20))),
        lambda: spent(lambda: search_dates(body, languages=["ar"])),
    )
    line(
        "times alone, 8 KB articles",
        f"{1 / each:.0f} a second",
        f"dateparser's search {1 / other:.0f} a second",
        other / each,
        ">= 5 times as fast",
    )


def bench_check(workbench: str, article: Path) -> None:
    ours, reference = both(
        lambda: took([workbench, "check", str(article)]), lambda: took([sys.executable, "-c", "pass"])
    )
    line(
        "check of the article",
        f"{(ours - reference) * 1e3:.0f} ms beyond start",
        f"interpreter start {reference * 1e3:.0f} ms",
        ours / reference,
        "< 200 ms beyond start",
    )


def bench_growth(workbench: str, body: str) -> None:
    """Checking 100 to 10,000 sentences, beyond start-up: 1 is linear growth, 2 would be quadratic."""
    sentences = [found[0].strip() for found in re.finditer(r"[^.\n]{20,}\.", body)]
    letters = "بتثجحخدذرزسشصضطظعغفقكلمن"

    def retold(number: int) -> str:
        """A sentence of the article; in every later round with other figures and other long words."""
        turn, at = divmod(number, len(sentences))
        step = turn % len(letters)
        other = str.maketrans(letters, letters[step:] + letters[:step])
        digits = str.maketrans("0123456789", "".join(str((digit + turn) % 10) for digit in range(10)))
        words = sentences[at][:-1].translate(digits).split(" ")
        return " ".join(w.translate(other) if len(w) > 4 else w for w in words) + f" {turn + 1}."

    def report(many: int) -> str:
        told = [retold(number) for number in range(many)]
        return "\n".join(" ".join(told[at : at + 4]) for at in range(0, many, 4))

    seconds = {}
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / "report.txt"
        for many in (1, 100, 1_000, 10_000):
            file.write_text(report(many), encoding="utf-8")
            command = [workbench, "check", str(file)]
            seconds[many] = statistics.median(took(command) for _ in range(1 if many > 1_000 else 3))
    start = seconds.pop(1)
    beyond = {many: spent - start for many, spent in seconds.items()}
    exponent = math.log10(beyond[10_000] / beyond[100]) / 2
    line(
        "check of 1,000 sentences",
        f"{beyond[1_000] * 1e3:.0f} ms beyond start",
        f"10,000 sentences {beyond[10_000]:.1f} s",
        exponent,
        "exponent near 1",
    )


MADE_UP = "أعلنت الهيئة في بيان لم يصدره أحد أن المباني القديمة ستهدم كلها قبل نهاية الصيف، وأن سكانها راضون"


def bench_locate(workbench: str, body: str) -> None:
    """200 characters, misquoted and made up, in a source of a million, beyond start-up and reading it."""
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / "source.txt"
        filler = body[:1500].replace("2018", "2017")
        text = (
            filler * (1_000_000 // (2 * len(filler.encode())))
            + body
            + filler * (1_000_000 // (2 * len(filler.encode())))
        )
        source.write_text(text, encoding="utf-8")
        misquoted = body[2400:2600].replace(" في ", " من ", 1)
        for name, quote in (("misquoted", misquoted), ("made up", MADE_UP * 2)):
            each, other = both(partial(_each, workbench, source, quote), partial(_alone, quote, text), 3)
            line(
                f"locate 200 characters in 1 MB, {name}",
                f"{each * 1e3:.0f} ms",
                f"rapidfuzz alone {other * 1e3:.0f} ms",
                each / other,
                "< 60 ms",
            )


def _each(workbench: str, source: Path, quote: str, many: int = 11) -> float:
    """Seconds that one more quotation takes."""
    rows = "".join(json.dumps({"id": n, "quote": quote}) + "\n" for n in range(many))
    command = [workbench, "locate", str(source)]
    return (took(command, rows) - took(command, rows.splitlines()[0] + "\n")) / (many - 1)


def _alone(quote: str, text: str) -> float:
    from rapidfuzz import fuzz

    began = time.perf_counter()
    fuzz.partial_ratio_alignment(quote, text, score_cutoff=70)
    return time.perf_counter() - began


def main() -> None:
    # Where no bytecode may be written, each start would compile again what was changed since the last setup.
    compileall.compile_dir(str(ROOT / "workbench"), quiet=2)
    subprocess.run([sys.executable, "-m", "tools.keep"], cwd=ROOT, check=True)
    workbench = str(Path(sys.executable).parent / "workbench")
    article = article_file()
    body = article.read_text(encoding="utf-8").encode()[:8192].decode(errors="ignore")
    bench_paint(workbench)
    bench_lists(workbench)
    bench_times(body)
    bench_annotate(workbench, body)
    bench_check(workbench, article)
    bench_growth(workbench, article.read_text(encoding="utf-8"))
    bench_locate(workbench, body)


if __name__ == "__main__":
    main()

"""Print what a report of 10,000 claims takes in each format: processor seconds, and memory beyond the case.

    python -m tools.bench_report [CLAIMS [FORMAT...]]     # or: make bench-report

Each format is written in a process of its own, piece by piece to a file. The ratio is against Markdown.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from workbench.report import formats
from workbench.report.build import build

_CLAIMS = 10_000
_FORMATS = ["md", "html", "pdf", "docx", "csv", "xlsx", "json", "webannotation", "claimreview"]


def measure(name: str, claims: int) -> tuple[float, float, float]:
    """Processor seconds, megabytes of memory at the most beyond the report's own, megabytes written."""
    from tests.report.test_large import large

    report = build(large(claims))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began, written = time.process_time(), 0
    with tempfile.TemporaryFile() as file:
        for piece in formats.pieces(report, name):
            written += file.write(piece)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return time.process_time() - began, (peak - before) / 1e3, written / 1e6


def main() -> None:
    claims = int(sys.argv[1]) if len(sys.argv) > 1 else _CLAIMS
    names = sys.argv[2:] or list(_FORMATS)
    reference = 0.0
    with ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as alone:
        for name in names:
            seconds, memory, size = alone.submit(measure, name, claims).result()
            reference = reference or seconds
            sys.stdout.write(
                f"{name:<14} {seconds:6.1f} s  ratio {seconds / reference:5.1f}   "
                f"memory {memory:6.0f} MB   file {size:6.1f} MB\n"
            )
            sys.stdout.flush()


if __name__ == "__main__":
    main()

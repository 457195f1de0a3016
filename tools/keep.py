"""Keep what the workbench would otherwise work out at each start, as `compileall` does for its code.

    python -m tools.keep             # in make setup and make bench

Parsed packs, what is made of their words, and their regular expressions, compiled: all that checking
the worked example and its sources asks for. Where it may not write, the workbench starts as ever.
"""

from __future__ import annotations

import sys
from contextlib import suppress

from tools.example import ROOT
from workbench.desk.analysis import check_file
from workbench.model import WorkbenchError


def main() -> None:
    """Write it, also where `PYTHONDONTWRITEBYTECODE` is set: it was asked for."""
    sys.dont_write_bytecode = False
    for source in sorted((ROOT / "sources").glob("*.txt")):
        with suppress(WorkbenchError):
            check_file(source)


if __name__ == "__main__":
    main()

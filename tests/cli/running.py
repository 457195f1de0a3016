"""The command line, run in this process as a shell would."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import dataclass
from typing import Any

import pytest

from workbench.cli import main


@dataclass(frozen=True, slots=True)
class Result:
    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The JSON Lines that were printed."""
        return [json.loads(line) for line in self.out.split("\n") if line]


def run(*args: str, stdin: str | bytes = b"") -> Result:
    """Exit code and what was printed; without a terminal."""
    data = stdin.encode() if isinstance(stdin, str) else stdin
    streams = {
        name: io.TextIOWrapper(io.BytesIO(given), encoding="utf-8", write_through=True)
        for name, given in (("stdin", data), ("stdout", b""), ("stderr", b""))
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, stream in streams.items():
            patch.setattr(sys, name, stream)
        with pytest.raises(SystemExit) as end:
            main(list(args))
    code = end.value.code
    out, err = (streams[name].buffer.getvalue().decode() for name in ("stdout", "stderr"))
    return Result(code if isinstance(code, int) else 0, out, err)


def fine(*args: str, stdin: str | bytes = b"") -> Result:
    """As `run`, of a command that must succeed."""
    result = run(*args, stdin=stdin)
    assert result.code == 0, result.err or result.out
    assert result.err == ""
    return result

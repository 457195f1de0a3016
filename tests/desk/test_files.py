"""Files are written whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.desk.files import write_whole
from workbench.model import InputError


def test_it_replaces_the_old_file_and_leaves_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    target.write_bytes(b"old")
    assert write_whole([b"new ", b"one"], target) == 7
    assert target.read_bytes() == b"new one"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("error", [KeyboardInterrupt, InputError, OSError])
def test_what_fails_half_way_leaves_the_old_file(tmp_path: Path, error: type[BaseException]) -> None:
    def failing() -> Iterator[bytes]:
        yield b"half"
        raise error("no space left on device")

    target = tmp_path / "report.html"
    target.write_bytes(b"old")
    with pytest.raises(InputError if error is OSError else error):
        write_whole(failing(), target)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_is_one_clear_line() -> None:
    with pytest.raises(InputError, match=r"/dev/full cannot be written: No space left on device"):
        write_whole([b"report"], Path("/dev/full"))


def test_a_link_goes_on_leading_to_the_file(tmp_path: Path) -> None:
    target, link = tmp_path / "report.html", tmp_path / "latest.html"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_whole([b"new"], link)
    assert link.is_symlink()
    assert target.read_bytes() == b"new"

"""Bundles: what goes in comes out, and hostile files are refused."""

import io
import json
import stat
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.archive.bundle import FORMAT, MANIFEST, unpack, write
from workbench.archive.captures import digest
from workbench.model import InputError


def _manifest(**files: bytes) -> str:
    listed = [{"name": name, "size": len(data), "sha256": digest(data)} for name, data in files.items()]
    return json.dumps({"format": FORMAT, "files": listed})


def _zip(path: Path, files: dict[str, bytes], manifest: str = "") -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
        archive.writestr(MANIFEST, manifest or _manifest(**files))
    return path


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    (tmp_path / "claims.db").write_bytes(b"database")
    (tmp_path / "a.txt").write_bytes(b"words" * 1000)
    files = {"claims.db": tmp_path / "claims.db", "sources/a.txt": tmp_path / "a.txt"}
    write(tmp_path / "out.zip", files, {"title": "A bridge"}, day=(2026, 1, 2))
    return tmp_path / "out.zip"


def test_what_goes_in_comes_out(bundle: Path, tmp_path: Path) -> None:
    manifest = unpack(bundle, tmp_path / "again")
    assert manifest["title"] == "A bridge"
    assert (tmp_path / "again" / "sources" / "a.txt").read_bytes() == b"words" * 1000
    assert [path.name for path in tmp_path.glob(".out*")] == []


def test_a_full_folder_is_not_written_to(bundle: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not empty"):
        unpack(bundle, tmp_path)


@pytest.mark.parametrize(
    "name",
    ["../evil.txt", "/etc/evil", "sources/../../evil", "sources\\evil", "C:/evil", "sources/", "sources/..",
     "sources/.hidden", "sources/nul", "sources/CON.txt", "sources/a.", "sources/a/b.txt", "other.txt",
     "sources/a\n.txt", "sources/م.txt"],
)  # fmt: skip
def test_names_that_lead_elsewhere_are_refused(tmp_path: Path, name: str) -> None:
    path = _zip(tmp_path / "evil.zip", {"claims.db": b"x", name: b"y"})
    with pytest.raises(InputError, match="refused"):
        unpack(path, tmp_path / "out")
    assert not (tmp_path / "evil.txt").exists()


def test_links_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "link.zip"
    with zipfile.ZipFile(path, "w") as archive:
        entry = zipfile.ZipInfo("sources/link.txt")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(entry, "/etc/passwd")
        archive.writestr("claims.db", b"x")
        archive.writestr(MANIFEST, _manifest(**{"claims.db": b"x", "sources/link.txt": b"/etc/passwd"}))
    with pytest.raises(InputError, match="is a link"):
        unpack(path, tmp_path / "out")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_doubled_names_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "twice.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for data in (b"one", b"two"):
            archive.writestr("claims.db", data)
        archive.writestr(MANIFEST, _manifest(**{"claims.db": b"one"}))
    with pytest.raises(InputError, match="twice"):
        unpack(path, tmp_path / "out")


def test_what_the_manifest_does_not_speak_of_is_refused(tmp_path: Path) -> None:
    one, both = {"claims.db": b"x"}, {"claims.db": b"x", "sources/a.txt": b"y"}
    more = _zip(tmp_path / "more.zip", both, _manifest(**one))
    less = _zip(tmp_path / "less.zip", one, _manifest(**both))
    for path in (more, less):
        with pytest.raises(InputError, match="is missing in"):
            unpack(path, tmp_path / "out")


def test_other_bytes_than_the_manifest_says_are_refused_and_go_away(tmp_path: Path) -> None:
    manifest = _manifest(**{"claims.db": b"x", "sources/a.txt": b"y"})
    path = _zip(tmp_path / "other.zip", {"claims.db": b"x", "sources/a.txt": b"z"}, manifest)
    with pytest.raises(InputError, match="not what its manifest says"):
        unpack(path, tmp_path / "out")
    assert [found for found in (tmp_path / "out").rglob("*") if found.is_file()] == []


def test_a_bomb_stops_at_the_size_that_is_told(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("claims.db", bytes(30_000_000))
        archive.writestr(MANIFEST, _manifest(**{"claims.db": b"small"}))
    path = tmp_path / "bomb.zip"
    path.write_bytes(out.getvalue())
    with pytest.raises(InputError, match="not what its manifest says"):
        unpack(path, tmp_path / "out")


@pytest.mark.parametrize(
    "manifest", ["{}", "[]", "null", '{"files": 3}', '{"format": "x", "files": []}', "[" * 9000]
)
def test_odd_manifests_are_refused(tmp_path: Path, manifest: str) -> None:
    path = _zip(tmp_path / "odd.zip", {"claims.db": b"x"}, manifest)
    with pytest.raises(InputError, match="is no bundle"):
        unpack(path, tmp_path / "out")


@given(at=st.integers(0, 700), noise=st.binary(min_size=1, max_size=6))
def test_a_spoilt_bundle_is_whole_or_refused(
    tmp_path_factory: pytest.TempPathFactory, at: int, noise: bytes
) -> None:
    folder = tmp_path_factory.mktemp("spoilt")
    path = _zip(folder / "a.zip", {"claims.db": b"database", "sources/a.txt": b"words"})
    data = path.read_bytes()
    path.write_bytes(data[:at] + noise + data[at + len(noise) :])
    try:
        unpack(path, folder / "out")
    except InputError as error:
        refused = str(error)
        assert "\n" not in refused  # either outcome is right
    else:
        assert (folder / "out" / "claims.db").read_bytes() == b"database"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be opened"):
        unpack(tmp_path / "none.zip", tmp_path / "out")

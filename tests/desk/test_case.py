"""Making and opening cases, and everything that can be in the way."""

import errno
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.desk.conftest import Clock
from workbench.desk import evidence, ingest, views
from workbench.desk.case import Case, is_case, open_case
from workbench.desk.ingest import new_case
from workbench.desk.log import events, undo, verify
from workbench.desk.reading import LONGEST
from workbench.desk.verdicts import rate
from workbench.model import CaseError, InputError, Stance
from workbench.store import database, schema


def test_a_new_case_holds_the_article_byte_for_byte(case: Case, article_file: Path) -> None:
    version = views.article(case)
    assert (case.sources_folder / version.file).read_bytes() == article_file.read_bytes()
    assert version.text == article_file.read_text()
    assert version.number == 1
    assert {path.name for path in case.folder.iterdir()} <= {
        "claims.db",
        "claims.db-wal",
        "claims.db-shm",
        "sources",
    }
    assert verify(case) == ()
    assert case.reviewer == "Ada"
    assert case.lang == "en"


def test_the_same_deeds_make_the_same_bytes(tmp_path: Path, article_file: Path) -> None:
    made = []
    for name in ("one", "two"):
        with new_case(tmp_path / name, article_file, reviewer="Ada", clock=Clock()) as case:
            evidence.attach_text(case, "The bridge opened.")
            rate(case, views.claims(case)[0].id, "true", "seen")
        made.append((tmp_path / name / "claims.db").read_bytes())
    assert made[0] == made[1]


def test_claims_are_numbered_in_the_articles_order(case: Case) -> None:
    rows = views.claims(case)
    assert len(rows) >= 5
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))
    assert [row.span for row in rows] == sorted(row.span for row in rows)
    text = views.article(case).text
    assert all(row.span.of(text) == row.text for row in rows)
    assert views.claim_by_number(case, 2) == rows[1]
    with pytest.raises(InputError, match="there is no claim 99"):
        views.claim_by_number(case, 99)


def test_looking_does_not_touch_the_database(case: Case) -> None:
    folder = case.folder
    case.close()
    path = folder / "claims.db"
    before, modified = path.read_bytes(), path.stat().st_mtime_ns
    with open_case(folder, reviewer="Ben") as again:
        views.claims(again)
        views.flags(again)
        views.progress(again)
        assert verify(again) == ()
    assert path.read_bytes() == before
    assert path.stat().st_mtime_ns == modified
    assert not (folder / "claims.db-wal").exists()


def test_new_refuses_a_folder_with_a_case(case: Case, article_file: Path) -> None:
    with pytest.raises(CaseError, match="workbench revise"):
        new_case(case.folder, article_file)


def test_new_refuses_a_foreign_claims_db(tmp_path: Path, article_file: Path) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    (folder / "claims.db").write_bytes(b"not ours")
    with pytest.raises(CaseError, match="not a case"):
        new_case(folder, article_file)
    assert [path.name for path in folder.iterdir()] == ["claims.db"]


def test_new_leaves_other_files_alone(tmp_path: Path, article_file: Path) -> None:
    folder = tmp_path / "project"
    (folder / "sources").mkdir(parents=True)
    (folder / "sources" / "own.txt").write_text("mine")
    new_case(folder, article_file, reviewer="Ada").close()
    assert (folder / "sources" / "own.txt").read_text() == "mine"
    assert is_case(folder)


@pytest.mark.parametrize("content", [b"", b"   \n", b"%PDF-1.7 nothing", b"\x00\x01\x02\xff" * 50])
def test_an_article_without_text_leaves_nothing_behind(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(content)
    with pytest.raises(InputError):
        new_case(tmp_path / "deep" / "case", path)
    assert not (tmp_path / "deep").exists()


def test_odd_names_of_files_and_folders(tmp_path: Path) -> None:
    folder = tmp_path / "100% #1? قضية"
    article = tmp_path / os.fsdecode(b"caf\xe9.txt")
    article.write_text("The bridge opened in March 2019.")
    new_case(folder, article, reviewer="Ada").close()
    other = tmp_path / os.fsdecode(b"note\xff.txt")
    other.write_text("It opened in May.")
    with open_case(folder, reviewer="Ada") as case:
        evidence.attach_file(case, other)
        assert verify(case) == ()
    assert sorted(path.name for path in folder.iterdir()) == ["claims.db", "sources"]


def test_a_missing_article_or_a_bad_date_leaves_nothing_behind(tmp_path: Path, article_file: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        new_case(tmp_path / "case", tmp_path / "nowhere.txt")
    with pytest.raises(InputError, match="is a folder"):
        new_case(tmp_path / "case", tmp_path)
    with pytest.raises(InputError, match="not a date"):
        new_case(tmp_path / "case", article_file, published="last May")
    assert not (tmp_path / "case").exists()


def test_a_failure_while_writing_leaves_nothing_behind(
    tmp_path: Path, article_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("disk failed")

    monkeypatch.setattr(ingest, "refresh_flags", fail)
    with pytest.raises(CaseError, match="disk failed"):
        new_case(tmp_path / "case", article_file)
    assert not (tmp_path / "case").exists()
    kept = tmp_path / "kept" / "sources"
    kept.mkdir(parents=True)
    with pytest.raises(CaseError):
        new_case(tmp_path / "kept", article_file)
    assert list((tmp_path / "kept").rglob("*")) == [kept]


def test_two_that_make_a_case_at_once_get_one(
    tmp_path: Path, article_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish = ingest._publish

    def late(scratch: Path, path: Path) -> None:
        monkeypatch.setattr(ingest, "_publish", publish)
        new_case(tmp_path / "case", article_file, reviewer="first").close()
        publish(scratch, path)

    monkeypatch.setattr(ingest, "_publish", late)
    with pytest.raises(CaseError, match="somebody else"):
        new_case(tmp_path / "case", article_file, reviewer="second")
    with open_case(tmp_path / "case") as case:
        assert verify(case) == ()
    assert sorted(path.name for path in (tmp_path / "case").iterdir()) == ["claims.db", "sources"]


# ---------------------------------------------------------------------------- what cannot be opened


def test_a_folder_without_a_case(tmp_path: Path) -> None:
    assert not is_case(tmp_path)
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(CaseError, match=r"claims\.db is missing"):
            open_case(folder)
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\x00" + b"\x00" * 84])
def test_a_foreign_file_of_that_name(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "claims.db").write_bytes(content)
    assert not is_case(tmp_path)
    with pytest.raises(CaseError, match="not a workbench case"):
        open_case(tmp_path)
    assert (tmp_path / "claims.db").read_bytes() == content


def test_another_programs_database(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "claims.db") as connection:
        connection.execute("CREATE TABLE claims (id)")
    connection.close()
    with pytest.raises(CaseError, match="not a workbench case"):
        open_case(tmp_path)


@pytest.mark.parametrize("keep", [100, 1000, 5000, 20_000])
def test_a_truncated_database(case: Case, keep: int) -> None:
    case.close()
    path = case.folder / "claims.db"
    path.write_bytes(path.read_bytes()[:keep])
    assert _problems(case.folder)


def test_a_damaged_database_never_passes_for_whole(case: Case) -> None:
    case.close()
    path = case.folder / "claims.db"
    whole = path.read_bytes()
    page = 4096
    for number in range(1, len(whole) // page, 3):
        damaged = bytearray(whole)
        damaged[number * page : number * page + 40] = b"\xaa" * 40
        path.write_bytes(damaged)
        problems = _problems(case.folder)
        assert problems
        assert all("\n" not in problem for problem in problems)


def _problems(folder: Path) -> tuple[str, ...]:
    """What opening or verifying a case says."""
    try:
        with open_case(folder) as opened:
            return verify(opened)
    except CaseError as error:
        return (str(error),)


def test_looking_at_a_damaged_database_gives_clear_lines(case: Case) -> None:
    source = evidence.attach_text(case, "The bridge opened on 4 March 2019.").source_id
    claim = views.claims(case)[0].id
    evidence.add_evidence(case, claim, source, Stance.SUPPORTS, quote="bridge opened")
    case.close()
    path = case.folder / "claims.db"
    whole = path.read_bytes()
    for at in range(100, len(whole), 1499):
        path.write_bytes(whole[:at] + b"\xff" * 16 + whole[at + 16 :])
        with suppress(CaseError), open_case(case.folder, reviewer="Ben") as opened:
            for view in (
                views.claims,
                views.flags,
                views.facts,
                views.sources,
                views.article,
                events,
                verify,
            ):
                with suppress(CaseError):
                    view(opened)


def test_a_newer_schema_is_refused(case: Case) -> None:
    case.store.connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    case.close()
    with pytest.raises(CaseError, match="newer workbench"):
        open_case(case.folder)


def test_an_older_schema_is_migrated(case: Case, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    case.close()
    steps = (*schema._STEPS, ("mood", "ALTER TABLE sources ADD COLUMN mood TEXT NOT NULL DEFAULT ''"))
    monkeypatch.setattr(schema, "_STEPS", steps)
    monkeypatch.setattr(schema, "VERSION", len(steps))
    with open_case(case.folder) as opened:
        assert opened.store.value("SELECT count(mood) FROM sources") == 0
        assert opened.store.value("PRAGMA user_version") == len(steps)
        assert verify(opened) == ()


def test_a_locked_database(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    case.store.connection.execute("PRAGMA busy_timeout = 10")
    claim = views.claims(case)[0].id
    other = sqlite3.connect(case.folder / "claims.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(CaseError, match="in use by another program"):
        rate(case, claim, "true", "seen")
    other.execute("ROLLBACK")
    other.close()
    rate(case, claim, "true", "seen")
    assert views.claim(case, claim).rating == "true"


def test_a_full_disk(case: Case) -> None:
    pages = case.store.value("PRAGMA page_count")
    case.store.connection.execute(f"PRAGMA max_page_count = {pages}")
    claim = views.claims(case)[0].id
    before = views.progress(case)
    with pytest.raises(CaseError, match="disk is full"):
        rate(case, claim, "true", "seen " * 20_000)
    assert views.progress(case) == before
    case.store.connection.execute("PRAGMA max_page_count = 1000000")
    assert verify(case) == ()
    rate(case, claim, "true", "seen")


@pytest.mark.parametrize("pages", [5, 40])
def test_a_full_disk_gets_no_case(
    tmp_path: Path, article_file: Path, monkeypatch: pytest.MonkeyPatch, pages: int
) -> None:
    article_file.write_text("The bridge opened in March 2019.\n" * 2000)
    configure = database._configure

    def small(connection: sqlite3.Connection) -> None:
        configure(connection)
        connection.execute(f"PRAGMA max_page_count = {pages}")

    monkeypatch.setattr(database, "_configure", small)
    with pytest.raises(CaseError, match="disk is full"):
        new_case(tmp_path / "case", article_file)
    assert not (tmp_path / "case").exists()


def test_a_disk_full_of_sources(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CaseError, match="No space left"):
        evidence.attach_text(case, "The bridge opened.")
    assert views.sources(case) == ()
    assert [path.name for path in case.sources_folder.iterdir()] == [views.article(case).file]


@contextmanager
def only_readable(folder: Path) -> Iterator[None]:
    """Nothing in the folder can be written by this process, though it may be root's."""
    as_root = os.geteuid() == 0
    for path in (*folder.rglob("*"), folder):
        path.chmod(0o555 if path.is_dir() else 0o444)
    if as_root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if as_root:
            os.seteuid(0)
        folder.chmod(0o755)
        (folder / "sources").chmod(0o755)


@pytest.fixture
def readable_case(case: Case) -> Iterator[Path]:
    """A case's folder where every user may look; its database is closed."""
    views.claims(case)
    evidence.attach_text(case, "The bridge opened in March.")
    case.close()
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        shutil.copytree(case.folder, Path(place) / "case")
        yield Path(place) / "case"


def test_a_case_that_cannot_be_written_is_read(readable_case: Path) -> None:
    before = (readable_case / "claims.db").read_bytes()
    with only_readable(readable_case), open_case(readable_case, reviewer="guest") as case:
        assert case.read_only
        rows = views.claims(case)
        assert rows
        assert verify(case) == ()
        for deed in (
            lambda: rate(case, rows[0].id, "true", "seen"),
            lambda: evidence.attach_text(case, "words"),
            lambda: undo(case),
        ):
            with pytest.raises(CaseError, match="cannot be written"):
                deed()
    assert (readable_case / "claims.db").read_bytes() == before
    assert sorted(path.name for path in readable_case.iterdir()) == ["claims.db", "sources"]


def test_a_folder_that_cannot_be_written_gets_no_case(
    readable_case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(readable_case.parent / "config"))  # the guest may look there
    article = readable_case.parent / "article.txt"
    article.write_text("The bridge opened in March 2019.")
    article.chmod(0o644)
    with only_readable(readable_case):
        for folder in (readable_case / "sub", readable_case):
            with pytest.raises(CaseError):
                new_case(folder, article, reviewer="guest")


def test_deeds_in_a_log_that_cannot_be_read_are_not_passed_over(readable_case: Path) -> None:
    (readable_case / "claims.db-wal").write_bytes(b"\x00" * 100)
    with only_readable(readable_case), pytest.raises(CaseError, match="copy the case"):
        open_case(readable_case, reviewer="guest")


def test_the_busy_time_is_set(case: Case) -> None:
    assert case.store.value("PRAGMA busy_timeout") == database.BUSY_MS
    assert case.store.value("PRAGMA foreign_keys") == 1
    assert case.store.value("PRAGMA synchronous") == 2
    assert case.store.value("PRAGMA journal_mode") == "wal"


def test_an_article_longer_than_can_be_analysed_is_refused(tmp_path: Path) -> None:
    article = tmp_path / "dump.txt"
    article.write_text("word " * (LONGEST // 5 + 1), encoding="utf-8")
    with pytest.raises(InputError, match=r"dump\.txt is longer than 2,000,000 characters; give the part"):
        new_case(tmp_path / "case", article)
    assert not (tmp_path / "case").exists()

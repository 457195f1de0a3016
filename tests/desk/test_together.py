"""Two at one case, threads, and a process that is killed."""

import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from workbench.desk import claims, evidence, views
from workbench.desk.case import Case, open_case
from workbench.desk.log import events, verify
from workbench.desk.verdicts import rate, verdicts
from workbench.model import ConflictError, Stance


def test_two_see_each_others_deeds(case: Case) -> None:
    with open_case(case.folder, reviewer="Ben") as other:
        assert not case.changed()
        claim = views.claims(case)[0].id
        rate(other, claim, "true", "seen")
        assert not other.changed()
        assert case.changed()
        assert not case.changed()
        assert views.claim(case, claim).rating == "true"
        rate(case, claim, "false", "seen better")
        assert other.changed()
        assert [verdict.reviewer for verdict in verdicts(other, claim)] == ["Ada", "Ben"]
    assert verify(case) == ()


def test_two_cannot_set_one_claim_aside(case: Case) -> None:
    claim = views.claims(case)[0].id
    with open_case(case.folder, reviewer="Ben") as other:
        claims.dismiss_claim(case, claim, "a headline")
        with pytest.raises(ConflictError, match="dismissed"):
            claims.merge_claims(other, [claim, views.claims(other)[1].id])


def test_threads_share_a_case(case: Case) -> None:
    ids = [row.id for row in views.claims(case)]
    failures: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for step in range(10):
                rate(case, ids[number % len(ids)], "true", f"{number}.{step}")
                views.claims(case)
                views.flags(case)
        except BaseException as error:  # handed to the test
            failures.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert len(events(case)) == 41
    assert verify(case) == ()


WORKER = """
import sys
from pathlib import Path
from workbench.desk import claims, evidence, views
from workbench.desk.case import open_case
from workbench.desk.log import events, undo
from workbench.desk.verdicts import rate
from workbench.model import Stance
with open_case(Path(sys.argv[1]), reviewer=sys.argv[2]) as case:
    ids = [row.id for row in views.claims(case)]
    for step in range(int(sys.argv[3])):
        number = rate(case, ids[step % len(ids)], "true", f"{case.reviewer} {step}")
        print("rated", number, flush=True)
        source = evidence.attach_text(case, f"{case.reviewer} says {step} " * 40).source_id
        print("attached", source, flush=True)
        evidence.add_evidence(case, ids[0], source, Stance.CONTEXT, quote=f"{case.reviewer} says {step}")
        undo(case)
"""


def _worker(folder: Path, reviewer: str, steps: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WORKER, str(folder), reviewer, str(steps)], stdout=subprocess.PIPE, text=True
    )


def test_two_processes_work_at_once(case: Case) -> None:
    workers = [_worker(case.folder, name, 8) for name in ("Ben", "Cleo")]
    for worker in workers:
        worker.communicate(timeout=60)
        assert worker.returncode == 0
    assert case.changed()
    assert len(events(case)) == 1 + 2 * 8 * 4
    assert verify(case) == ()


def test_a_killed_process_loses_nothing_that_was_confirmed(case: Case) -> None:
    """Fifteen times, each after another number of confirmed deeds."""
    claim = views.claims(case)[0].id
    case.close()
    for kill in range(15):
        worker = _worker(case.folder, f"worker {kill}", 1000)
        assert worker.stdout is not None
        confirmed = [worker.stdout.readline().split() for _ in range(1 + kill % 5)]
        worker.send_signal(signal.SIGKILL)
        confirmed += [
            line.split() for line in worker.stdout.read().splitlines(keepends=True) if line[-1] == "\n"
        ]
        worker.wait(timeout=60)
        worker.stdout.close()
        with open_case(case.folder, reviewer="Ada") as opened:
            assert verify(opened) == ()
            sources = {source.id for source in views.sources(opened)}
            rated = {row[0] for row in opened.store.rows("SELECT id FROM verdicts")}
            for deed, number in confirmed:
                assert int(number) in (rated if deed == "rated" else sources)
            names = {source.captures[0].file for source in views.sources(opened)}
            assert names <= {path.name for path in opened.sources_folder.iterdir()}
            if sources:
                evidence.add_evidence(opened, claim, max(sources), Stance.CONTEXT)

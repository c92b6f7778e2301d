"""A county computer that dies in the middle of an import has all of the batch, or nothing of it."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from tests.county.parties import PASSPHRASE, record

RECORDS = 3000
IMPORT = """
import sys
from pathlib import Path
from xinfang_desk.county.office import open_office

office = open_office(Path(sys.argv[1]), sys.argv[2])
office.receive([Path(sys.argv[3])], progress=lambda count: print(count, flush=True))
print("done", flush=True)
"""


@pytest.mark.slow
def test_ten_deaths(county, desk, engine) -> None:
    batch = desk.batch(*(record(each) for each in range(1, RECORDS + 1)))
    county.office.close()
    for death in range(10):
        child = subprocess.Popen(
            [sys.executable, "-c", IMPORT, str(county.home), PASSPHRASE, str(batch.path)],
            stdout=subprocess.PIPE,
        )
        # After one to three thousand records, of which none may be left; the last says all is in.
        for _ in range(death % 3 + 1):
            child.stdout.readline()
        child.send_signal(signal.SIGKILL)
        child.communicate()
        county.office = county.open()
        assert len(county.numbers()) in {0, RECORDS}
        assert (
            len(list(county.office._ledger.rows("SELECT 1 FROM batches"))) == len(county.numbers()) // RECORDS
        )
        if engine == "sqlite":
            assert county.office._ledger.row("PRAGMA integrity_check") == ("ok",)
        assert list((county.home / "work").iterdir()) == []
        county.office.close()
    county.office = county.open()
    assert county.take(batch).taken
    assert len(county.numbers()) == RECORDS

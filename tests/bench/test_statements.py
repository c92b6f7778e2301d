"""What a register was told, heard and told again by nothing but sqlcipher3."""

from __future__ import annotations

from itertools import islice

from bench import homes, people
from bench.statements import again, changes, heard

_ALL = "SELECT number, state, people_count, body FROM matters ORDER BY id"


def test_the_same_rows_are_there_again(monkeypatch, tmp_path):
    monkeypatch.setattr(homes.tempfile, "tempdir", str(tmp_path))
    with (
        homes.copy_of(20) as folder,
        homes.copy_of(20) as other,
        homes.open_store(folder) as store,
        homes.open_store(other) as bare,
    ):
        reception = homes.reception(store, folder)
        for draft in islice(people.visits(5, seed=5), 5):
            with heard(store.connection) as said:
                reception.register(draft)
            assert "COMMIT" in said
            again(bare.connection, changes(said))
        assert bare.rows(_ALL) == store.rows(_ALL)
        assert len(store.rows(_ALL)) > 20
        newest = store.row("SELECT number FROM matters ORDER BY id DESC LIMIT 1")
        assert bare.row("SELECT number FROM matters ORDER BY id DESC LIMIT 1") == newest

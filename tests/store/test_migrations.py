"""An older register is copied, brought up to date, and keeps its guards."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

import pytest
from sqlite_utils import Database

from tests.exchange.test_killed import dies, in_child
from tests.store.making import KEY, keep, row_of
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.sealed_file import connect
from xinfang_desk.store.file import migrations
from xinfang_desk.store.file.migrations import (
    STEPS,
    astray,
    bring_up_to_date,
    copies_before_migration,
    m0006_waiting,
)
from xinfang_desk.store.file.register import Register, open_register


def m9001_note(db: Database) -> None:
    db.execute("CREATE TABLE notes (text TEXT NOT NULL) STRICT")


def m9002_fails(db: Database) -> None:
    db.execute("CREATE TABLE halves (text TEXT NOT NULL) STRICT")
    db.execute("SELECT no_such_thing FROM halves")


def m9003_drops_guards(db: Database) -> None:
    db.table("trail").transform(rename={"detail": "details"})


def _tables(register: Register) -> set[str]:
    return {name for (name,) in register.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}


def test_an_older_register_is_copied_before_it_changes(register: Register) -> None:
    number = keep(register).matters[0].number
    bring_up_to_date(register, register.path, KEY, (*STEPS, m9001_note))
    copied = register.path.with_name("backups") / "register-before-m9001_note.db"
    assert copies_before_migration(register.path) == (copied,)
    old = Register(copied, connect(copied, KEY, "store"), KEY)
    assert "notes" in _tables(register)
    assert "notes" not in _tables(old)
    assert row_of(old, number) == row_of(register, number)
    old.close()


def test_a_step_that_fails_leaves_the_register_as_it_was(register: Register) -> None:
    before = _tables(register)
    with pytest.raises(register.connection.OperationalError):
        bring_up_to_date(register, register.path, KEY, (*STEPS, m9002_fails))
    assert _tables(register) == before


def test_a_step_that_drops_the_guards_is_caught(register: Register) -> None:
    with pytest.raises(DeskError, match=r"store\.guards_missing"):
        bring_up_to_date(register, register.path, KEY, (*STEPS, m9003_drops_guards))


def test_every_table_is_strict(register: Register) -> None:
    loose = register.rows(
        "SELECT name FROM pragma_table_list WHERE strict = 0 AND type = 'table' AND schema = 'main'"
    )
    assert {name for (name,) in loose} <= {"sqlite_schema", "_sqlite_migrations"}


def test_a_register_of_today_is_not_copied(register: Register, tmp_path: Path) -> None:
    bring_up_to_date(register, register.path, KEY)
    assert copies_before_migration(register.path) == ()


def test_what_an_older_register_had_not_sent_still_waits(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    connection = connect(path, KEY, "store")
    bring_up_to_date(Register(path, connection, KEY), path, KEY, STEPS[: STEPS.index(m0006_waiting)])
    connection.execute("INSERT INTO visits VALUES (1, 'v', '', '', NULL, '{}')")
    for number, confidential, rev, sent, answered in (
        (1, 0, 1, 0, 0),  # never sent
        (2, 0, 1, 1, 0),  # sent
        (3, 0, 1, 1, 1),  # answered
        (4, 0, 2, 1, 1),  # corrected since
        (5, 1, 1, 0, 0),  # an accusation
    ):
        connection.execute(
            "INSERT INTO matters (id, uid, number, visit, rev, state, purpose, content, place, confidential,"
            " received_at, received_on, newest, people, people_count, village, summary, sent_rev,"
            " answered_rev, body) VALUES (?1, '', ?1, 1, ?2, '', '', '', '', ?3, '', '', '', '', 1, '', '',"
            " ?4, ?5, '{}')",
            (number, rev, confidential, sent, answered),
        )
    connection.execute("INSERT INTO batches VALUES (1, '', '', '', '', 2, 'written', NULL)")
    connection.execute("INSERT INTO batch_items (matter, sequence, rev) VALUES (2, 1, 1), (3, 1, 1)")
    bring_up_to_date(Register(path, connection, KEY), path, KEY, STEPS)
    assert connection.execute("SELECT matter, rev, sent FROM waiting").fetchall() == [
        (1, 1, 0),
        (2, 1, 1),
        (4, 2, 0),
    ]
    assert connection.execute("SELECT matter FROM batch_items WHERE sequence = 1").fetchall() == [(2,), (3,)]
    connection.close()


def test_a_register_of_each_earlier_version_is_brought_up_to_date(tmp_path: Path) -> None:
    for version in range(1, len(STEPS)):
        path = tmp_path / str(version) / "register.db"
        path.parent.mkdir()
        connection = connect(path, KEY, "store")
        bring_up_to_date(Register(path, connection, KEY), path, KEY, STEPS[:version])
        connection.close()
        with open_register(path, KEY) as register:
            assert _tables(register) >= {"feedback_answer", "feedback_reason", "outreach", "apart", "tickets"}
            assert len(copies_before_migration(path)) == 1
            assert astray(register) == frozenset()


def test_a_register_of_today_is_opened_without_what_makes_tables(register: Register) -> None:
    register.close()
    asked = (
        "import sys; from pathlib import Path; from tests.store.making import KEY;"
        "from xinfang_desk.store.file.register import open_register;"
        "open_register(Path(sys.argv[1]), KEY).close(); print('sqlite_utils' in sys.modules)"
    )
    said = subprocess.run(
        [sys.executable, "-c", asked, str(register.path)], capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == "False"


def m9004_dies(db: Database) -> None:
    db.execute("CREATE TABLE notes (text TEXT NOT NULL) STRICT")
    dies()


def test_a_copy_that_holds_something_else_changes_nothing(register: Register) -> None:
    keep(register)
    before = _tables(register)
    empty = register.path.with_name("empty.db")
    open_register(empty, KEY).close()

    def another(_connection: object, _key: bytes, to: Path) -> None:
        to.write_bytes(empty.read_bytes())

    with patch.object(migrations, "copy", another), pytest.raises(DeskError, match=r"store\.copy_damaged"):
        bring_up_to_date(register, register.path, KEY, (*STEPS, m9001_note))
    assert _tables(register) == before


def test_the_copy_can_be_opened_from_a_disc(register: Register) -> None:
    bring_up_to_date(register, register.path, KEY, (*STEPS, m9001_note))
    (copied,) = copies_before_migration(register.path)
    assert [each.name for each in copied.parent.iterdir()] == [copied.name]


@pytest.mark.parametrize("moment", ["copy", "drill", "a step", "missing_guards"])
def test_killed_while_it_changes_it_is_the_old_register_or_the_new_one(tmp_path: Path, moment: str) -> None:
    path = tmp_path / "register.db"
    with open_register(path, KEY) as register:
        number = keep(register).matters[0].number
    steps = (*STEPS, m9004_dies if moment == "a step" else m9001_note)

    def change() -> None:
        with Register(path, connect(path, KEY, "store"), KEY) as register:
            if moment == "a step":
                bring_up_to_date(register, path, KEY, steps)
            with patch.object(migrations, moment, dies):
                bring_up_to_date(register, path, KEY, steps)

    in_child(change)
    with Register(path, connect(path, KEY, "store"), KEY) as register:
        assert ("notes" in _tables(register)) is (moment == "missing_guards")
        assert row_of(register, number) is not None
        bring_up_to_date(register, path, KEY, (*STEPS, m9001_note))
        assert "notes" in _tables(register)
        assert len(copies_before_migration(path)) >= 1

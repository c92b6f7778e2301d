"""What a check sees, and a copy that is whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from tests.store.making import KEY, NOW, keep
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.store.checks import Fault, integrity
from xinfang_desk.store.file.meta import read_meta, write_meta
from xinfang_desk.store.file.register import Register, open_register
from xinfang_desk.store.finding.lists import rows_of_day


def _flip(path: Path, place: int) -> None:
    with path.open("r+b") as file:
        file.seek(place)
        byte = file.read(1)[0]
        file.seek(place)
        file.write(bytes([byte ^ 4]))


def _raw(path: Path) -> Any:
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
    return connection


def test_a_sound_register_has_no_findings(register: Register) -> None:
    keep(register)
    assert integrity(register) == ()


def test_one_flipped_bit_is_seen(register: Register) -> None:
    for _ in range(5):
        keep(register)
    register.close()
    pages = register.path.stat().st_size // 4096
    _flip(register.path, pages * 4096 - 2000)
    with open_register(register.path, KEY) as again:
        [found] = integrity(again)
        assert found.code == "store.damaged"
        assert found.facts["pages"] == str(pages)


def test_a_damaged_page_is_refused_when_read(register: Register) -> None:
    keep(register)
    register.close()
    for page in range(2, register.path.stat().st_size // 4096):
        _flip(register.path, page * 4096 + 100)
    with pytest.raises(DeskError, match=r"store\.damaged"):
        open_register(register.path, KEY)


def test_a_stale_search_and_a_broken_reference_are_seen(register: Register) -> None:
    keep(register)
    register.run("PRAGMA foreign_keys = OFF")
    register.run("DELETE FROM search")
    register.run("DELETE FROM visits")
    assert integrity(register) == (
        Fault(code="store.search_stale", facts={"count": 1}),
        Fault(code="store.references_broken", facts={"tables": "matters"}),
    )


def test_a_batch_of_a_matter_that_is_not_there_is_seen(register: Register) -> None:
    register.run("INSERT INTO batches VALUES (1, '', '', '', '', 1, 'made', NULL)")
    register.run("INSERT INTO batch_items (matter, sequence, rev) VALUES (7, 1, 1)")
    assert integrity(register) == (Fault(code="store.references_broken", facts={"tables": "batch_items"}),)


def test_a_copy_is_one_file_that_opens_under_the_same_key(register: Register, tmp_path: Path) -> None:
    keep(register)
    folder = tmp_path / "copies"
    folder.mkdir()
    register.copy_to(folder / "copy.db")
    assert [path.name for path in folder.iterdir()] == ["copy.db"]
    assert _raw(folder / "copy.db").execute("PRAGMA journal_mode").fetchone() == ("delete",)
    keep(register)
    with open_register(folder / "copy.db", KEY) as copied:
        assert len(rows_of_day(copied, NOW.date())) == 1
        assert integrity(copied) == ()


def test_a_copy_that_fails_leaves_nothing(register: Register, tmp_path: Path) -> None:
    with pytest.raises(DeskError, match=r"store\.gone"):
        register.copy_to(tmp_path / "unplugged" / "copy.db")
    folder = tmp_path / "copies"
    (folder / "copy.db").mkdir(parents=True)
    with pytest.raises(OSError, match=r"copy\.db"):
        register.copy_to(folder / "copy.db")
    assert [path.name for path in folder.iterdir()] == ["copy.db"]


def test_meta_is_kept_and_replaced(register: Register) -> None:
    assert read_meta(register, "office") is None
    write_meta(register, "office", "{}")
    write_meta(register, "office", '{"name":"示例镇"}')
    assert read_meta(register, "office") == '{"name":"示例镇"}'


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (
            "CREATE TRIGGER helper AFTER INSERT ON visits BEGIN"
            " UPDATE visits SET body = replace(body, 'x', 'y') WHERE id = new.id; END",
            "helper",
        ),
        ("CREATE VIEW people AS SELECT * FROM visits", "people"),
        ("CREATE TABLE marks (name TEXT)", "marks"),
        ("DROP INDEX {index}", "{index}"),
        (
            "DROP TRIGGER trail_never_changes; CREATE TRIGGER trail_never_changes BEFORE UPDATE ON trail"
            " WHEN 0 BEGIN SELECT RAISE(ABORT, 'trail is never changed'); END",
            "trail_never_changes",
        ),
    ],
)
def test_what_is_not_of_our_making_is_seen(register: Register, change: str, named: str) -> None:
    keep(register)
    [(index,), *_more] = register.rows("SELECT name FROM sqlite_master WHERE type = 'index' AND sql <> ''")
    register.connection.executescript(change.format(index=index))
    [found] = integrity(register)
    assert found == Fault(code="store.astray", facts={"parts": named.format(index=index)})

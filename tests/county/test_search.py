"""The county's search: as at the desk, counted truly, from an index that can be made anew."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.county.parties import PASSPHRASE, County, record
from xinfang_desk.batch import wire
from xinfang_desk.county.finding import word_index
from xinfang_desk.county.ledger.sqlite import NAME, STEPS, SqliteLedger, open_sqlite
from xinfang_desk.places import LEDGER
from xinfang_desk.sealed_file import connect, migrate
from xinfang_desk.vault import open_vault

REACHED = wire.PersonV1(
    name="单示例",
    role="petitioner",
    id_type="resident_id",
    id_number="000000197904121019",
    phone="10073961024",
)


def found(county: County, text: str, limit: int = 50, page: int = 1) -> tuple[int, list[str]]:
    page_ = county.office.finder.find(text, limit, page)
    return page_.total, [each.number for each in page_.lines]


@pytest.mark.parametrize(
    "asked",
    [
        "ssl",
        "dsl",
        "1019",
        "1024",
        "10073961024",
        "000000197904121019",
        "督促 单示例",
        "发工资 示例村",
        "示例",
    ],
)
def test_it_finds_what_the_desk_finds(county, desk, asked: str) -> None:
    county.take(
        desk.batch(record(1, people=(REACHED,)), record(2, village="", statement="别的事", people=()))
    )
    assert found(county, asked) == (1, [record(1).number])


def test_one_word_that_is_missing_finds_nothing(county, desk) -> None:
    county.take(desk.batch(record(1)))
    assert found(county, "工资 二万") == (0, [])


def test_a_number_finds_its_matter_and_its_tail_finds_it_too(county, desk) -> None:
    county.take(desk.batch(record(1), record(2)))
    number = record(1).number
    for asked in (
        number,
        f"{number[:9]} {number[9]} {number[10:12]} {number[12:17]} {number[17:]}",
        number[-6:],
    ):
        assert found(county, asked) == (1, [number]), asked


def test_a_number_is_found_as_a_list_shows_it(county, desk) -> None:
    county.take(desk.batch(record(1), record(2)))
    number = record(1).number
    year, running, check = number[10:12], number[12:17], number[17:]
    for tail in (f" {year} {running} {check}", f"{year}{running}{check}", f"　{year} {running}{check} "):
        for town in {county.office.desks()[0].town, county.office.desks()[0].name}:
            assert found(county, town + tail) == (1, [number]), (town, tail)
    assert found(county, f"样例镇 {year} {running} {check}") == (0, [])


def test_the_total_is_true_and_pages_follow_each_other(county, desk) -> None:
    county.take(desk.batch(*(record(each) for each in range(1, 8))))
    seen = [found(county, "周试例", 3, page) for page in (1, 2, 3, 4)]
    assert [total for total, _ in seen] == [7, 7, 7, 7]
    assert [number for _, numbers in seen for number in numbers] == [
        record(each).number for each in range(7, 0, -1)
    ]


def test_pages_go_on_into_what_only_looks_alike(county, desk) -> None:
    named = [
        record(each, people=(wire.PersonV1(name=name, role="petitioner", id_type="none"),))
        for each, name in enumerate(("吕示例", "呂示例", "吕示例", "呂示例"), start=1)
    ]
    county.take(desk.batch(*named))
    pages = [county.office.finder.find("吕示例", 1, page) for page in (1, 2, 3, 4, 5)]
    assert [(each.lines[0].number, each.lines[0].similar) for each in pages[:4]] == [
        (record(running).number, similar)
        for running, similar in ((3, False), (1, False), (4, True), (2, True))
    ]
    assert ({each.total for each in pages}, pages[4].lines) == ({4}, ())


def test_what_was_received_last_comes_first_whichever_batch_came_last(county, desk, other) -> None:
    late = datetime(2026, 9, 20, 1, 0, tzinfo=UTC)
    county.take(desk.batch(record(1, received_at=late)))
    county.take(other.batch(record(1, desk=other.desk, received_at=late - timedelta(days=9))))
    assert found(county, "周试例")[1] == [record(1).number, record(1, desk=other.desk).number]


def test_what_is_void_is_found_by_its_number_alone(county, desk) -> None:
    county.take(desk.batch(record(1, void=True, state="void")))
    assert found(county, "周试例") == found(county, "1019") == (0, [])
    assert found(county, record(1).number[-6:]) == found(county, record(1).number) == (1, [record(1).number])


@pytest.mark.parametrize("harm", ["gone", "damaged", "another version"])
def test_an_index_that_cannot_be_read_is_made_anew(county, desk, harm: str) -> None:
    county.take(desk.batch(record(1), record(2)))
    assert found(county, "周试例")[0] == 2
    if harm == "another version":
        county.office._index.run("PRAGMA user_version = 99")
    county.office.close()
    file = county.home / word_index.FILE
    if harm == "gone":
        file.unlink()
    elif harm == "damaged":
        file.write_bytes(b"x" * 8192)
    county.office = county.open()
    assert found(county, "周试例") == (2, [record(2).number, record(1).number])


def test_the_index_is_made_a_part_at_a_time(county, desk, monkeypatch) -> None:
    monkeypatch.setattr(word_index, "_AT_ONCE", 2)
    county.take(desk.batch(*(record(each) for each in range(1, 6))))
    county.take(desk.batch(record(6), record(1, rev=2, statement="改正")))
    heard: list[int] = []

    def stop(done: int) -> None:
        heard.append(done)
        if done == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        county.office.finder.catch_up(stop)
    assert county.office._index.row("SELECT count(*) FROM lines") == (4,)
    assert county.office.finder.catch_up() == 2
    assert heard == [2, 4]
    assert (found(county, "发工资")[0], found(county, "改正")) == (5, (1, [record(1).number]))
    assert county.office.finder.catch_up() == 0


def test_an_index_of_another_ledger_is_made_anew(county, desk) -> None:
    county.take(desk.batch(record(1)))
    county.take(desk.batch(record(2)))
    assert found(county, "周试例")[0] == 2
    county.office._index.run("UPDATE indexed SET tagmanifest = 'of another' WHERE batch = 2")
    county.office._index.run("DELETE FROM lines WHERE number = ?", (record(1).number,))
    assert found(county, "周试例") == (2, [record(2).number, record(1).number])
    assert county.office.finder.catch_up() == 0


def test_nothing_of_anybody_stands_readable_in_it(county, desk) -> None:
    county.take(desk.batch(record(1, people=(REACHED,))))
    county.office.finder.catch_up()
    content = (county.home / word_index.FILE).read_bytes()
    content += (county.home / f"{word_index.FILE}-wal").read_bytes()
    for said in ("单示例", "000000197904121019", "4201169740219100000", "工资"):
        assert said.encode() not in content


def test_an_older_ledger_is_listed_found_and_counted(county, desk) -> None:
    county.take(desk.batch(record(1), record(2, void=True, state="void")))
    county.take(desk.batch(record(3, content="农村农业"), record(1, rev=2, statement="改正")))
    new = (county.office.finder.page(), county.office.finder.find("改正"), county.office.summary)
    before = {by: new[2](by) for by in _all()}
    county.office.close()
    _as_version_4(county)
    county.office = county.open()
    assert (county.office.finder.page(), county.office.finder.find("改正")) == new[:2]
    assert {by: county.office.summary(by) for by in _all()} == before
    assert county.office.count_void() == 1


def _all():
    from xinfang_desk.county.answers import By

    return tuple(By)


def _as_version_4(county: County) -> None:
    """The same ledger as the version before this one left it, without an index."""
    file, key = county.home / LEDGER, open_vault(county.home, PASSPHRASE)
    old = file.with_name("old.db")
    with SqliteLedger(connect(old, key, "ledger"), key) as ledger, open_sqlite(file, key) as now:
        migrate(ledger, NAME, STEPS[:4])
        ledger.run("PRAGMA foreign_keys = OFF")
        kept = [table for (table,) in ledger.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
        with ledger.write():
            for table in kept:
                if table.startswith(("_", "sqlite")) or table == "summary":
                    continue
                columns = set(ledger.database().table(table).columns_dict)
                rows = now.database().table(table).rows
                ledger.database().table(table).insert_all(
                    [{key: row[key] for key in row if key in columns} for row in rows]
                )
            ledger.run("PRAGMA user_version = 4")
    for name in (LEDGER, word_index.FILE):
        for left in county.home.glob(f"{name}*"):
            left.unlink()
    for left in county.home.glob("old.db*"):
        left.rename(left.with_name(left.name.replace("old.db", LEDGER)))

"""One file, one writer; what is committed stays, what is not leaves nothing, and faults have names."""

from __future__ import annotations

import secrets
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import uuid6
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from tests.store.making import KEY, NOW, OFFICE, draft, keep, put
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Event, MatterDraft, VisitDraft
from xinfang_desk.domain.number import is_number
from xinfang_desk.domain.people.petitioner import Person
from xinfang_desk.domain.time.calendar import CHINA
from xinfang_desk.sealed_file import code_at, connect
from xinfang_desk.store.file.codec import body, read
from xinfang_desk.store.file.register import Register, open_register
from xinfang_desk.store.finding.lists import rows_of_day
from xinfang_desk.store.matters import count
from xinfang_desk.store.visits import add_visit, next_number, skip_numbers, visit_by_key


def _refusal(path: Path, key: bytes = KEY) -> str:
    with pytest.raises(DeskError) as refused:
        open_register(path, key)
    return refused.value.code


def test_a_register_is_unreadable_without_its_key(register: Register) -> None:
    keep(register)
    register.close()
    raw = register.path.read_bytes()
    assert not raw.startswith(b"SQLite format 3")
    assert "周试例".encode() not in raw
    assert _refusal(register.path, bytes(32)) == "store.damaged"


def test_what_was_kept_is_there_when_opened_again(register: Register) -> None:
    with register.write():
        made = put(register, draft(key="form-1"))
    register.close()
    with open_register(register.path, KEY) as again:
        assert visit_by_key(again, "form-1") == made


_MATTERS = st.builds(
    MatterDraft, statement=st.text(), events=st.dictionaries(st.sampled_from(Event), st.dates())
)
_DRAFTS = st.builds(
    VisitDraft,
    people=st.from_type(tuple[Person, ...]),
    matters=st.lists(_MATTERS, max_size=3).map(tuple),
    received_at=st.none() | st.datetimes(timezones=st.just(CHINA)),
)


@settings(max_examples=60, deadline=None)
@given(given_draft=_DRAFTS)
def test_every_record_comes_back_from_its_body_the_same(given_draft: VisitDraft) -> None:
    assert read(body(given_draft), VisitDraft) == given_draft


def test_a_change_that_fails_leaves_nothing_and_takes_no_number(register: Register) -> None:
    def half() -> None:
        with register.write():
            put(register, draft())
            raise RuntimeError("half way")

    with pytest.raises(RuntimeError, match="half way"):
        half()
    assert rows_of_day(register, NOW.date()) == ()
    assert register.row("SELECT count(*) FROM trail") == (0,)
    assert keep(register).matters[0].number.startswith(f"{OFFICE}1" + "26" + "00001")


def test_two_writers_leave_no_gap_and_no_number_twice(register: Register) -> None:
    each, found = 25, []

    def work() -> None:
        beside = Register(register.path, connect(register.path, KEY, "store"), KEY)
        for _ in range(each):
            with beside.write():
                found.append(next_number(beside, OFFICE, 1, 2026))
        beside.close()

    writers = [threading.Thread(target=work) for _ in range(2)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert all(map(is_number, found))
    assert sorted(int(number[12:17]) for number in found) == list(range(1, 2 * each + 1))


def test_each_desk_and_year_counts_for_itself(register: Register) -> None:
    with register.write():
        numbers = [
            next_number(register, OFFICE, desk, year) for desk, year in ((1, 2026), (2, 2026), (1, 2027))
        ]
    assert {number[12:17] for number in numbers} == {"00001"}


def test_numbers_can_be_left_out(register: Register) -> None:
    keep(register)
    with register.write():
        skip_numbers(register, 200, until=2027)
    assert keep(register).matters[0].number[12:17] == "00202"
    with register.write():
        # A year without a visit in the copy may have had some since; one that has not begun cannot.
        assert next_number(register, OFFICE, 1, 2027)[12:17] == "00201"
        assert next_number(register, OFFICE, 1, 2028)[12:17] == "00001"


def test_numbers_that_run_out_refuse_and_change_nothing(register: Register) -> None:
    keep(register)
    register.run("UPDATE counters SET last = 99999")
    with pytest.raises(DeskError, match=r"number\.exhausted"):
        keep(register)
    assert register.row("SELECT last FROM counters") == (99999,)
    assert count(register) == 1


def test_a_second_program_is_refused_and_the_first_goes_on(register: Register) -> None:
    assert _refusal(register.path) == "store.in_use"
    keep(register)
    register.close()
    open_register(register.path, KEY).close()


def test_a_newer_register_is_refused_untouched(register: Register) -> None:
    register.run(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
        " VALUES ('xinfang-desk register', 'm9999_later', '')"
    )
    register.close()
    before = register.path.read_bytes()
    assert _refusal(register.path) == "store.newer"
    assert register.path.read_bytes() == before


@pytest.mark.parametrize("content", [b"not a register " * 500, secrets.token_bytes(8192)])
def test_a_file_that_is_no_register_is_refused_untouched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "register.db"
    path.write_bytes(content)
    assert _refusal(path) == "store.damaged"
    assert path.read_bytes() == content


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    assert _refusal(tmp_path / "unplugged" / "register.db") == "store.gone"


def test_a_register_that_has_to_be_there_is_not_made_anew(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match=r"store\.gone"):
        open_register(tmp_path / "register.db", KEY, existing=True)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "register.db").mkdir()
    assert _refusal(tmp_path / "register.db") == "store.gone"


def test_a_full_disk_refuses_and_loses_nothing(register: Register) -> None:
    keep(register)
    pages = register.row("PRAGMA page_count")
    assert pages is not None
    register.row(f"PRAGMA max_page_count = {pages[0] + 12}")
    with pytest.raises(DeskError, match=r"store\.full"):
        [keep(register) for _ in range(200)]
    assert not register.connection.in_transaction
    kept = len(rows_of_day(register, NOW.date()))
    register.row("PRAGMA max_page_count = 1000000")
    running = keep(register).matters[0].number[12:17]
    assert int(running) == kept + 1
    assert kept > 1


def test_a_file_that_may_not_be_written_is_told(register: Register) -> None:
    register.run("PRAGMA query_only = 1")
    with pytest.raises(DeskError, match=r"store\.read_only"):
        keep(register)


def test_a_busy_register_is_told(register: Register) -> None:
    other = Register(register.path, connect(register.path, KEY, "store"), KEY)
    other.run("PRAGMA busy_timeout = 0")
    with register.write(), pytest.raises(DeskError, match=r"store\.busy"), other.write():
        pass
    other.close()


@pytest.mark.parametrize(
    ("result", "code"), [(266, "store.disk"), (1032, "store.read_only"), (517, "store.busy"), (2067, None)]
)
def test_extended_result_codes_fall_under_their_kind(result: int, code: str | None) -> None:
    fault = dbapi2.OperationalError()
    fault.sqlite_errorcode = result
    assert code_at(Path(), "store", fault) == code


def test_a_fault_of_ours_is_not_blamed_on_the_disk(register: Register) -> None:
    with register.write():
        made = put(register, draft(key="twice"))
    with pytest.raises(register.connection.IntegrityError), register.write():
        add_visit(register, made, "twice")


def test_uids_rise_even_when_the_clock_goes_back(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    late = keep(register).matters[0].uid
    register.close()
    early = uuid6.UUID(int=(uuid6.UUID(late).time - 10**9) << 80 | 7 << 76 | 2 << 62)
    monkeypatch.setattr(uuid6, "uuid7", lambda: early)
    with open_register(register.path, KEY) as again:
        made = [again.new_uid() for _ in range(3)]
    assert [late, *made] == sorted({late, *made})
    assert {uuid6.UUID(uid).version for uid in made} == {7}


_WRITER = """
import sys
from pathlib import Path
from tests.store.making import KEY, keep
from xinfang_desk.store.matters import count
from xinfang_desk.store.file.register import open_register
with open_register(Path(sys.argv[1]), KEY) as register:
    while True:
        print(keep(register).matters[0].number, flush=True)
"""


@pytest.mark.slow
def test_a_killed_program_loses_no_visit_it_had_acknowledged(tmp_path: Path) -> None:
    path, acknowledged = tmp_path / "register.db", []
    for turn in range(10):
        child = subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(path)], stdout=subprocess.PIPE, text=True, bufsize=1
        )
        assert child.stdout is not None
        acknowledged += [child.stdout.readline().strip() for _ in range(turn + 2)]
        child.kill()
        acknowledged += child.stdout.read().split()
        child.stdout.close()
        child.wait()
    with open_register(path, KEY) as register:
        kept = [row.number for row in rows_of_day(register, NOW.date())]
        running = sorted(int(number[12:17]) for number in kept)
    # What was cut short of its nineteen digits was never read by anybody.
    assert {number for number in acknowledged if is_number(number)} <= set(kept)
    assert running == list(range(1, len(kept) + 1))
    assert len(acknowledged) >= 65

"""The trail is only added to, and shows when somebody went behind its back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.store.making import BY, NOW, keep
from xinfang_desk.store.checks import Fault, integrity
from xinfang_desk.store.file import trail
from xinfang_desk.store.file.register import Register
from xinfang_desk.store.file.trail import By
from xinfang_desk.trail_chain import seal

TAMPERINGS = [
    ("UPDATE trail SET officer = '别人' WHERE seq = 3", 3),
    ("UPDATE trail SET detail = 'x', hash = hash WHERE seq = 1", 1),
    ("DELETE FROM trail WHERE seq = 2", 3),
    ("DELETE FROM trail WHERE seq = 1", 2),
    ("UPDATE trail SET prev = '0' WHERE seq = 4", 4),
]


@pytest.fixture
def lines(register: Register) -> Register:
    for number in range(5):
        trail.append(register, BY, "noted", f"matter {number}", "说明")
    return register


def test_a_sound_trail_verifies_and_its_head_moves(lines: Register) -> None:
    assert trail.verify(lines) is None
    before = trail.head(lines)
    trail.append(lines, BY, "noted", "matter 9")
    assert trail.head(lines) != before
    assert trail.verify(lines) is None


def test_the_latest_moment_is_not_hidden_by_a_clock_gone_back(lines: Register) -> None:
    trail.append(lines, By(at=NOW, officer="示例员"), "noted", "matter 9")
    assert trail.last_at(lines) == BY.at
    lines.latest_at = None
    assert trail.last_at(lines) == BY.at
    trail.append(lines, By(at=BY.at + timedelta(hours=1), officer="示例员"), "noted", "matter 9")
    assert trail.last_at(lines) == BY.at + timedelta(hours=1)


def test_the_lines_are_read_by_whom_what_and_when(lines: Register) -> None:
    trail.append(lines, By(at=NOW + timedelta(days=1), officer="别人"), "looked", "matter 2")
    day = NOW.date() + timedelta(days=1)
    asked: list[tuple[dict[str, Any], int]] = [
        ({}, 6), ({"officer": "别人"}, 1), ({"verb": "noted"}, 5),
        ({"since": day}, 1), ({"until": NOW.date()}, 5), ({"officer": "别人", "verb": "noted"}, 0),
    ]  # fmt: skip
    for conditions, count in asked:
        assert len(trail.lines(lines, **conditions)) == count, conditions
    assert trail.lines(lines)[-1].hash == trail.head(lines)


def test_a_lookup_is_kept_without_its_words_and_can_be_asked_for(register: Register) -> None:
    trail.append_lookup(register, BY, "周试例", "接待", 3)
    trail.append_lookup(register, BY, "李样本", "接待", 0)
    [line] = trail.lines(register, looked_for=" 周试例".strip())
    assert (line.verb, line.detail.split(" ", 1)[1]) == ("find", "3 接待")
    assert "周试例" not in str(register.rows("SELECT * FROM trail"))
    assert trail.lines(register, looked_for="周试") == ()


def test_an_empty_trail_has_a_beginning(register: Register) -> None:
    assert trail.last_at(register) is None
    assert trail.head(register) == trail.BEGINNING
    assert trail.verify(register) is None


@pytest.mark.parametrize("change", [sql for sql, _ in TAMPERINGS] + [
    "INSERT OR REPLACE INTO trail SELECT seq, at, '别人', verb, subject, detail, prev, hash, told FROM trail"
])  # fmt: skip
def test_the_guards_refuse_every_change(lines: Register, change: str) -> None:
    with pytest.raises(lines.connection.IntegrityError, match="trail is never"):
        lines.run(change)
    assert trail.verify(lines) is None


@pytest.mark.parametrize(("change", "broken"), TAMPERINGS)
def test_a_change_without_the_guards_shows(lines: Register, change: str, broken: int) -> None:
    for guard in ("trail_never_changes", "trail_never_shrinks"):
        lines.run(f"DROP TRIGGER {guard}")
    lines.run(change)
    assert trail.verify(lines) == broken
    missing, found = integrity(lines)
    assert missing.facts == {"guards": "trail_never_changes、trail_never_shrinks"}
    assert found == Fault(code="trail.broken", facts={"line": broken})


def test_a_line_sealed_anew_no_longer_fits_the_next(lines: Register) -> None:
    lines.run("DROP TRIGGER trail_never_changes")
    before = lines.row("SELECT seq, at, '别人', verb, subject, detail, told, prev FROM trail WHERE seq = 3")
    assert before is not None
    lines.run("UPDATE trail SET officer = '别人', hash = ? WHERE seq = 3", (seal(before),))
    assert trail.verify(lines) == 4


def test_the_trail_holds_no_name_and_no_identity_number(register: Register) -> None:
    keep(register)
    text = repr(register.rows("SELECT verb, subject, detail FROM trail"))
    assert "周试例" not in text
    assert "000000197904121019" not in text

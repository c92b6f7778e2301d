"""Going back to the version before: only where that one opens the register, and by who may."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.places import VAULT
from xinfang_desk.updates import back
from xinfang_desk.words import sentence

ASKING = "xinfang-desk", "check"
Older = Callable[..., Path]
NEWER = """echo '{"code": "store.newer", "facts": {}, "words": "-"}' >&2; exit 3"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / VAULT).write_text("{}")
    return tmp_path / "home"


@pytest.fixture
def older(place: Path, monkeypatch: pytest.MonkeyPatch) -> Older:
    """Puts a version beside the one that runs; what it does when it is asked to open a register."""
    monkeypatch.setattr(back, "program_folder", lambda: place)

    def put(version: str = "0.0.9", does: str = "exit 0") -> Path:
        start = place / f"versions/{version}/bin/xinfang-desk"
        start.parent.mkdir(parents=True)
        start.write_text(f'#!/bin/sh\necho "$@" >"$(dirname "$0")/asked"\n{does}\n')
        start.chmod(0o755)
        return start.with_name("asked")

    return put


def _target(place: Path) -> str:
    return (place / "current").readlink().name


def test_it_goes_back_to_the_nearest_that_opens_the_register(older: Older, place: Path, home: Path) -> None:
    older("0.0.10")
    older("0.0.9")
    older("0.2.0")
    (place / "versions/.new-x").mkdir()
    assert back.go_back(home, *ASKING) == "0.0.10"
    assert _target(place) == "0.0.10"
    asked = place / "versions/0.0.10/bin/asked"
    assert asked.read_text().split() == ["--home", str(home), "--json", "check"]


def test_without_a_register_there_is_nothing_to_ask(older: Older, place: Path, tmp_path: Path) -> None:
    asked = older(does="exit 3")
    assert back.go_back(tmp_path / "none", *ASKING) == "0.0.9"
    assert not asked.exists()
    assert _target(place) == "0.0.9"


@pytest.mark.parametrize(
    ("does", "code"),
    [
        (NEWER, "update.register_newer"),
        (NEWER.replace("store", "ledger"), "update.register_newer"),
        ("""echo '{"code": "store.in_use"}' >&2; exit 3""", "update.does_not_open"),
        ("echo '[]' >&2; exit 3", "update.does_not_open"),
        ("echo odd >&2; exit 1", "update.does_not_open"),
        ("exit 127", "update.does_not_open"),
    ],
)
def test_a_version_that_cannot_open_the_register_is_not_gone_back_to(
    older: Older, place: Path, home: Path, does: str, code: str
) -> None:
    older(does=does)
    with pytest.raises(DeskError, match=code.replace(".", r"\.")) as refused:
        back.go_back(home, *ASKING)
    assert "没有换" in sentence(refused.value.code, refused.value.facts)
    assert "0.0.9" in sentence(refused.value.code, refused.value.facts)
    assert _target(place) == "0.1.0"


def test_a_version_that_is_not_whole_is_not_gone_back_to(older: Older, place: Path, home: Path) -> None:
    older().with_name("xinfang-desk").unlink()
    with pytest.raises(DeskError, match=r"update\.does_not_open"):
        back.go_back(home, *ASKING)
    assert _target(place) == "0.1.0"


def test_where_none_was_kept_or_somebody_else_installs_the_words_say_so(
    older: Older, place: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(DeskError, match=r"update\.no_older") as refused:
        back.go_back(home, *ASKING)
    assert "管理员" in sentence(refused.value.code, refused.value.facts)
    older()
    monkeypatch.setattr(back.os, "access", lambda *_asked: False)
    with pytest.raises(DeskError, match=r"update\.back_not_allowed") as refused:
        back.go_back(home, *ASKING)
    assert "管理员" in sentence(refused.value.code, refused.value.facts)
    monkeypatch.setattr(back, "program_folder", lambda: None)
    with pytest.raises(DeskError, match=r"update\.not_packaged"):
        back.go_back(home, *ASKING)
    assert _target(place) == "0.1.0"

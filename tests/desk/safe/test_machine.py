"""What ``check`` says of the machine: its identity, the typefaces, Chinese input."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from xinfang_desk import system
from xinfang_desk.desk import Desk
from xinfang_desk.desk.safe import machine
from xinfang_desk.documents.type.typeface import FONTS
from xinfang_desk.system import Typing


@pytest.fixture(autouse=True)
def _no_session(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_IM_MODULE", "XMODIFIERS", "GTK_IM_MODULE"):
        monkeypatch.delenv(name, raising=False)


def codes(desk: Desk) -> list[str]:
    return [each.code for each in desk.upkeep.check() if each.code.startswith("machine.")]


def test_a_sound_machine_lacks_nothing(desk: Desk) -> None:
    assert codes(desk) == []


def test_a_package_with_placeholders_for_release_keys_says_that_it_is_a_trial(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(machine, "program_folder", lambda: tmp_path)
    assert codes(desk) == ["machine.trial"]
    monkeypatch.setattr(machine, "is_trial", lambda: False)
    assert codes(desk) == []


def test_a_cloned_machine_without_an_identity_is_told_of(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "empty").touch()
    monkeypatch.setattr(system, "_IDENTITIES", (tmp_path / "empty", tmp_path / "none"))
    assert codes(desk) == ["machine.no_identity"]
    assert system.typing() is Typing.NO_IDENTITY


@pytest.mark.parametrize(("plugin", "by"), [(True, Typing.FCITX), (False, Typing.FCITX_BY_PORTAL)])
def test_fcitx_without_its_plugin_is_told_of(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, *, plugin: bool, by: Typing
) -> None:
    monkeypatch.setenv("XMODIFIERS", "@im=fcitx")
    monkeypatch.setattr(system, "_has_fcitx", lambda: plugin)
    assert system.typing() is by
    assert codes(desk) == [] if plugin else ["machine.no_fcitx"]


def test_fcitxs_plugin_is_looked_for_beside_our_qt(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    place = tmp_path / "Qt/plugins/platforminputcontexts"
    place.mkdir(parents=True)
    monkeypatch.setattr(
        system, "find_spec", lambda _name: type("S", (), {"submodule_search_locations": [str(tmp_path)]})
    )
    assert not system._has_fcitx()
    (place / "libfcitx5platforminputcontextplugin.so").touch()
    assert system._has_fcitx()


def test_a_typeface_that_was_cut_is_named(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shutil.copytree(FONTS, tmp_path / "fonts", copy_function=lambda a, b: Path(b).symlink_to(a))
    cut = tmp_path / "fonts/xf-rare.ttf"
    cut.unlink()
    cut.write_bytes(b"\0")
    monkeypatch.setattr(machine, "FONTS", tmp_path / "fonts")
    found = [each for each in desk.upkeep.check() if each.code == "machine.font_damaged"]
    assert ["xf-rare.ttf" in each.words for each in found] == [True]

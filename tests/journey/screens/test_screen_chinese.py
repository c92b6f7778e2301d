"""Chinese typed for real: letters through Xvfb, pinyin by fcitx5, words in the form and the register.

The desk runs as on a desktop that asks for fcitx, with the plug-ins that its wheel of Qt has: it reaches
fcitx5 through Qt's ibus plug-in and the portal that fcitx5 answers to (see app.py).
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journey.screens import screen_pinyin
from tests.journey.screens.displays import lacking
from tests.journey.screens.screen_desk import NEEDED, SeatedDesk, new_home, records, screen, seated
from xinfang_desk import system

_NEEDED = NEEDED | screen_pinyin.NEEDED

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(lacking(_NEEDED)), reason=lacking(_NEEDED)),
    pytest.mark.skipif(not system.has_identity(), reason="no D-Bus without a machine-id: no input method"),
]

HELD = ("F1", "F2", "F4", "F6", "F7", "F8", "alt+1", "alt+2", "ctrl+k", "ctrl+l", "ctrl+Next", "Tab")
"""What would clear the form or lead away from it, were it not held back."""


def _compose(desk: SeatedDesk, letters: str) -> None:
    desk.type(letters)
    desk.until(lambda seen: seen.composing)


def _name(desk: SeatedDesk) -> None:
    """No key leads away while one composes; Enter hands over the letters and goes nowhere."""
    desk.key("F2", "ctrl+space")
    _compose(desk, "nihao")
    desk.key("space")
    desk.until(lambda seen: (seen.focus, seen.text, seen.composing) == ("name", "你好", False))
    _compose(desk, "nihao")
    desk.key(*HELD)
    desk.key("1")
    desk.until(lambda seen: (seen.focus, seen.text, seen.composing) == ("name", "你好你好", False))
    _compose(desk, "nihao")
    desk.key("Return")
    desk.until(lambda seen: (seen.focus, seen.text, seen.composing) == ("name", "你好你好nihao", False))
    desk.key(*["BackSpace"] * len("nihao"))
    desk.until(lambda seen: seen.text == "你好你好")
    desk.enter("", "idNumber")


def _statement(desk: SeatedDesk) -> None:
    """Nothing is registered and no road is taken in the middle of a word."""
    _compose(desk, "nihao")
    desk.key("ctrl+Return")
    desk.until(lambda seen: (seen.text, seen.composing) == ("nihao", False))
    desk.key("ctrl+a", "BackSpace")
    _compose(desk, "tuoqiangongzi")
    desk.key("space")
    _compose(desk, "nihao")
    desk.key("1")
    desk.until(lambda seen: seen.text == "拖欠工资你好" and "confirmRoute" in seen.shown)
    _compose(desk, "nihao")
    desk.key("alt+1", "space")
    desk.until(lambda seen: seen.text == "拖欠工资你好你好")
    assert desk.seen.shown["route"] == "请选择"
    desk.key("alt+1")
    desk.until(lambda seen: seen.shown["route"] != "请选择")


def test_pinyin_is_composed_and_kept_and_no_key_fires_meanwhile(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    with screen(tmp_path) as bare, screen_pinyin.pinyin(tmp_path, bare) as env, seated(home, env) as desk:
        _name(desk)
        desk.enter("000000197904121019", "phone")
        desk.enter("", "address")
        desk.enter("", "statement")
        _statement(desk)
        desk.key("ctrl+Return")
        desk.until_shown("see_D01")
    [record] = records(home)
    assert record.visit.people[0].name == "你好你好"
    assert record.visit.people[0].id_number == "000000197904121019"
    assert record.matter.draft.statement == "拖欠工资你好你好"

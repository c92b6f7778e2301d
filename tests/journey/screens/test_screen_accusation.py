"""Words that sound like an accusation, with real keys on a real display: sealed, opened, or gone back to."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.journey.screens.displays import lacking
from tests.journey.screens.screen_desk import (
    NEEDED,
    PASSPHRASE,
    SeatedDesk,
    new_home,
    records,
    screen,
    seated,
)
from xinfang_desk.desk.start import open_desk
from xinfang_desk.domain.category import Paper

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(lacking(NEEDED)), reason=lacking(NEEDED))]

SAID = "镇财政所会计收了人家好处费"


_COPIED = """import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
app.clipboard().setText(sys.argv[1])
print(flush=True)
app.exec()"""
"""Whatever else is open on the display has the words to paste: no keyboard has Chinese keys."""


@contextmanager
def _on_the_clipboard(env: Mapping[str, str], text: str) -> Iterator[None]:
    command = [sys.executable, "-c", _COPIED, text]
    with subprocess.Popen(command, env=dict(env), stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        try:
            yield
        finally:
            other.kill()


@contextmanager
def _asked(home: Path, folder: Path) -> Iterator[SeatedDesk]:
    """Somebody has told it, and the officer has pressed Ctrl+Enter, and once more."""
    with screen(folder) as env, _on_the_clipboard(env, SAID), seated(home, env) as desk:
        desk.key("F2")
        desk.enter("Feng Shili", "idNumber")
        desk.key("Return")
        desk.until_focus("phone")
        desk.key("Return")
        desk.until_focus("address")
        desk.key("Return")
        desk.until_focus("statement")
        desk.key("ctrl+v")
        desk.until_shown("statement", SAID)
        desk.key("ctrl+Return", "ctrl+Return")
        desk.until_focus("sealAccusation")
        assert desk.seen.page == "intakePage"
        yield desk


def test_enter_seals_it(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    with _asked(home, tmp_path) as desk:
        desk.key_after_reading("Return")
        desk.until_shown("see_D08")
    [record] = records(home)
    assert (record.matter.confidential, record.visit.people) == (True, ())
    assert {each.kind for each in record.papers} == {Paper.SEALED_RECEIPT}
    assert [each.verb for each in record.history if each.verb in {"seal", "ordinary"}] == ["seal"]


def test_n_registers_it_openly(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    with _asked(home, tmp_path) as desk:
        desk.key_after_reading("n")
        desk.until_shown("see_D01")
    [record] = records(home)
    assert (record.matter.withheld, record.matter.draft.statement) == (False, SAID)
    assert [each.verb for each in record.history if each.verb in {"seal", "ordinary"}] == ["ordinary"]


def test_escape_leads_back_and_f2_leaves_it_sealed(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    with _asked(home, tmp_path) as desk:
        desk.key_after_reading("Escape")
        desk.until(lambda seen: seen.focus == "statement" and seen.text == SAID)
        desk.key("ctrl+Return")
        desk.until_focus("sealAccusation")
        desk.key("F2")
        desk.until(lambda seen: seen.focus == "name" and not seen.text)
    assert records(home) == ()
    with closing(open_desk(home, PASSPHRASE)) as again:
        [kept] = again.reception.drafts()
    assert (kept.sealed, kept.first_words, kept.draft) == (True, "", None)

"""Who reads aloud on the petitioner's screen: a voice, recordings, or nobody."""

import sys
import wave
from types import SimpleNamespace

from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from tests.ui.leftovers import close
from tests.ui.opened import settle
from ui.petitioner import names
from xinfang_desk.desk.hall import Speed
from xinfang_desk.devices import voices
from xinfang_desk.devices.recordings import PAUSE, key, read_list
from xinfang_desk.devices.voices import ProgramPlayer


class Speaker:
    """Hears what is to be read."""

    def __init__(self):
        self.heard = []

    def can_read(self, sentences):
        return bool(sentences)

    def read(self, sentences, speed):
        self.heard.append((sentences, speed))

    def hush(self):
        self.heard.append("quiet")

    def close(self):
        self.heard.append("closed")


HEARD = "import pathlib, shutil, sys; shutil.copy(sys.argv[2], sys.argv[1])"


def test_a_folder_of_recordings_is_listed_named_and_heard(opening, qtbot, tmp_path, monkeypatch):
    heard, folder = tmp_path / "heard.wav", tmp_path / "录音"
    folder.mkdir()
    player = ProgramPlayer((sys.executable, "-c", HEARD, str(heard)))
    monkeypatch.setattr(voices, "find_player", lambda: player)
    monkeypatch.setattr(voices, "find_voice", lambda: None)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(folder))
    window = opening._window
    window.guide_opened.emit()
    qtbot.waitUntil(lambda: opening._guide._speaker is not None)
    guide = opening._guide.window
    guide.open(names.THANKS)
    aloud = guide._strip.aloud
    assert not aloud.isVisible()
    window.open_page("settings")
    window.findChild(QPushButton, "chooseRecordings").click()
    qtbot.waitUntil(lambda: window.findChild(QPushButton, "listRecordings").isVisible())
    window.findChild(QPushButton, "listRecordings").click()
    qtbot.waitUntil(lambda: window.findChild(QWidget, "recordingsState") is not None)
    assert "先录第 1 句" in window.findChild(QWidget, "recordingsState").accessibleName()
    assert (folder / "recordings.pdf").read_bytes().startswith(b"%PDF")
    said = guide._reader.touch(guide._page).sentences
    guide._reader.leave()
    numbers = read_list(folder)
    for sentence in said:
        with wave.open(str(folder / f"{numbers[key(sentence)]:03d}.wav"), "wb") as sound:
            sound.setparams((1, 2, 16_000, 0, "NONE", ""))
            sound.writeframes(b"\1\0" * 1600)
    window.findChild(QPushButton, "listRecordings").click()
    settle(opening, qtbot)
    settle(opening, qtbot)
    qtbot.waitUntil(aloud.isVisible)
    aloud.click()
    qtbot.waitUntil(lambda: heard.exists() and not opening._guide._speaker.is_on)
    with wave.open(str(heard), "rb") as sound:
        assert sound.getnframes() == len(said) * 1600 + (len(said) - 1) * int(16_000 * PAUSE)


def test_a_page_is_read_and_made_quiet(opening, guide):
    opening._guide._speaker.close()
    speaker = Speaker()
    opening._guide._got_speaker(speaker)
    guide.reading_asked.emit(said := guide._reader.touch(guide._page))
    guide.reading_asked.emit(guide._reader.touch(guide._page))
    guide.quiet_asked.emit()
    opening._guide.close()
    assert speaker.heard == [
        (said.sentences, Speed.USUAL),
        (said.sentences, Speed.SLOW),
        "quiet",
        "closed",
    ]


def test_what_this_machine_cannot_read_is_not_offered(opening, guide):
    readable = opening._guide._speaker.can_read
    assert guide._reader.readable == readable
    assert readable(("没有录过的话",)) == (opening._guide._speaker._voice is not None)


def test_a_voice_that_is_found_after_the_window_is_gone_reads_to_nobody(opening, guide):
    closed = []
    close(guide)

    opening._guide._got_speaker(SimpleNamespace(can_read=bool, close=lambda: closed.append("closed")))

    assert closed == ["closed"]
    assert opening._guide.window is None
    assert opening._guide._speaker is None

"""The desk's side of the petitioner's screen: it hears when a reading has ended."""

from PySide6.QtCore import QObject

from ui.petitioner.voice.aloud import Aloud
from ui.start.petitioner import GuideSide


class _Speaker:
    """Sounds until it is told to end."""

    def __init__(self):
        self.is_on = False
        self.heard = []

    def read(self, sentences, _speed):
        self.is_on = True
        self.heard.append(sentences)

    def hush(self):
        self.is_on = False

    def close(self):
        self.hush()


class _Window(QObject):
    def __init__(self):
        super().__init__()
        self.ended = 0

    def reading_ended(self):
        self.ended += 1

    def rest(self):
        """Nothing is shown."""


def test_the_screen_is_told_once_when_a_reading_ends_and_not_when_it_is_stopped(qapp, look, qtbot):
    side = GuideSide(qapp, look, None)
    side._speaker, side.window = speaker, window = _Speaker(), _Window()
    side._read(Aloud(sentences=("带上这些",), slow=False))
    qtbot.wait(600)
    assert (speaker.heard, window.ended) == ([("带上这些",)], 0)
    speaker.is_on = False
    qtbot.waitUntil(lambda: window.ended == 1)
    qtbot.wait(600)
    assert window.ended == 1
    side._read(Aloud(sentences=("去这里",), slow=False))
    side._hush()
    qtbot.wait(600)
    assert window.ended == 1
    side.close()

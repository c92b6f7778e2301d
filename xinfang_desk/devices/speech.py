"""Reading aloud (朗读): recorded sentences where there are any, else the system's voice, else silence.

A page read by halves is worse than one not read, so all its sentences are read by one means or none is.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import Protocol

from xinfang_desk.devices.recordings import Speed, find, join, read_list


class Read(Enum):
    """What became of a wish to read (朗读结果)."""

    RECORDED = "recorded"
    """Recorded sentences are being played."""
    VOICE = "voice"
    """The system's voice is reading."""
    SILENT = "silent"
    """There is neither for these sentences."""


class Running(Protocol):
    """Something that sounds until it ends or is stopped."""

    def is_on(self) -> bool:
        """Whether it can still be heard."""

    def stop(self) -> None:
        """Make it quiet."""


class Player(Protocol):
    """What plays a WAV file (播放器)."""

    def play(self, file: Path) -> Running:
        """Begin to play ``file``."""


class Voice(Protocol):
    """What reads Mandarin (系统语音)."""

    def say(self, text: str, speed: Speed) -> Running:
        """Begin to read ``text``."""


class Speaker:
    """Reads sentences one after the other; a new text makes the one before it quiet."""

    def __init__(self, recordings: Path, *, player: Player | None, voice: Voice | None) -> None:
        self._recordings = recordings
        self._numbers = read_list(recordings)
        self._player = player
        self._voice = voice
        self._running: Running | None = None
        self._last: tuple[str, ...] = ()
        self._scratch: tempfile.TemporaryDirectory[str] | None = None

    def can_read(self, sentences: Sequence[str]) -> bool:
        """Whether all of these can be read."""
        return bool(sentences) and (
            self._voice is not None or self._recorded(sentences, Speed.USUAL) is not None
        )

    @property
    def is_on(self) -> bool:
        """Whether something can be heard."""
        return self._running is not None and self._running.is_on()

    def read(self, sentences: Sequence[str], speed: Speed = Speed.USUAL) -> Read:
        """Begin to read; says by what means."""
        self.hush()
        self._last = tuple(sentences)
        files = self._recorded(sentences, speed)
        if files and self._player is not None:
            self._running = self._player.play(join(files, self._room() / "page.wav"))
            return Read.RECORDED
        if self._voice is not None and sentences:
            self._running = self._voice.say("\n".join(sentences), speed)
            return Read.VOICE
        return Read.SILENT

    def again(self, speed: Speed = Speed.SLOW) -> Read:
        """Read the same once more (再念一遍)."""
        return self.read(self._last, speed)

    def hush(self) -> None:
        """Be quiet."""
        if self._running is not None:
            self._running.stop()
            self._running = None

    def close(self) -> None:
        """Be quiet for good."""
        self.hush()
        if self._scratch is not None:
            self._scratch.cleanup()
            self._scratch = None

    def _room(self) -> Path:
        """A folder for what is played; made when something is, so that nothing is left where nothing was."""
        if self._scratch is None:
            self._scratch = tempfile.TemporaryDirectory(prefix="xinfang-audio-")
        return Path(self._scratch.name)

    def _recorded(self, sentences: Sequence[str], speed: Speed) -> tuple[Path, ...] | None:
        if self._player is None:
            return None
        return find(self._recordings, self._numbers, sentences, speed)

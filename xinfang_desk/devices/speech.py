"""Reading aloud (朗读): recorded sentences where there are any, else the system's voice, else silence.

A page read by halves is worse than one not read, so all its sentences are read by one means or none is.
"""

from __future__ import annotations

import hashlib
import tempfile
import wave
from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import Protocol


class Speed(Enum):
    """How fast is read (语速)."""

    USUAL = "usual"
    SLOW = "slow"


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


def recording(folder: Path, sentence: str, speed: Speed) -> Path:
    """Where the recording of a sentence lies; one that is slow has a name of its own."""
    name = hashlib.sha256(sentence.encode()).hexdigest()[:16]
    return folder / (f"{name}.wav" if speed is Speed.USUAL else f"{name}-{speed.value}.wav")


class Speaker:
    """Reads sentences one after the other; a new text makes the one before it quiet."""

    def __init__(self, recordings: Path, *, player: Player | None, voice: Voice | None) -> None:
        self._recordings = recordings
        self._player = player
        self._voice = voice
        self._running: Running | None = None
        self._last: tuple[str, ...] = ()
        self._scratch = tempfile.TemporaryDirectory(prefix="xinfang-audio-")

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
            self._running = self._player.play(_joined(files, Path(self._scratch.name) / "page.wav"))
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
        self._scratch.cleanup()

    def _recorded(self, sentences: Sequence[str], speed: Speed) -> tuple[Path, ...] | None:
        """The recordings of all these sentences: slow ones where all are there, usual ones else."""
        if self._player is None:
            return None
        for each in dict.fromkeys((speed, Speed.USUAL)):
            files = tuple(recording(self._recordings, sentence, each) for sentence in sentences)
            if files and all(file.is_file() for file in files):
                return files
        return None


def _joined(files: Sequence[Path], target: Path) -> Path:
    """One file with all of them, one after the other; they are recorded alike."""
    with wave.open(str(target), "wb") as whole:
        for number, file in enumerate(files):
            with wave.open(str(file), "rb") as part:
                if number == 0:
                    whole.setparams(part.getparams())
                whole.writeframes(part.readframes(part.getnframes()))
    return target

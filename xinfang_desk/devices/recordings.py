"""A folder of recordings (录音): which file holds which sentence, so that none is read for another.

Two kinds of files lie there: those a machine made are called by their sentence's hash; those a person read
are called by the number of the sentence in ``recordings.csv`` (``017.wav``, ``017-slow.wav``). A sentence
that has changed has another hash and no line of its own, so an old recording is never heard for it.
"""

from __future__ import annotations

import csv
import hashlib
import wave
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from io import StringIO
from pathlib import Path

from xinfang_desk.domain.people.text import in_bytes
from xinfang_desk.files import read_regular, write_file

LIST = "recordings.csv"
PAUSE = 0.35
"""Seconds between two sentences."""


class Speed(Enum):
    """How fast is read (语速)."""

    USUAL = "usual"
    SLOW = "slow"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """One sentence to be read, its number on the list, and whether its recording is there and can be used."""

    number: int
    sentence: str
    is_there: bool


def key(sentence: str) -> str:
    """What ties a recording to its sentence: sixteen digits of the SHA-256 of its text."""
    return hashlib.sha256(in_bytes(sentence)).hexdigest()[:16]


def recording(folder: Path, sentence: str, speed: Speed) -> Path:
    """Where a machine's recording of a sentence lies; one that is slow has a name of its own."""
    return folder / _named(key(sentence), speed)


def read_list(folder: Path) -> dict[str, int]:
    """The numbers of the sentences by their keys; empty where there is no list.

    The words beside them are for people: a spreadsheet may have saved them in any encoding.
    """
    try:
        return _numbers(read_regular(folder / LIST))
    except OSError:
        return {}


def write_list(folder: Path, sentences: Sequence[str]) -> tuple[Recording, ...]:
    """Give every sentence a number and write ``recordings.csv``; what once had a number keeps it for good.

    ``output.unwritable``; ``output.exists`` where somebody's own table has that name.
    """
    numbers = read_list(folder)
    known = {tied: number for tied, number in numbers.items() if tied not in set(map(key, sentences))}
    for sentence in sentences:
        numbers.setdefault(key(sentence), max(numbers.values(), default=0) + 1)
    rows = [(numbers[key(sentence)], key(sentence), sentence) for sentence in sentences]
    rows += [(number, tied, "") for tied, number in known.items()]
    out = StringIO(newline="")
    csv.writer(out).writerows((f"{number:03d}", tied, words) for number, tied, words in sorted(rows))
    # What has numbers of sentences is such a list, in whatever encoding it was saved.
    write_file(folder / LIST, out.getvalue().encode("utf-8-sig"), lambda content: bool(_numbers(content)))
    return tuple(
        Recording(
            number=number,
            sentence=sentence,
            is_there=find(folder, numbers, (sentence,), Speed.USUAL) is not None,
        )
        for number, _tied, sentence in sorted(rows)
        if sentence
    )


def _numbers(content: bytes) -> dict[str, int]:
    lines = content.decode("utf-8-sig", errors="replace").splitlines()
    rows = (row for row in csv.reader(lines) if len(row) > 1)
    return {tied: int(number) for number, tied, *_words in rows if number.isdecimal()}


def find(
    folder: Path, numbers: Mapping[str, int], sentences: Sequence[str], speed: Speed
) -> tuple[Path, ...] | None:
    """The recordings of all these sentences: slow ones where all are there, usual ones else; or None.

    Files that are no WAV, or not all of one rate and width, cannot be played one after the other: None.
    """
    for each in dict.fromkeys((speed, Speed.USUAL)):
        files = tuple(_file(folder, numbers, sentence, each) for sentence in sentences)
        shapes = {_shape(file) for file in files}
        if len(shapes) == 1 and None not in shapes:
            return files
    return None


def join(files: Sequence[Path], target: Path) -> Path:
    """One file with all of them, one after the other and a pause between; they are recorded alike."""
    with wave.open(str(target), "wb") as whole:
        for number, file in enumerate(files):
            with wave.open(str(file), "rb") as part:
                if number == 0:
                    whole.setparams(part.getparams())
                else:
                    whole.writeframes(_silence(part))
                whole.writeframes(part.readframes(part.getnframes()))
    return target


def _silence(part: wave.Wave_read) -> bytes:
    # Samples of one byte have their middle at 128, longer ones at nought.
    middle = b"\x80" if part.getsampwidth() == 1 else b"\0"
    return middle * (int(part.getframerate() * PAUSE) * part.getnchannels() * part.getsampwidth())


def _file(folder: Path, numbers: Mapping[str, int], sentence: str, speed: Speed) -> Path:
    """A person's recording where the sentence has a number and one is there, else a machine's."""
    number = numbers.get(key(sentence))
    read = folder / _named(f"{number:03d}", speed) if number else None
    return read if read is not None and read.is_file() else recording(folder, sentence, speed)


def _named(name: str, speed: Speed) -> str:
    return f"{name}.wav" if speed is Speed.USUAL else f"{name}-{speed.value}.wav"


def _shape(file: Path) -> tuple[int, int, int] | None:
    """Channels, bytes of a sample and samples a second; None where it is no recording."""
    try:
        with wave.open(str(file), "rb") as sound:
            shape = sound.getnchannels(), sound.getsampwidth(), sound.getframerate()
            return shape if sound.getnframes() else None
    except (OSError, wave.Error, EOFError):
        return None

"""Settings of a desk (设置): one record, read from one file that a person can read too."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from json import dumps
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.office import Office
from xinfang_desk.domain.text import in_bytes
from xinfang_desk.files import json_bytes, read_json, read_regular, write_whole
from xinfang_desk.places import OFFICE, SETTINGS

SET_ASIDE = "settings-damaged.json"
"""What a settings file is called that could not be used: kept as it was, for whoever wants to look."""
_MOST = 1 << 16
"""Bytes; ours are a few hundred."""
_NO_MORE = frozenset({"stick"})
"""What earlier versions wrote and nobody read."""

_Name = Annotated[str, msgspec.Meta(max_length=4096, pattern=r"^[^\x00]*$")]
"""Of a printer or a folder; no system takes a longer one, or one with NUL in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What an office sets for itself; none of it is a secret and none of it is about a person who came."""

    theme: Literal["light", "dark", "contrast"] = "light"
    scale: Annotated[float, msgspec.Meta(ge=1.0, le=2.0)] = 1.0
    still: bool = False
    """Nothing moves on a screen (减少动态效果)."""
    language: Literal["zh_CN", "en"] = "zh_CN"
    printer: _Name = ""
    slip_printer: _Name = ""
    """The roll that waiting numbers are printed on (号条); none where they are told by mouth."""
    idle_minutes: Annotated[int, msgspec.Meta(ge=1, le=120)] = 10
    unanswered_days: Annotated[int, msgspec.Meta(ge=1, le=366)] = 7
    """After how many days a batch without the county's reply is called out (催回执)."""
    second_place: _Name = ""
    """A folder that each day's copy goes to as well (第二备份处): another disk, a stick, a share."""
    rehearsal: bool = False
    recordings: _Name = ""
    """The folder of recordings that the petitioner's screen plays (录音); empty where the office has none."""


def read_office(home: Path) -> Office | None:
    """The office as the closed door shows it, or None in a home that never said, or no longer readably."""
    try:
        return msgspec.convert(read_json(read_regular(home / OFFICE, _MOST)), Office)
    except (OSError, DeskError, msgspec.ValidationError):
        return None


def write_office(home: Path, office: Office) -> None:
    """Keep what the closed door shows."""
    write_whole(home / OFFICE, in_bytes(dumps(asdict(office), ensure_ascii=False, indent=1)))


def read_settings(home: Path) -> Settings:
    """The settings in ``home``; the defaults where there are none, or none that can be used.

    Nobody is turned away for a damaged file: :func:`are_damaged` tells of it, ``check`` says it.
    """
    return _read(home) or Settings()


def are_damaged(home: Path) -> bool:
    """Whether the defaults hold because the file could not be used, and nobody has saved others since."""
    return _read(home) is None or ((home / SET_ASIDE).exists() and not (home / SETTINGS).exists())


def set_aside_damaged(home: Path) -> None:
    """Give a file that cannot be used another name (:data:`SET_ASIDE`); a home that is read-only keeps it."""
    if _read(home) is None:
        with suppress(OSError):
            (home / SETTINGS).replace(home / SET_ASIDE)


def write_settings(home: Path, settings: Settings) -> None:
    """Keep ``settings`` in ``home``, whole or not at all; what could not be used stays beside them."""
    set_aside_damaged(home)
    try:
        write_whole(home / SETTINGS, json_bytes(asdict(settings)))
    except OSError as fault:
        raise DeskError("home.unwritable") from fault


def _read(home: Path) -> Settings | None:
    """The settings, the defaults where there is no file; None where the file cannot be used."""
    try:
        content = read_json(read_regular(home / SETTINGS, _MOST))
        known = {each.name for each in fields(Settings)} | _NO_MORE
        if not isinstance(content, dict) or set(content) - known:
            return None
        return msgspec.convert(content, Settings)
    except FileNotFoundError:
        return Settings()
    except (OSError, DeskError, msgspec.ValidationError):
        return None

"""Settings of a desk (设置): one record, read from one file that a person can read too."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass, fields
from json import dumps, loads
from pathlib import Path

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.office import Office
from xinfang_desk.domain.text import in_bytes
from xinfang_desk.places import OFFICE, SETTINGS


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What an office sets for itself; none of it is a secret and none of it is about a person who came."""

    theme: str = "light"
    scale: float = 1.0
    still: bool = False
    """Nothing moves on a screen (减少动态效果)."""
    language: str = "zh_CN"
    printer: str = ""
    slip_printer: str = ""
    """The roll that waiting numbers are printed on (号条); none where they are told by mouth."""
    idle_minutes: int = 10
    unanswered_days: int = 7
    """After how many days a batch without the county's reply is called out (催回执)."""
    stick: str = ""
    second_place: str = ""
    """A folder that each day's copy goes to as well (第二备份处): another disk, a stick, a share."""
    rehearsal: bool = False
    recordings: str = ""
    """The folder of recordings that the petitioner's screen plays (录音); empty where the office has none."""


def read_office(home: Path) -> Office | None:
    """The office as the closed door shows it, or None in a home that never said."""
    try:
        return Office(**loads((home / OFFICE).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write_office(home: Path, office: Office) -> None:
    """Keep what the closed door shows."""
    _write(home / OFFICE, asdict(office))


def read_settings(home: Path) -> Settings:
    """The settings in ``home``; the defaults where there are none."""
    try:
        content = loads((home / SETTINGS).read_text("utf-8"))
    except FileNotFoundError:
        return Settings()
    except ValueError as fault:
        raise DeskError("settings.damaged") from fault
    known = {each.name for each in fields(Settings)}
    if not isinstance(content, dict) or set(content) - known:
        raise DeskError("settings.damaged")
    return Settings(**content)


def write_settings(home: Path, settings: Settings) -> None:
    """Keep ``settings`` in ``home``, whole or not at all."""
    _write(home / SETTINGS, asdict(settings))


def _write(path: Path, content: dict[str, object]) -> None:
    whole = in_bytes(dumps(content, ensure_ascii=False, indent=1))
    part = path.with_name(f"{path.name}.part")
    with part.open("wb") as out:
        out.write(whole)
        out.flush()
        os.fsync(out.fileno())
    part.replace(path)

"""Settings of a desk (设置): one record, read from one file that a person can read too."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass, fields
from json import dumps, loads
from pathlib import Path

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.places import SETTINGS


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What an office sets for itself; none of it is a secret and none of it is about a person who came."""

    theme: str = "light"
    scale: float = 1.0
    language: str = "zh_CN"
    printer: str = ""
    large_type: bool = False
    idle_minutes: int = 10
    unanswered_days: int = 7
    """After how many days a batch without the county's reply is called out (催回执)."""
    stick: str = ""
    rehearsal: bool = False


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
    part = home / f"{SETTINGS}.part"
    with part.open("w", encoding="utf-8") as out:
        out.write(dumps(asdict(settings), ensure_ascii=False, indent=1))
        out.flush()
        os.fsync(out.fileno())
    part.replace(home / SETTINGS)

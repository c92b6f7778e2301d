"""Settings of a desk (设置): one record, read from one file that a person can read too."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from json import dumps
from pathlib import Path
from typing import Any, Literal, get_args

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.hall.stock import FARTHEST, MOST_COPIES, ROLLS, Make, PaperSetup, Stock
from xinfang_desk.domain.office import Office
from xinfang_desk.domain.people.text import in_bytes
from xinfang_desk.files import json_bytes, read_json, read_regular, refused_by_disk, write_whole
from xinfang_desk.places import OFFICE, SETTINGS, of_home

SET_ASIDE = "settings-damaged.json"
"""What a settings file is called that could not be used: kept as it was, for whoever wants to look."""
_MOST = 1 << 16
"""Bytes; ours are a few hundred."""
_LONGEST_NAME = 4096
_AS_IT_IS = PaperSetup()

Theme = Literal["light", "dark", "contrast"]
Language = Literal["zh_CN", "en"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What an office sets for itself; none of it is a secret and none of it is about a person who came."""

    theme: Theme = "light"
    scale: float = 1.0
    still: bool = False
    """Nothing moves on a screen (减少动态效果)."""
    language: Language = "zh_CN"
    receipt: PaperSetup = _AS_IT_IS
    papers: PaperSetup = _AS_IT_IS
    slip: PaperSetup = _AS_IT_IS
    """The roll that waiting numbers are printed on (号条); without a printer they are told by mouth."""
    idle_minutes: int = 10
    unanswered_days: int = 7
    """After how many days a batch without the county's reply is called out (催回执)."""
    second_place: str = ""
    """A folder that each day's copy goes to as well (第二备份处): another disk, a stick, a share."""
    rehearsal: bool = False
    scans: str = ""
    """The folder that the scanner's own program puts its files in (扫描件文件夹), watched when asked for."""
    recordings: str = ""
    """The folder of recordings that the petitioner's screen plays (录音); empty where the office has none."""
    reader: str = ""
    """The serial port of the card reader (身份证读卡器); empty where numbers are typed."""
    scanner: str = ""
    """The serial port of the scanner (扫码枪); empty where it types as a keyboard, or where there is none."""
    guide_screen: str = ""
    """The petitioner's screen (群众屏) by its name; empty for whichever is not the desk's own."""
    watched: str = ""
    """The folder that the county's window takes new files from by itself (收件夹); empty for none."""

    def setup_of(self, stock: Stock) -> PaperSetup:
        """How this kind of paper comes out: without a printer of its own, on that of the papers."""
        setups = {Stock.RECEIPT: self.receipt, Stock.PAPERS: self.papers, Stock.SLIP: self.slip}
        setup = setups[stock]
        if setup.printer:
            return setup
        # The printer is what it is, whichever paper lies in it.
        return replace(setup, printer=self.papers.printer, make=self.papers.make)


def _is_name(value: object) -> bool:
    """Of a printer or a folder; no system takes a longer one, or one with NUL in it."""
    return isinstance(value, str) and len(value) <= _LONGEST_NAME and "\0" not in value


def _is_switch(value: object) -> bool:
    return isinstance(value, bool)


def _one_of(values: tuple[str, ...]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and value in values


def _between(least: float, most: float, kinds: tuple[type, ...] = (int,)) -> Callable[[object], bool]:
    # A switch is a whole number to Python, and none to a person.
    return lambda value: isinstance(value, int | float) and type(value) in kinds and least <= value <= most


_SETUP: Mapping[str, Callable[[object], bool]] = {
    "printer": _is_name,
    "make": _one_of(tuple(Make)),
    "tray": _is_name,
    "two_sided": _is_switch,
    "copies": _between(1, MOST_COPIES),
    "right": _between(-FARTHEST, FARTHEST, (int, float)),
    "down": _between(-FARTHEST, FARTHEST, (int, float)),
    "roll": lambda value: value in ROLLS and type(value) is int,
}
_SETUPS = tuple(each.value for each in Stock)


def _is_setup(value: object) -> bool:
    return isinstance(value, dict) and all(
        name in _SETUP and _SETUP[name](each) for name, each in value.items()
    )


# By hand, because the window's first card does not wait for msgspec (docs/house.md, import cost).
_SOUND: Mapping[str, Callable[[object], bool]] = {
    "theme": _one_of(get_args(Theme)),
    "scale": _between(1, 2, (int, float)),
    "still": _is_switch,
    "language": _one_of(get_args(Language)),
    **dict.fromkeys(_SETUPS, _is_setup),
    "idle_minutes": _between(1, 120),
    "unanswered_days": _between(1, 366),
    "second_place": _is_name,
    "rehearsal": _is_switch,
    "scans": _is_name,
    "recordings": _is_name,
    "reader": _is_name,
    "scanner": _is_name,
    "guide_screen": _is_name,
    "watched": _is_name,
    # What earlier versions wrote and nobody read.
    "stick": _is_name,
    # What they wrote of printers, before each kind of paper had its own.
    "printer": _is_name,
    "slip_printer": _is_name,
}


def read_office(home: Path) -> Office | None:
    """The office as the closed door shows it, or None in a home that never said, or no longer readably."""
    try:
        content = read_json(read_regular(home / OFFICE, _MOST))
        office = Office(**content)
    except (OSError, DeskError, TypeError):
        return None
    sound = all(type(each) is (int if name == "desk" else str) for name, each in content.items())
    return office if sound else None


def write_office(home: Path, office: Office) -> None:
    """Keep what the closed door shows."""
    write_whole(home / OFFICE, in_bytes(dumps(asdict(office), ensure_ascii=False, indent=1)))


def read_settings(home: Path) -> Settings:
    """The settings in ``home``; the defaults where there are none, or none that can be used.

    Nobody is turned away for a damaged file: :func:`are_damaged` tells of it, ``check`` says it. ``disk.*``
    where it cannot be read just now: defaults would make a rehearsal of what is none, and be kept.
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
    written = asdict(settings)
    for value in (*written.values(), *(each for stock in _SETUPS for each in written[stock].values())):
        if isinstance(value, str) and any("\ud800" <= sign <= "\udbff" for sign in value):
            raise DeskError("input.half_character") from None
    set_aside_damaged(home)
    with of_home():
        write_whole(home / SETTINGS, json_bytes(written))


def _read(home: Path) -> Settings | None:
    """The settings, the defaults where there is no file; None where the file cannot be used."""
    try:
        content = read_json(read_regular(home / SETTINGS, _MOST))
    except FileNotFoundError:
        return Settings()
    except (OSError, DeskError) as fault:
        if (refused := refused_by_disk(fault)) is not None:
            raise refused from fault
        return None
    if not isinstance(content, dict):
        return None
    if not all(name in _SOUND and _SOUND[name](value) for name, value in content.items()):
        return None
    known = {each.name for each in fields(Settings)}
    read = {name: value for name, value in content.items() if name in known}
    return Settings(**read | {stock: _setup(stock, content) for stock in _SETUPS})


def _setup(stock: str, content: dict[str, Any]) -> PaperSetup:
    earlier = {"papers": content.get("printer", ""), "slip": content.get("slip_printer", "")}
    read = {"printer": earlier.get(stock, "")} | content.get(stock, {})
    return PaperSetup(**read | {"make": Make(read.get("make", Make.USUAL))})

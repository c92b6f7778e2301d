"""Screens as the kernel sees them (显示接口), for whoever asks without a window."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_CONNECTORS = Path("/sys/class/drm")


@dataclass(frozen=True, slots=True, kw_only=True)
class Connected:
    """A screen that is plugged in: the name of its plug as windows call it, and its size (1920x1080)."""

    name: str
    size: str


def screens(connectors: Path = _CONNECTORS) -> tuple[Connected, ...]:
    """The screens that are plugged in; none where the system does not tell."""
    found = []
    for folder in sorted(connectors.glob("card*-*")):
        try:
            plugged = (folder / "status").read_text("ascii").strip() == "connected"
            modes = (folder / "modes").read_text("ascii").split()
        except (OSError, UnicodeDecodeError):
            continue
        if plugged:
            # The kernel says HDMI-A-1 for what windows call HDMI-1.
            name = folder.name.partition("-")[2].replace("HDMI-A-", "HDMI-")
            found.append(Connected(name=name, size=next(iter(modes), "")))
    return tuple(found)

"""Colours and sizes of the three looks (浅色, 深色, 高对比度): text reaches 4.5:1, control borders 3:1."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple


class Tokens(NamedTuple):
    """The colours of one look, as ``#RRGGBB``; what is soft lies under text of the same name.

    A tuple: with so many fields a dataclass costs the start a millisecond.
    """

    bg: str
    surface: str
    surface2: str
    line: str
    line_strong: str
    text: str
    text2: str
    text3: str
    on_primary: str
    primary: str
    primary_hover: str
    primary_press: str
    primary_soft: str
    primary_line: str
    ok: str
    ok_soft: str
    ok_line: str
    warn: str
    warn_soft: str
    warn_line: str
    danger: str
    danger_soft: str
    danger_line: str
    idle_soft: str
    focus: str
    select: str


LIGHT = Tokens(
    bg="#F2F5F9",
    surface="#FFFFFF",
    surface2="#F7F9FC",
    line="#D6DDE7",
    line_strong="#7C899B",
    text="#1A2433",
    text2="#46536A",
    text3="#5A677C",
    on_primary="#FFFFFF",
    primary="#1B5FAA",
    primary_hover="#174F8F",
    primary_press="#123F73",
    primary_soft="#E6F0FB",
    primary_line="#B5D1F0",
    ok="#1C7048",
    ok_soft="#E5F4EC",
    ok_line="#A9D8BF",
    warn="#8A5100",
    warn_soft="#FFF3DC",
    warn_line="#EBCB8E",
    danger="#B3261E",
    danger_soft="#FCEBE9",
    danger_line="#F0B8B4",
    idle_soft="#EDF1F6",
    focus="#0B57D0",
    select="#DCEAFA",
)

DARK = Tokens(
    bg="#12171F",
    surface="#1B222D",
    surface2="#212A37",
    line="#364254",
    line_strong="#8593A8",
    text="#EDF1F7",
    text2="#BAC5D5",
    text3="#A3B0C3",
    on_primary="#0B1A2C",
    primary="#7DB4F2",
    primary_hover="#98C5F7",
    primary_press="#B5D6FA",
    primary_soft="#1D334D",
    primary_line="#335B87",
    ok="#74D3A0",
    ok_soft="#173526",
    ok_line="#2B6246",
    warn="#F2C26B",
    warn_soft="#3A2C10",
    warn_line="#6B5220",
    danger="#FF9C93",
    danger_soft="#43201D",
    danger_line="#7E3A35",
    idle_soft="#2A3443",
    focus="#9CC7FF",
    select="#27425F",
)

CONTRAST = Tokens(
    bg="#000000",
    surface="#000000",
    surface2="#000000",
    line="#FFFFFF",
    line_strong="#FFFFFF",
    text="#FFFFFF",
    text2="#FFFFFF",
    text3="#FFFFFF",
    on_primary="#000000",
    primary="#FFE100",
    primary_hover="#FFF27A",
    primary_press="#FFFFFF",
    primary_soft="#1A1A00",
    primary_line="#FFE100",
    ok="#7CFFB2",
    ok_soft="#000000",
    ok_line="#7CFFB2",
    warn="#FFD27A",
    warn_soft="#000000",
    warn_line="#FFD27A",
    danger="#FFB3AD",
    danger_soft="#000000",
    danger_line="#FFB3AD",
    idle_soft="#000000",
    focus="#00E5FF",
    select="#333300",
)


HEAD, FOOT = 44, 52
"""Heights of the officer's bar at the top and of the foot of a page, in pixels at 100 %."""

SMALLEST = 560, 320
"""Width and height, in pixels of the screen, that a desk's window can always be given.

1366×768 at 200 % less a task bar leaves no more; what has no room is scrolled to. Without a floor of its own
Qt keeps a window from ever becoming narrower than its widest layout.
"""


class Size(IntEnum):
    """Heights of type in pixels at 100 % (字号); nothing on the petitioner's wide screen is under 26."""

    CAPTION = 13
    LABEL = 14
    BODY = 15
    SECTION = 17
    TITLE = 22
    NUMBER = 28
    GUIDE_SECOND = 26
    GUIDE_BODY = 28
    GUIDE_STRONG = 32
    GUIDE_HEADING = 36
    GUIDE_DAY = 40
    GUIDE_ACT = 46
    GUIDE_TITLE = 48

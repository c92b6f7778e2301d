"""The language of the petitioner's screen (群众屏语言): its own, for the officer reads Chinese."""

from __future__ import annotations

import gettext
from datetime import date
from enum import Enum

from xinfang_desk import words
from xinfang_desk.places import RESOURCES
from xinfang_desk.words.language import N_


class Language(Enum):
    """Languages in which all of the petitioner's screen is there (语言)."""

    CHINESE = "zh_CN"
    ENGLISH = "en"


_MONTHS = (
    N_("1月"),
    N_("2月"),
    N_("3月"),
    N_("4月"),
    N_("5月"),
    N_("6月"),
    N_("7月"),
    N_("8月"),
    N_("9月"),
    N_("10月"),
    N_("11月"),
    N_("12月"),
)

_WEEKDAYS = (N_("周一"), N_("周二"), N_("周三"), N_("周四"), N_("周五"), N_("周六"), N_("周日"))

_spoken = Language.CHINESE
_catalogue: gettext.NullTranslations | None = None


def speak(language: Language) -> None:
    """Speak ``language`` on the petitioner's screen from now on."""
    global _spoken, _catalogue  # noqa: PLW0603  # there is one petitioner's screen in a process
    _spoken = language
    _catalogue = (
        None
        if language is Language.CHINESE
        else gettext.translation("xinfang", RESOURCES / "locale", [language.value], fallback=True)
    )


def spoken() -> Language:
    """The language spoken now."""
    return _spoken


def _(message: str) -> str:
    """``message`` in the language of the petitioner's screen; msgids are Chinese."""
    return words._(message) if _catalogue is None else _catalogue.gettext(message)


def day_said(day: date, *, year: bool) -> str:
    """A day as it is said: ``10月6日``, with its year where that has to be named."""
    short = _("{month}{day}日").format(month=_(_MONTHS[day.month - 1]), day=day.day)
    return _("{year}年{day}").format(year=day.year, day=short) if year else short


def weekday_said(day: date) -> str:
    """Its weekday: ``周二``."""
    return _(_WEEKDAYS[day.weekday()])

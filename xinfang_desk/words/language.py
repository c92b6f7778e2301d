"""The language in use (语言): gettext over the catalogues in ``resources/locale``."""

from __future__ import annotations

import gettext

from xinfang_desk.places import RESOURCES

_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def use_language(code: str) -> None:
    """Speak ``code`` (``zh_CN``, ``en``) from now on; Chinese where the catalogue has no word."""
    global _catalogue  # noqa: PLW0603  # one language a process, like the locale itself
    _catalogue = gettext.translation("xinfang", RESOURCES / "locale", [code], fallback=True)


def _(message: str) -> str:
    """``message`` in the language in use; msgids are Chinese."""
    return _catalogue.gettext(message)


def N_(message: str) -> str:
    """Mark ``message`` for the catalogue; it is translated where it is used."""
    return message

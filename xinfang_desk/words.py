"""Words for people (词句): one catalogue for screen and paper, one sentence for each refusal."""

from __future__ import annotations

import gettext
from pathlib import Path

_LOCALE = Path(__file__).parent.parent / "resources" / "locale"
_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def use_language(code: str) -> None:
    """Speak ``code`` (``zh_CN``, ``en``) from now on; Chinese where the catalogue has no word."""
    global _catalogue  # noqa: PLW0603  # one language a process, like the locale itself
    _catalogue = gettext.translation("xinfang", _LOCALE, [code], fallback=True)


def _(message: str) -> str:
    """``message`` in the language in use; msgids are Chinese."""
    return _catalogue.gettext(message)

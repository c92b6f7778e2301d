"""What is compiled is what was written: an English sentence in the .po is heard on the screen."""

import gettext
import io

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from xinfang_desk.places import RESOURCES

ENGLISH = RESOURCES / "locale/en/LC_MESSAGES"


def _said(compiled: bytes) -> dict[str, str]:
    found = gettext.GNUTranslations(io.BytesIO(compiled))
    return {message: found.gettext(message) for message in found._catalog if message}


def test_the_compiled_catalogue_is_that_of_the_written_one() -> None:
    written = io.BytesIO()
    write_mo(written, read_po(io.BytesIO((ENGLISH / "xinfang.po").read_bytes())))
    assert _said((ENGLISH / "xinfang.mo").read_bytes()) == _said(written.getvalue())

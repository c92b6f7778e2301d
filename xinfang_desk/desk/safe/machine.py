"""What this machine lacks (本机检查): identity, typefaces, a way for Chinese to be typed, a release."""

from __future__ import annotations

import json
from collections.abc import Iterator

from xinfang_desk.documents.type.typeface import FONTS
from xinfang_desk.domain.refusals import Code
from xinfang_desk.pictures import models
from xinfang_desk.system import Typing, has_identity, typing
from xinfang_desk.updates.applying import program_folder
from xinfang_desk.updates.signed import is_trial


def faults() -> Iterator[tuple[Code, dict[str, str | int]]]:
    """What is wrong, and where."""
    if typing() is not Typing.OWN and not has_identity():
        yield "machine.no_identity", {}
    if typing() is Typing.FCITX_BY_PORTAL:
        yield "machine.no_fcitx", {}
    for name in damaged_fonts():
        yield "machine.font_damaged", {"file": name}
    for name in models.changed():
        yield "reading.model_changed", {"file": name}
    # A checkout is nobody's package.
    if program_folder() is not None and is_trial():
        yield "machine.trial", {}


def damaged_fonts() -> Iterator[str]:
    """Typefaces that are not there, or not as long as they were built."""
    for each in json.loads((FONTS / "manifest.json").read_bytes())["fonts"]:
        file = FONTS / each["file"]
        if not file.is_file() or file.stat().st_size != each["bytes"]:
            yield each["file"]

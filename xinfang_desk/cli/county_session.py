"""The county's office while a verb runs: opened, asked, closed."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from xinfang_desk.cli.verb import home_of, passphrase

if TYPE_CHECKING:
    from xinfang_desk.county.office import Office


@contextmanager
def opened(args: argparse.Namespace) -> Iterator[Office]:
    """The office of this home, closed again at the end."""
    from xinfang_desk.county.office import open_office

    who = os.environ.get("XINFANG_OFFICER", "")
    office = open_office(home_of(args, "county"), passphrase(), officer=who)
    try:
        yield office
    finally:
        office.close()

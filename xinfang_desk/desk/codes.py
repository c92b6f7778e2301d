"""The code tables that hold in a home: the county's where it sent one, else those we ship."""

from __future__ import annotations

from pathlib import Path

from xinfang_desk.desk.tables_in_use import table_in_use
from xinfang_desk.domain.codes import Codes, read_contents, read_places


def codes_in_use(home: Path) -> Codes:
    """What the forms of the desk in ``home`` choose from."""
    places = table_in_use(home, "places")
    return Codes(
        contents=read_contents(table_in_use(home, "contents")),
        places=read_places(places),
        county=str(places.get("county", {}).get("name", "")),
    )

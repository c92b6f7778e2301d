"""Why a county sends a record back (退回原因), and the field that the desk has to look at.

A code not listed here concerns the matter as a whole. Codes are only ever added (docs/wire.md, section 4).
"""

from __future__ import annotations

from collections.abc import Mapping

FOUND: Mapping[str, str] = {
    "record.bad_number": "number",
    "record.empty": "statement",
    "record.foreign_office": "number",
    "record.number_changed": "number",
    "record.number_taken": "number",
    "record.scan_missing": "materials",
}
"""What a county's program finds by itself, each code with the field of RecordV1 it is about."""

BY_CLERK: Mapping[str, str] = {
    "record.content_wrong": "content",
    "record.materials_missing": "materials",
    "record.people_incomplete": "people",
    "record.place_missing": "place",
    "record.request_unclear": "request",
    "record.route_wrong": "route",
    "record.statement_unclear": "statement",
    "record.to_wrong": "to",
}
"""What a clerk of the county sends a record back for (退回补正)."""

FIELDS: Mapping[str, str] = {**FOUND, **BY_CLERK}
"""Every code that a reply may carry, but ``record.bad_field``, whose words name the field."""


def field_of(code: str) -> str:
    """The field concerned, empty for the matter as a whole."""
    return FIELDS.get(code, "")

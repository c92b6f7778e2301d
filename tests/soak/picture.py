"""The months of a soak as a picture: one small panel a figure, in SVG."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

_PANELS: Sequence[tuple[str, tuple[tuple[str, str, float], ...]]] = (
    ("matters in the register, and at the county", (("matters", "#1b5e8c", 1), ("county", "#b5651d", 1))),
    ("erased, and left out by restores", (("erased", "#1b5e8c", 1), ("left_out_by_restores", "#b5651d", 1))),
    ("lines of the trail", (("trail", "#1b5e8c", 1),)),
    ("register, county's ledger (MB)", (("register_kb", "#1b5e8c", 1024), ("county_kb", "#b5651d", 1024))),
    ("copies kept, in all (MB)", (("copies_kb", "#1b5e8c", 1024),)),
    ("one visit, one step (ms of processor)", (("visit_ms", "#1b5e8c", 1), ("step_ms", "#b5651d", 1))),
    ("a look-up, opening the desk (ms)", (("find_ms", "#1b5e8c", 1), ("open_ms", "#b5651d", 1))),
    ("closing the day, with its copy (ms)", (("close_ms", "#1b5e8c", 1),)),
    ("check of everything (ms)", (("check_ms", "#1b5e8c", 1),)),
    ("the week's batch, its reply (ms)", (("batch_ms", "#1b5e8c", 1), ("reply_ms", "#b5651d", 1))),
    ("memory of the program (MB)", (("memory_kb", "#1b5e8c", 1024),)),
    ("open handles, copies kept", (("handles", "#1b5e8c", 1), ("copies", "#b5651d", 1))),
)
_WIDE, _HIGH, _ACROSS, _EDGE = 300, 170, 3, 34


def drawn(lines: str) -> str:
    """An SVG of the lines of a soak, the last one of each month."""
    months = {line["month"]: line for line in map(json.loads, lines.splitlines())}
    told = [months[month] for month in sorted(months)]
    rows = -(-len(_PANELS) // _ACROSS)
    panels = "".join(
        f'<g transform="translate({place % _ACROSS * _WIDE} {place // _ACROSS * _HIGH})">'
        f"{_panel(title, series, told)}</g>"
        for place, (title, series) in enumerate(_PANELS)
    )
    size = f'width="{_WIDE * _ACROSS}" height="{_HIGH * rows}"'
    style = "<style>text{font:11px sans-serif;fill:#333}.t{font-weight:bold}</style>"
    paper = '<rect width="100%" height="100%" fill="#fff"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{style}{paper}{panels}</svg>\n'


def _panel(title: str, series: Sequence[tuple[str, str, float]], told: Sequence[Mapping[str, Any]]) -> str:
    high = max((line.get(name, 0) / by for name, _colour, by in series for line in told), default=0) or 1
    right, bottom, top = _WIDE - 10, _HIGH - 24, 26
    drawn = [
        f'<text class="t" x="{_EDGE}" y="16">{escape(title)}</text>',
        f'<path d="M{_EDGE} {top}V{bottom}H{right}" fill="none" stroke="#999"/>',
        f'<text x="{_EDGE - 4}" y="{top + 6}" text-anchor="end">{_short(high)}</text>',
        f'<text x="{_EDGE - 4}" y="{bottom}" text-anchor="end">0</text>',
        f'<text x="{_EDGE}" y="{_HIGH - 9}">{told[0]["month"]}</text>',
        f'<text x="{right}" y="{_HIGH - 9}" text-anchor="end">{told[-1]["month"]}</text>',
    ]
    for name, colour, by in series:
        points = " ".join(
            f"{_EDGE + (right - _EDGE) * place / max(1, len(told) - 1):.1f},"
            f"{bottom - (bottom - top) * line[name] / by / high:.1f}"
            for place, line in enumerate(told)
            if name in line
        )
        drawn.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="1.5"/>')
    return "".join(drawn)


def _short(number: float) -> str:
    if number >= 10_000:
        return f"{number / 1000:.0f}k"
    return f"{number:.0f}" if number >= 100 else f"{number:.3g}"

"""The table for people (性能表), with the machine, the day, and how noisy it was."""

from __future__ import annotations

import os
import platform
import sqlite3
from collections.abc import Mapping
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from bench.figure import Figure
from xinfang_desk.domain.time.calendar import CHINA

_LIBRARIES = ("sqlcipher3", "msgspec", "reportlab", "PySide6-Essentials", "openpyxl")
_INTRODUCTION = """# How fast it is

Written by `make bench` (`.venv/bin/python -m bench --write docs/performance.md`; with `--all` also what
needs a million visits); not by hand.
Each figure is a ratio to a limit or a peer measured on the same work in the same run: medians of interleaved
runs on compiled code, every second run the other way round. *Noise* is the middle half of the runs ÷ their
median, of ours / of the other; a ratio is worth little where it is large.
"""


def table(figures: Mapping[str, Figure], goals: Mapping[str, float | None]) -> str:
    """The figures as a Markdown document."""
    lines = [
        _INTRODUCTION,
        _machine(),
        "",
        "| name | ours | against | ratio | wanted | runs | noise |",
        "|---|---:|---:|---:|---:|---:|---:|",
        *(_row(name, figure, goals.get(name)) for name, figure in figures.items()),
        "",
        "What is divided by what:",
        "",
        *(f"- `{name}`: {figure.what}{_beside(figure)}" for name, figure in figures.items()),
        "",
    ]
    return "\n".join(lines)


def _row(name: str, figure: Figure, most: float | None) -> str:
    wanted = "" if most is None else f"≤ {most:g} {'✓' if figure.ratio <= most else '✗'}"
    ours, against = (f"{_short(each)} {figure.unit}" for each in (figure.ours, figure.against))
    noise = f"{figure.noise:.0%} / {figure.noise_against:.0%}"
    return f"| {name} | {ours} | {against} | {_short(figure.ratio)} | {wanted} | {figure.runs} | {noise} |"


def _beside(figure: Figure) -> str:
    if not figure.beside:
        return ""
    told = (
        f"{peer} {'not installed' if value is None else f'{_short(value)} {figure.unit}'}"
        for peer, value in figure.beside.items()
    )
    return f"; beside: {', '.join(told)}"


def _short(value: float) -> str:
    """Three figures that count."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _machine() -> str:
    processor = platform.processor() or platform.machine()
    described = Path("/proc/cpuinfo")
    if described.exists():
        for line in described.read_text("utf-8").splitlines():
            if line.startswith("model name"):
                processor = line.split(":", 1)[1].strip()
                break
    load = f", load {os.getloadavg()[0]:.1f} at the end" if hasattr(os, "getloadavg") else ""
    libraries = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    return (
        f"{datetime.now(CHINA):%Y-%m-%d %H:%M}, {processor}, {os.cpu_count()} cores{load}, "
        f"{platform.platform()}, Python {platform.python_version()}, "
        f"SQLite {sqlite3.sqlite_version} (plain), {libraries}."
    )

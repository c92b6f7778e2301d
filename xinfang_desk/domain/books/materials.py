"""Scans among the materials (材料的扫描件): put to what was handed in, taken off, kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from xinfang_desk.domain.bounds import SHORT_TEXT
from xinfang_desk.domain.matter import Material, MatterDraft
from xinfang_desk.domain.people.text import on_one_line


def hashes(draft: MatterDraft) -> frozenset[str]:
    """The SHA-256 of each scan that stands with a matter."""
    return frozenset(each.scan.sha256 for each in draft.materials if each.scan)


def scanned(draft: MatterDraft) -> tuple[Material, ...]:
    """The materials that have a scan, in their order."""
    return tuple(each for each in draft.materials if each.scan)


def named(text: str) -> str:
    """What a material may be called: on one line, and no longer than it travels."""
    return on_one_line(text).strip()[:SHORT_TEXT]


def with_scan(materials: tuple[Material, ...], new: Material) -> tuple[Material, ...]:
    """The materials with one that was scanned.

    It takes the place of one of the same name that has no scan; its pages are those that were scanned. What
    is there already is not put there twice.
    """
    if new.scan and any(each.scan and each.scan.sha256 == new.scan.sha256 for each in materials):
        return materials
    for place, each in enumerate(materials):
        if each.name == new.name and each.scan is None:
            return (*materials[:place], replace(new, copy=each.copy), *materials[place + 1 :])
    return (*materials, new)


def without(materials: tuple[Material, ...], gone: Material) -> tuple[Material, ...]:
    """The materials without one of them."""
    return tuple(each for each in materials if each != gone)


def renamed(materials: tuple[Material, ...], which: Material, name: str) -> tuple[Material, ...]:
    """The materials, one of them by another name."""
    return tuple(replace(each, name=name) if each == which else each for each in materials)


def without_scan(
    materials: tuple[Material, ...], sha256: str, earlier: Iterable[tuple[Material, ...]]
) -> tuple[Material, ...]:
    """The materials without that scan, as they were before it came; ``earlier`` goes from late to early."""
    before = next(
        (each for each in earlier if not any(one.scan and one.scan.sha256 == sha256 for one in each)), ()
    )
    made: list[Material] = []
    for each in materials:
        if each.scan is None or each.scan.sha256 != sha256:
            made.append(each)
        else:
            made += [one for one in before if one.name == each.name and one.scan is None][:1]
    return tuple(made)


def still_scanned(draft: MatterDraft, before: MatterDraft) -> MatterDraft:
    """A draft that was written anew, with the scans of before: what has the same name keeps its scan."""
    left = [each for each in before.materials if each.scan]
    made = []
    for each in draft.materials:
        same = next((one for one in left if one.name == each.name), None) if each.scan is None else None
        if same is not None:
            left.remove(same)
            each = replace(each, scan=same.scan, said=same.said)  # noqa: PLW2901  # the same material, with its scan
        made.append(each)
    return replace(draft, materials=tuple(made))

"""``register``: visits from one JSON document or from JSON Lines, each answered after its own commit."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xinfang_desk.cli.session import opened, print_line, save_papers
from xinfang_desk.cli.shapes import registered_shape
from xinfang_desk.cli.verb import DONE, refusal
from xinfang_desk.cli.visit_in import check_answers, read_visit
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.files import numbered_lines, open_input

if TYPE_CHECKING:
    from xinfang_desk.desk import Desk
    from xinfang_desk.domain.matter import Visit


def handle(args: argparse.Namespace) -> int:
    """Register what ``--input`` holds; a refused line of a list is answered in its place, the rest go on."""
    with _lines(args.input) as lines:
        documents = _documents(lines)
        first = next(documents, None)
        if first is None:
            raise DeskError("input.not_json")
        with opened(args) as desk:
            _register_all(desk, args, first, documents)
    return DONE


def _register_all(
    desk: Desk, args: argparse.Namespace, first: tuple[int, bytes], rest: Iterator[tuple[int, bytes]]
) -> None:
    """A single document that is refused is a refusal of the whole; in a list it is an answer, and counted."""
    taken = []
    try:
        _answer(args, desk, first[1])
        taken.append(True)
    except DeskError as refused:
        following = next(rest, None)
        if following is None:
            raise
        _answer_refused(args, first[0], refused)
        taken += [False, _answer_or_refuse(args, desk, following)]
    taken += (_answer_or_refuse(args, desk, each) for each in rest)
    if refused_lines := taken.count(False):
        words = f"{len(taken)}行里有{refused_lines}行没有登记，其余的登记了。请改正，只把这几行再登一次。"
        print(words, file=sys.stderr if args.json else sys.stdout)


def _answer_or_refuse(args: argparse.Namespace, desk: Desk, document: tuple[int, bytes]) -> bool:
    """Whether the visit was registered; what refused it is answered."""
    line, content = document
    try:
        _answer(args, desk, content)
    except DeskError as refused:
        _answer_refused(args, line, refused)
        return False
    return True


def _answer(args: argparse.Namespace, desk: Desk, content: bytes) -> None:
    from xinfang_desk.desk.shipped import rules_shipped

    draft = read_visit(content)
    papers = rules_shipped().papers
    for index, each in enumerate(draft.matters):
        check_answers(each.answers, desk.road_map, papers, f"matters[{index}].answers")
    visit = desk.reception.register(draft)
    drawn = _drawn(desk, visit, args.papers) if args.papers else {}
    if args.json:
        print_line(registered_shape(visit, drawn))
    else:
        for matter in visit.matters:
            print(f"已登记：{matter.number}", flush=True)


def _answer_refused(args: argparse.Namespace, line: int, refused: DeskError) -> None:
    said = refusal(refused)
    if args.json:
        print_line({"refused": {"line": line, **said}})
    else:
        print(f"第{line}行没有登记：{said['words']}", flush=True)


def _drawn(desk: Desk, visit: Visit, folder: Path) -> dict[str, list[dict[str, Any]]]:
    """The papers of a visit; the visit stands whatever the drawing does, and what failed stays owed."""
    drawn: dict[str, list[dict[str, Any]]] = {}
    for matter in visit.matters:
        drawn[matter.number] = []
        for kind in matter.papers:
            try:
                drawn[matter.number] += save_papers(desk, matter.number, folder, (kind,))
            except DeskError as refused:
                print(json.dumps(refusal(refused), ensure_ascii=False), file=sys.stderr)
                drawn[matter.number].append({"kind": kind.value, "file": None, "sha256": None})
    return drawn


def _lines(source: str) -> AbstractContextManager[Iterable[bytes]]:
    """The lines of a file, or of standard input for ``-``."""
    return nullcontext(sys.stdin.buffer) if source == "-" else open_input(Path(source))


def _documents(lines: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """JSON documents with the line that each begins on: one a line, or one spread over all the lines.

    A first line that is whole by itself makes a list, which is answered as it comes in.
    """
    numbered = ((number, line) for number, line in numbered_lines(lines) if line.strip())
    first = next(numbered, None)
    if first is None:
        return
    if _is_whole(first[1]):
        yield first
        yield from numbered
        return
    rest = list(numbered)
    whole = b"".join(line for _, line in (first, *rest))
    if _is_whole(whole) or not any(_is_whole(line) for _, line in rest):
        yield first[0], whole
    else:
        yield first
        yield from rest


def _is_whole(text: bytes) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True

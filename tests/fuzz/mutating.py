"""Documents that are almost right, from a seed: by structure where it is JSON, by bytes where it is not."""

from __future__ import annotations

import json
from random import Random
from typing import Any

from tests.exchange.mutations import dropped, places, put

_ODD: tuple[Any, ...] = (
    *(None, True, 0, -1, 1, 2**31, 2**63, 10**30, 1.5, 1e308, "", "\0", "\ud800", "9" * 400, "2026-02-30"),
    *("../../etc/passwd", "=cmd()", "٣", "\u202e反", "x" * 5000, [], {}, [[]], {"a": {}}, ["a"] * 300),
)
_MOST = 1 << 18


def mutated(content: bytes, seed: int) -> bytes:
    """Another document, the same for the same seed."""
    random = Random(seed)  # noqa: S311  # which case is tried is no secret
    try:
        document = json.loads(content)
    except (ValueError, RecursionError):
        document = None
    if not isinstance(document, dict | list) or not random.randrange(4):
        return _bytes(content, random)
    for _each in range(random.randint(1, 3)):
        if isinstance(document, dict | list):
            document = _changed(document, random.choice(places(document)), random)
    text = json.dumps(document, ensure_ascii=bool(random.randrange(2)))
    return text.encode(errors="surrogatepass")[:_MOST]


def _changed(document: Any, path: tuple[Any, ...], random: Random) -> Any:
    match random.randrange(4):
        case 0 if path:
            return dropped(document, path)
        case 1 if path and isinstance(path[-1], str):
            name = random.choice(("", "x", path[-1] + "\0", path[-1].upper()))
            return put(document, path[:-1], _parent(document, path) | {name: random.choice(_ODD)})
        case 2:
            return put(document, path, [random.choice(_ODD)] * random.randint(0, 5))
    return put(document, path, random.choice(_ODD))


def _parent(document: Any, path: tuple[Any, ...]) -> dict[str, Any]:
    for each in path[:-1]:
        document = document[each]
    return dict(document)


def _bytes(content: bytes, random: Random) -> bytes:
    changed = bytearray(content)
    for _each in range(random.randint(1, 8)):
        at = random.randrange(len(changed) + 1)
        match random.randrange(5):
            case 0 if changed:
                changed[at % len(changed)] ^= 1 << random.randrange(8)
            case 1:
                changed[at:at] = random.randbytes(random.randint(1, 16))
            case 2:
                del changed[at : at + random.randint(1, 64)]
            case 3:
                changed[at:at] = changed[: random.randint(0, 600)]
            case _:
                changed[at : at + 4] = random.choice((b"\0\0\0\0", b"\xff" * 4, b"\n\n", b"9999"))
    return bytes(changed[:_MOST])

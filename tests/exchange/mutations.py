"""Documents that are almost right: one place of a good one changed, dropped, or filled with junk."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(min_value=10**30, max_value=10**40),
    st.floats(allow_nan=False),
    st.text(max_size=30),
    st.sampled_from(["", "\0", "\u202e反", "../../etc/passwd", "9" * 400, "2026-02-30", "=cmd()", "٣"]),
)
JUNK = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=8,
)
DEEP = [
    b"[" * 100_000,
    b'{"a":' * 50_000,
    b"[" * 2000 + b"]" * 2000,
    b'{"table":"calendar","version":"1","content":{"a":' + b"[" * 100_000,
]
BROKEN = [b"", b"\xff\xfe", b"\xef\xbb\xbf{}", b"null", b"1e999", b'"\\ud800"', b"NaN", *DEEP]


def places(document: Any) -> list[tuple[Any, ...]]:
    """The path of every value in a document."""
    found: list[tuple[Any, ...]] = [()]
    inside = document.items() if isinstance(document, dict) else enumerate(document)
    if isinstance(document, dict | list):
        for key, value in inside:
            found += [(key, *rest) for rest in (places(value) if isinstance(value, dict | list) else [()])]
    return found


def put(document: Any, path: tuple[Any, ...], value: Any) -> Any:
    """The document with ``value`` at ``path``."""
    if not path:
        return value
    copy = dict(document) if isinstance(document, dict) else list(document)
    copy[path[0]] = put(copy[path[0]], path[1:], value)
    return copy


def dropped(document: Any, path: tuple[Any, ...]) -> Any:
    """The document without what stands at ``path``."""
    if len(path) == 1:
        copy = dict(document) if isinstance(document, dict) else list(document)
        del copy[path[0]]
        return copy
    return put(document, path[:1], dropped(document[path[0]], path[1:])) if path else None


def almost(good: bytes) -> st.SearchStrategy[bytes]:
    """JSON that differs from ``good`` at one place, or bytes that are no JSON any more."""
    document = json.loads(good)
    anywhere = st.sampled_from(places(document))
    changed = st.builds(lambda path, value: put(document, path, value), anywhere, JUNK)
    lacking = st.builds(lambda path: dropped(document, path), anywhere)
    added = JUNK.map(lambda value: {**document, "unheard_of": value})
    cut = st.integers(0, len(good)).map(lambda at: good[:at])
    return st.one_of(
        st.one_of(changed, lacking, added).map(lambda each: json.dumps(each).encode()),
        cut,
        st.sampled_from(BROKEN),
        st.binary(max_size=60),
    )

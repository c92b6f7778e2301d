"""libcups, as far as we need it (cups(3)): the library that every program of the system prints by.

Its structures and functions are those of ``libcups.so.2``, unchanged since CUPS 2.0 (2014).
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import POINTER, Structure, c_char_p, c_double, c_int, c_long, c_size_t, c_void_p
from functools import cache
from typing import Any

_LIBRARY = "libcups.so.2"
_CONNECT, _PATIENCE = 5_000, 20.0
"""Milliseconds to wait for the print system, and seconds for any answer of it."""
ALL_JOBS, MINE = -1, 1
CONTINUE = 100
"""HTTP 100: the server goes on taking what is sent."""
_LAST_SUCCESS = 0x00FF
"""``successful-ok`` and its kin (RFC 8011, appendix B)."""
_GET_PRINTER_ATTRIBUTES = 0x000B
_OPERATION, _ANY = 0x01, 0
_URI, _KEYWORD = 0x45, 0x44

_STOP = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p)(lambda _http, _data: 0)
"""Called when an answer is late: nobody waits longer."""
_NO_PASSWORD = ctypes.CFUNCTYPE(c_void_p, c_char_p, c_void_p, c_char_p, c_char_p, c_void_p)(
    lambda _prompt, _http, _method, _resource, _data: None
)
"""Called where a queue wants a password: without it the library would ask on a terminal."""


class Option(Structure):
    """``cups_option_t``: a name and its value."""

    _fields_ = (("name", c_char_p), ("value", c_char_p))


class Dest(Structure):
    """``cups_dest_t``: a queue."""

    _fields_ = (
        ("name", c_char_p),
        ("instance", c_char_p),
        ("is_default", c_int),
        ("num_options", c_int),
        ("options", POINTER(Option)),
    )

    def said(self) -> dict[str, str]:
        """Its attributes by name."""
        pairs = (self.options[at] for at in range(self.num_options))
        return {text(each.name): text(each.value) for each in pairs}


class Job(Structure):
    """``cups_job_t``: a job; ``dest`` is written as in an address."""

    _fields_ = (
        ("id", c_int),
        ("dest", c_char_p),
        ("title", c_char_p),
        ("user", c_char_p),
        ("format", c_char_p),
        ("state", c_int),
        ("size", c_int),
        ("priority", c_int),
        ("completed_time", c_long),
        ("creation_time", c_long),
        ("processing_time", c_long),
    )


def text(value: bytes | None) -> str:
    """What the print system wrote."""
    return (value or b"").decode("utf-8", "replace")


@cache
def library() -> Any:
    """The library with its functions declared, or None on a machine without a print system."""
    try:
        cups = ctypes.CDLL(_LIBRARY)
    except OSError:
        return None
    declared: dict[str, tuple[Any, list[Any]]] = {
        "cupsServer": (c_char_p, []),
        "cupsSetServer": (None, [c_char_p]),
        "cupsSetPasswordCB2": (None, [c_void_p, c_void_p]),
        "cupsEncryption": (c_int, []),
        "ippPort": (c_int, []),
        "httpConnect2": (c_void_p, [c_char_p, c_int, c_void_p, c_int, c_int, c_int, c_int, c_void_p]),
        "httpSetTimeout": (None, [c_void_p, c_double, c_void_p, c_void_p]),
        "httpClose": (None, [c_void_p]),
        "cupsGetDests2": (c_int, [c_void_p, POINTER(POINTER(Dest))]),
        "cupsFreeDests": (None, [c_int, POINTER(Dest)]),
        "cupsGetJobs2": (c_int, [c_void_p, POINTER(POINTER(Job)), c_char_p, c_int, c_int]),
        "cupsFreeJobs": (None, [c_int, POINTER(Job)]),
        "cupsCreateJob": (c_int, [c_void_p, c_char_p, c_char_p, c_int, POINTER(Option)]),
        "cupsCancelJob2": (c_int, [c_void_p, c_char_p, c_int, c_int]),
        "cupsStartDocument": (c_int, [c_void_p, c_char_p, c_int, c_char_p, c_char_p, c_int]),
        "cupsWriteRequestData": (c_int, [c_void_p, c_char_p, c_size_t]),
        "cupsFinishDocument": (c_int, [c_void_p, c_char_p]),
        "ippNewRequest": (c_void_p, [c_int]),
        "ippAddString": (c_void_p, [c_void_p, c_int, c_int, c_char_p, c_char_p, c_char_p]),
        "cupsDoRequest": (c_void_p, [c_void_p, c_void_p, c_char_p]),
        "ippFindAttribute": (c_void_p, [c_void_p, c_char_p, c_int]),
        "ippGetCount": (c_int, [c_void_p]),
        "ippGetString": (c_char_p, [c_void_p, c_int, c_void_p]),
        "ippDelete": (None, [c_void_p]),
    }
    for name, (answer, arguments) in declared.items():
        function = getattr(cups, name)
        function.restype, function.argtypes = answer, arguments
    return cups


@contextmanager
def connected() -> Iterator[Any]:
    """The library and a connection to the print system; None twice where it does not answer."""
    cups = library()
    http = None
    if cups is not None:
        # It remembers the server and the way of asking by thread: each of ours says them anew.
        cups.cupsSetServer(None)
        cups.cupsSetPasswordCB2(ctypes.cast(_NO_PASSWORD, c_void_p), None)
        server, port, how = cups.cupsServer(), cups.ippPort(), cups.cupsEncryption()
        http = cups.httpConnect2(server, port, None, 0, how, 1, _CONNECT, None)
    if http is None:
        yield None, None
        return
    try:
        cups.httpSetTimeout(http, _PATIENCE, ctypes.cast(_STOP, c_void_p), None)
        yield cups, http
    finally:
        cups.httpClose(http)


def keywords(cups: Any, http: Any, uri: str, names: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """These attributes of a printer, each with all its keywords; nothing of one that does not answer."""
    request = cups.ippNewRequest(_GET_PRINTER_ATTRIBUTES)
    cups.ippAddString(request, _OPERATION, _URI, b"printer-uri", None, uri.encode())
    answer = cups.cupsDoRequest(http, request, b"/")
    found = {}
    for name in names:
        attribute = cups.ippFindAttribute(answer, name.encode(), _ANY)
        count = cups.ippGetCount(attribute) if attribute else 0
        found[name] = tuple(text(cups.ippGetString(attribute, at, None)) for at in range(count))
    cups.ippDelete(answer)
    return found


def options(pairs: dict[str, str]) -> Any:
    """These as the library takes them."""
    return (Option * len(pairs))(*(Option(name.encode(), value.encode()) for name, value in pairs.items()))


def was_taken(status: int) -> bool:
    """Whether an operation's status says that it was done."""
    return 0 <= status <= _LAST_SUCCESS

"""What a line of the trail tells of (留痕所记): the matter and its visit by hash, so that a change shows.

The hashes are keyed with a few bytes that lie beside the matter and go with its words: of what was sealed or
erased nobody can prove a guess by the trail, which is for ever.
"""

from __future__ import annotations

import hashlib
import secrets

from xinfang_desk.store.file.register import Register

_ROWS = (
    "SELECT m.number, m.salt, m.rev, v.body, m.body,"
    " (SELECT told FROM trail WHERE subject = m.number AND told <> '' ORDER BY seq DESC LIMIT 1),"
    # What lists and batches go by.
    " CASE WHEN json_valid(m.body) THEN m.rev IS json_extract(m.body, '$.rev')"
    " AND m.state IS json_extract(m.body, '$.state')"
    " AND m.confidential IS json_extract(m.body, '$.confidential')"
    " AND m.purpose IS json_extract(m.body, '$.draft.purpose')"
    " AND m.route IS json_extract(m.body, '$.draft.route')"
    " AND m.outcome IS json_extract(m.body, '$.draft.outcome') END"
    " FROM matters m JOIN visits v ON v.id = m.visit"
)
_VERSIONS = (
    "SELECT m.number, m.salt, o.rev, o.body, (SELECT told FROM trail WHERE subject = m.number"
    " AND told LIKE o.rev || ' %' ORDER BY seq DESC LIMIT 1) AS told"
    " FROM matter_versions o JOIN matters m ON m.id = o.matter"
    # What was sealed or erased since holds nothing that was told of then.
    " WHERE m.salt IS NOT NULL AND m.visit > 0 AND told IS NOT NULL"
)
_GONE = "SELECT subject FROM trail WHERE told <> '' EXCEPT SELECT number FROM matters"


def new_salt() -> bytes:
    """The key of a matter's hashes."""
    return secrets.token_bytes(16)


def told(register: Register, number: str) -> str:
    """What the line of a change tells of a matter as it stands after it; inside the same write."""
    [(matter_id, salt, rev, visit, body)] = register.rows(
        "SELECT m.id, m.salt, m.rev, v.body, m.body FROM matters m JOIN visits v ON v.id = m.visit"
        " WHERE m.number = ?",
        (number,),
    )
    if salt is None:
        # From before lines told of anything.
        salt = new_salt()
        register.run("UPDATE matters SET salt = ? WHERE id = ?", (salt, matter_id))
    return _told(salt, rev, visit, body)


def strays(register: Register) -> tuple[str, ...]:
    """The numbers of matters that are not what their last line told, of earlier revisions, and of none."""
    found = {str(number) for (number,) in register.rows(_GONE)}
    for number, salt, rev, visit, body, said, alike in register.stream(_ROWS):
        is_told = salt is None if said is None else salt is not None and said == _told(salt, rev, visit, body)
        if not (is_told and alike):
            found.add(number)
    for number, salt, _rev, body, said in register.stream(_VERSIONS):
        if said.rpartition(" ")[2] != _digest(salt, body):
            found.add(number)
    return tuple(sorted(found))


def _told(salt: bytes, rev: int, visit: str, body: str) -> str:
    return f"{rev} {_digest(salt, visit)} {_digest(salt, body)}"


def _digest(salt: bytes, text: str) -> str:
    return hashlib.blake2b(text.encode(), key=salt, digest_size=16).hexdigest()

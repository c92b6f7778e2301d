"""The trail (操作留痕) as it is read: who did what, when and why, signed by this desk."""

from __future__ import annotations

import base64
import hashlib
import json
from datetime import date
from pathlib import Path

from xinfang_desk.desk.answers import TrailExport, TrailParting
from xinfang_desk.desk.counter import Counter, duty
from xinfang_desk.desk.mail.reply import reading
from xinfang_desk.desk.safe.identity import signer
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.record import TrailLine
from xinfang_desk.domain.roles import OVERSEEING
from xinfang_desk.store.file import trail as kept


class Trail(Counter):
    """The verb of the trail."""

    @duty(OVERSEEING)
    def against(self, file: Path) -> TrailParting | None:
        """Hold the trail against the head that a county's reply carries back (对照县里存的留痕).

        Where they part, or None where the trail holds in itself and goes on from that head. Nothing is
        written. ``reply.no_head`` for a reply that carries none, and what is wrong with a file that is no
        reply to this desk.
        """
        with reading(self._seat, file) as reply:
            held = reply.held
        if held is None:
            raise DeskError("reply.no_head")
        if (line := kept.verify(self._store)) is not None:
            return TrailParting(line=line)
        return None if kept.holds(self._store, held.head) else TrailParting(batch=held.sequence)

    @duty(OVERSEEING)
    def export(
        self,
        *,
        officer: str = "",
        verb: str = "",
        since: date | None = None,
        until: date | None = None,
        looked_for: str = "",
    ) -> TrailExport:
        """Who did what, when and why (留痕), signed; ``looked_for`` asks who looked that up."""
        with self._store.write():
            kept.settle(self._store)
            lines = kept.lines(
                self._store, officer=officer, verb=verb, since=since, until=until, looked_for=looked_for
            )
            head, sound = kept.head(self._store), kept.verify(self._store) is None
            kept.append(self._store, self._seat.by(), "trail_read", "trail", str(len(lines)))
        signature = base64.b64encode(signer(self._seat.identity)(signed_bytes(lines, head))).decode()
        return TrailExport(lines=lines, head=head, sound=sound, signature=signature)


def signed_bytes(lines: tuple[TrailLine, ...], head: str) -> bytes:
    """What a trail export's signature is over: SHA-256 of the lines' hashes and the head, in hex."""
    content = json.dumps([[each.hash for each in lines], head], separators=(",", ":"))
    return hashlib.sha256(content.encode()).hexdigest().encode()

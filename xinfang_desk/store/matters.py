"""Matters (信访事项): kept with every revision, read back whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from xinfang_desk.domain.books.correction import Version, require_standing
from xinfang_desk.domain.books.materials import hashes
from xinfang_desk.domain.category import Paper
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Matter, State, Visit
from xinfang_desk.domain.people.petitioner import BESIDE
from xinfang_desk.domain.people.text import on_one_line
from xinfang_desk.domain.promises import kept_by_papers
from xinfang_desk.domain.record import HistoryLine, MatterRecord
from xinfang_desk.domain.time.limits import Binds
from xinfang_desk.sealed_file import Value
from xinfang_desk.store import batches, bound, national, papers, scans
from xinfang_desk.store.beside import forget_beside
from xinfang_desk.store.file import codec, trail
from xinfang_desk.store.file.register import Register
from xinfang_desk.store.file.trail import By
from xinfang_desk.store.finding import search
from xinfang_desk.store.replies import entries_of, withdrawn_of
from xinfang_desk.store.sealed import seal, shown_matter, shown_visit
from xinfang_desk.store.sendings import sendings_of

_WITH_WHY = frozenset({"correct", "take_off", "void"})
"""Their line of the trail, which is for ever, names the revision that they made, and no word of why."""
SUMMARY_LENGTH = 60
"""Characters of what was said that a list shows."""


def next_id(register: Register) -> int:
    """The id of the next matter."""
    return int(register.rows("SELECT coalesce(max(id), 0) + 1 FROM matters")[0][0])


def count(register: Register) -> int:
    """How many matters the register holds, accusations among them."""
    return int(register.rows("SELECT count(*) FROM matters")[0][0])


def insert_visit(register: Register, visit_id: int, visit: Visit, draft_key: str = "") -> None:
    """Write a visit without its matters: an id of its first matter, or of its accusation, negated."""
    register.run(
        "INSERT INTO visits (id, uid, received_at, registered_at, draft_key, body) VALUES (?, ?, ?, ?, ?, ?)",
        (
            visit_id,
            visit.uid,
            codec.instant(visit.received_at),
            codec.instant(visit.registered_at),
            draft_key or None,
            codec.body(replace(visit, matters=())),
        ),
    )


def keep_matter(
    register: Register,
    matter_id: int,
    visit_id: int,
    visit: Visit,
    matter: Matter,
    *,
    sealed: bytes | None = None,
) -> None:
    """Write a new matter of a visit, what it owes, and what it is found by; ``sealed`` is an accusation's."""
    columns = _columns(visit, matter) | {"due": _office_due(register, matter)}
    latest = register.row("SELECT newest FROM matters ORDER BY id DESC LIMIT 1")
    received = codec.instant(matter.received_at)
    columns |= {
        "id": matter_id,
        "uid": matter.uid,
        "number": matter.number,
        "visit": visit_id,
        "received_at": received,
        "received_on": received[:10],
        "newest": max(received, latest[0]) if latest else received,
        "sealed": sealed,
        "salt": bound.new_salt(),
    }
    names, marks = ", ".join(columns), ", ".join("?" * len(columns))
    register.run(f"INSERT INTO matters ({names}) VALUES ({marks})", tuple(columns.values()))
    batches.wait(register, matter_id, matter)
    papers.owe(register, matter_id, matter.papers)
    search.index(register, matter_id, visit, matter)


def matter(register: Register, number: str) -> tuple[Visit, Matter] | None:
    """A matter with its visit. An accusation's visit is its own and has nobody in it."""
    found = register.row(
        "SELECT v.body, v.id, m.body FROM matters m JOIN visits v ON v.id = m.visit WHERE m.number = ?",
        (number,),
    )
    if found is None:
        return None
    siblings = matters_of_visit(register, found[1])
    return replace(codec.read(found[0], Visit), matters=siblings), codec.read(found[2], Matter)


def merged_with(register: Register, number: str) -> tuple[str, ...]:
    """The others about the same: the matter that it was merged into, and all that were merged with it."""
    found = register.rows(
        "WITH RECURSIVE same (number) AS (VALUES (?1)"
        " UNION SELECT m.merged_into FROM matters m JOIN same ON m.number = same.number"
        " UNION SELECT m.number FROM matters m JOIN same ON m.merged_into = same.number)"
        " SELECT number FROM matters WHERE number <> ?1 AND number IN (SELECT number FROM same)",
        (number,),
    )
    return tuple(str(each) for (each,) in found)


def record(register: Register, number: str) -> MatterRecord | None:
    """All that is known of a matter, or None."""
    found = matter(register, number)
    if found is None:
        return None
    visit, kept = found
    first = None if kept.withheld else first_of(register, kept)
    if first is not None and kept.state is not State.VOID:
        # The clocks of a repeat visit are those of the first one, as they run today.
        met = _met_by_papers(register, _kept(register, first.number)[0])
        running = tuple(each for each in first.deadlines if each.id not in met)
        kept = replace(kept, merged_into=first.number, deadlines=running)
    return MatterRecord(
        visit=visit,
        matter=kept,
        papers=papers.papers_of_matter(register, number),
        history=_history(register, kept),
        sendings=sendings_of(register, number),
        answers=entries_of(register, number),
        withdrawn=withdrawn_of(register, number),
        national=national.of(register, number),
        first=first,
    )


def first_of(register: Register, repeat: Matter) -> Matter | None:
    """The matter that a repeat visit was merged into, at once or by way of others; or None."""
    first = None
    while repeat.merged_into and (found := matter(register, repeat.merged_into)):
        first = repeat = found[1]
    return None if first is None or first.withheld or first.state is State.VOID else first


def _history(register: Register, matter: Matter) -> tuple[HistoryLine, ...]:
    """What was done to it; why a revision was replaced stands with that revision, and goes with it.

    Of what is withheld it is not told: a reason may hold the very words.
    """
    lines = trail.history(register, matter.number)
    if not any(line.verb in _WITH_WHY for line in lines):
        return lines
    told = () if matter.withheld else versions(register, matter.number)
    whys = {str(each.matter.rev + 1): each.why for each in told}
    return tuple(
        replace(line, detail=whys.get(line.detail, "")) if line.verb in _WITH_WHY else line for line in lines
    )


def versions(register: Register, number: str) -> tuple[Version, ...]:
    """The revisions that were replaced, oldest first (历次修改), each with the visit as it stood then."""
    found = register.rows(
        "SELECT o.body, o.visit, o.why, v.body FROM matters m JOIN matter_versions o ON o.matter = m.id"
        " JOIN visits v ON v.id = m.visit WHERE m.number = ? ORDER BY o.rev DESC",
        (number,),
    )
    made: list[Version] = []
    visit = ""
    for text, was, why, now in found:
        # A revision that left the visit alone holds none: it is that of the revision after it.
        visit = was or visit or now
        made.append(Version(visit=codec.read(visit, Visit), matter=codec.read(text, Matter), why=why))
    return tuple(reversed(made))


def matters_of_visit(register: Register, visit_id: int) -> tuple[Matter, ...]:
    """The matters of a visit, in the order in which they were registered."""
    # A visit's matters follow it at once, accusations of other visits between them; no index is needed.
    found = register.stream(
        "SELECT body FROM matters WHERE id >= abs(?1) AND visit = ?1"
        " AND id < coalesce((SELECT min(id) FROM visits WHERE id > abs(?1)), 9223372036854775807)"
        " ORDER BY id",
        (visit_id,),
    )
    return tuple(codec.read(text, Matter) for (text,) in found)


def replace_matter(
    register: Register,
    changed: Matter,
    *,
    by: By,
    verb: str,
    detail: str = "",
    why: str = "",
    was: Visit | None = None,
    anew: frozenset[Paper] = frozenset(),
) -> Matter:
    """Put ``changed`` in the place of the revision it was made from; the old one stays readable.

    ``was`` is its visit as it stood until :func:`put_visit_right`, where that was put right with it. Answers
    with the new revision. ``matter.changed`` when somebody else was first, ``matter.void`` once it is void;
    papers that are newly owed fall due, and those ``anew`` once more; those owed no longer are voided unless
    they were handed over.
    """
    matter_id, kept = _kept(register, changed.number)
    if kept.rev != changed.rev:
        raise DeskError("matter.changed", number=changed.number)
    require_standing(kept)
    visit = _visit_of(register, matter_id)
    if (kept.uid, kept.visit_uid) != (changed.uid, changed.visit_uid):
        raise ValueError("a correction makes no other matter of it")
    if kept.confidential and not changed.confidential:
        raise DeskError("matter.sealed", number=changed.number)
    made = replace(changed, rev=kept.rev + 1)
    if kept.confidential:
        made = shown_matter(made, kept.visit_uid)
    visit_then = codec.body(replace(was, matters=())) if was else None
    register.run(
        # As it stands there: what its line is bound to.
        "INSERT INTO matter_versions (matter, rev, body, visit, why)"
        " SELECT id, rev, body, ?, ? FROM matters WHERE id = ?",
        (visit_then, why, matter_id),
    )
    _update(register, matter_id, visit, made)
    if made.received_at != kept.received_at:
        _move(register, matter_id, codec.instant(made.received_at))
    batches.wait(register, matter_id, made)
    search.forget(register, matter_id)
    search.index(register, matter_id, visit, made)
    papers.settle(register, matter_id, made, by, anew=anew)
    if made.state is State.VOID:
        # What was merged into it runs by itself from now on.
        for number in merged_with(register, made.number):
            put_due_right(register, number)
    if made.confidential and not kept.confidential:
        made = seal_up(register, matter_id, visit)
    detail = str(made.rev) if verb in _WITH_WHY else detail
    trail.append(register, by, verb, made.number, detail, told=bound.told(register, made.number))
    return made


def seal_up(register: Register, matter_id: int, visit: Visit) -> Matter:
    """Seal a matter that lies open, all its revisions too; what stays in the open comes back."""
    [(text,)] = register.rows("SELECT body FROM matters WHERE id = ?", (matter_id,))
    scans.close(register, matter_id, hashes(codec.read(text, Matter).draft))
    return part_from_people(
        register, matter_id, visit, shown=shown_matter, kept=lambda then, each: seal(register, then, each)
    )


def part_from_people(
    register: Register,
    matter_id: int,
    visit: Visit,
    *,
    shown: Callable[[Matter, str], Matter],
    kept: Callable[[Visit, Matter], bytes | None],
) -> Matter:
    """Give a matter a visit of its own with nobody in it, and leave of each revision what ``shown`` makes.

    What ``kept`` makes of a revision lies beside it. Nothing else of it stays in the file.
    """
    uid = register.new_uid()
    with register.shredding():
        [(number, text, visit_id)] = register.rows(
            "SELECT number, body, visit FROM matters WHERE id = ?", (matter_id,)
        )
        for then in versions(register, number):
            older = then.matter
            register.run(
                "UPDATE matter_versions SET body = ?, sealed = ?, visit = NULL, why = ''"
                " WHERE matter = ? AND rev = ?",
                (codec.body(shown(older, uid)), kept(then.visit, older), matter_id, older.rev),
            )
        whole = codec.read(text, Matter)
        left, nobody = shown(whole, uid), shown_visit(visit, uid)
        insert_visit(register, -matter_id, nobody)
        register.run(
            # What is told of it from now on has another key.
            "UPDATE matters SET sealed = ?, visit = ?, salt = NULL WHERE id = ?",
            (kept(visit, whole), -matter_id, matter_id),
        )
        _update(register, matter_id, nobody, left)
        if not matters_of_visit(register, visit_id):
            register.run("DELETE FROM visits WHERE id = ?", (visit_id,))
        papers.forget_drawings(register, matter_id)
        forget_beside(register, left.number)
        search.forget(register, matter_id)
        search.index(register, matter_id, nobody, left)
        search.squeeze(register)
    return left


def seal_open_accusations(register: Register) -> int:
    """Seal what was registered before accusations were sealed; how many. Inside a write."""
    found = register.rows("SELECT id FROM matters WHERE confidential = 1 AND sealed IS NULL")
    for (matter_id,) in found:
        seal_up(register, matter_id, _visit_of(register, matter_id))
    return len(found)


def set_standing(register: Register, moved: Matter, *, by: By) -> None:
    """Note where a matter stands now, and its clocks, as the county has told; its revision stays."""
    matter_id, _kept_before = _kept(register, moved.number)
    _update(register, matter_id, _visit_of(register, matter_id), moved)
    told = bound.told(register, moved.number)
    trail.append(register, by, "state", moved.number, moved.state.value, told=told)


def put_due_right(register: Register, number: str) -> None:
    """Keep by when the office has to act, after a paper came into somebody's hand or was taken back."""
    matter_id, kept = _kept(register, number)
    due = _office_due(register, kept, _met_by_papers(register, matter_id))
    register.run("UPDATE matters SET due = ? WHERE id = ?", (due, matter_id))


def _met_by_papers(register: Register, matter_id: int) -> frozenset[str]:
    found = register.rows("SELECT kind FROM papers WHERE matter = ? AND state = 'handed_over'", (matter_id,))
    return kept_by_papers(Paper(kind) for (kind,) in found)


def _office_due(register: Register, matter: Matter, met: frozenset[str] = frozenset()) -> str | None:
    """The soonest unrolled day by which the office has to act; what was ``met`` waits for nobody.

    A repeat visit has none: those of the first one run, and stand with that.
    """
    if matter.merged_into and first_of(register, matter) is not None:
        return None
    ours = (each for each in matter.deadlines if each.binds is Binds.OFFICE and each.id not in met)
    days = [each.due for each in ours if each.due is not None]
    return min(days).isoformat() if days else None


def _columns(visit: Visit, matter: Matter) -> dict[str, Value]:
    """What lists, searches and batches ask of a matter, beside its body."""
    draft, open_ = matter.draft, not matter.withheld and matter.state is not State.VOID
    names = "、".join(person.name for person in visit.people if person.role not in BESIDE)
    said = on_one_line(draft.statement or draft.request)
    return {
        "rev": matter.rev,
        "state": matter.state.value,
        "purpose": draft.purpose.value,
        "route": draft.route.value if draft.route else None,
        "outcome": draft.outcome.value if draft.outcome else None,
        "content": draft.content,
        "place": draft.place,
        "confidential": int(matter.confidential),
        "unanswered": int(matter.unanswered),
        "people": names if open_ else "",
        "people_count": visit.people_involved,
        "village": draft.village if open_ else "",
        "summary": said[:SUMMARY_LENGTH] if open_ else "",
        "officer": visit.officer,
        "merged_into": matter.merged_into,
        "earlier": draft.earlier,
        "body": codec.body(matter),
    }


def _update(register: Register, matter_id: int, visit: Visit, matter: Matter) -> None:
    columns = _columns(visit, matter)
    columns["due"] = _office_due(register, matter, _met_by_papers(register, matter_id))
    sets = ", ".join(f"{name} = ?" for name in columns)
    register.run(f"UPDATE matters SET {sets} WHERE id = ?", (*columns.values(), matter_id))


def put_visit_right(register: Register, visit: Visit) -> None:
    """Keep a visit as it should have been written down; each of its matters is to be replaced with it."""
    register.run(
        "UPDATE visits SET received_at = ?, body = ? WHERE id = (SELECT visit FROM matters WHERE number = ?)",
        (codec.instant(visit.received_at), codec.body(replace(visit, matters=())), visit.matters[0].number),
    )


def _move(register: Register, matter_id: int, received: str) -> None:
    """Put a matter at another time; lists that are walked backwards go on to stop where they may."""
    register.run(
        "UPDATE matters SET received_at = ?, received_on = ? WHERE id = ?",
        (received, received[:10], matter_id),
    )
    register.run("UPDATE matters SET newest = ?1 WHERE id >= ?2 AND newest < ?1", (received, matter_id))


def _kept(register: Register, number: str) -> tuple[int, Matter]:
    found = register.row("SELECT id, body FROM matters WHERE number = ?", (number,))
    if found is None:
        raise DeskError("matter.unknown", number=number)
    return int(found[0]), codec.read(found[1], Matter)


def _visit_of(register: Register, matter_id: int) -> Visit:
    found = register.rows(
        "SELECT v.body FROM matters m JOIN visits v ON v.id = m.visit WHERE m.id = ?", (matter_id,)
    )
    return codec.read(found[0][0], Visit)

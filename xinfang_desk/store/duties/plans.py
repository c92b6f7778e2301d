"""Plans and trainings in the register (计划、培训), and talks at the window, which are a count alone."""

from __future__ import annotations

from xinfang_desk.domain.duties.plan import Plan, PlanKind
from xinfang_desk.domain.duties.training import Training
from xinfang_desk.store.file import codec
from xinfang_desk.store.file.register import Register


def keep(register: Register, plan: Plan) -> None:
    """Keep a plan in the place of what there was of its year and kind; inside a write."""
    register.run(
        "INSERT INTO plans (year, kind, body) VALUES (?, ?, ?)"
        " ON CONFLICT (year, kind) DO UPDATE SET body = excluded.body",
        (plan.year, plan.kind.value, codec.body(plan)),
    )


def of_year(register: Register, year: int) -> tuple[Plan, ...]:
    """The plans of a year, in the order of their kinds."""
    found = register.stream("SELECT body FROM plans WHERE year = ?", (year,))
    plans = {plan.kind: plan for plan in (codec.read(text, Plan) for (text,) in found)}
    return tuple(plans[kind] for kind in PlanKind if kind in plans)


def add_training(register: Register, training: Training) -> None:
    """Keep a training; inside a write."""
    register.run(
        "INSERT INTO trainings (uid, on_day, body) VALUES (?, ?, ?)",
        (training.uid, training.on.isoformat(), codec.body(training)),
    )


def trainings(register: Register, year: int) -> tuple[Training, ...]:
    """The trainings of a year, oldest first."""
    found = register.stream(
        "SELECT body FROM trainings WHERE substr(on_day, 1, 4) = ? ORDER BY on_day, uid", (f"{year:04}",)
    )
    return tuple(codec.read(text, Training) for (text,) in found)


def talk(register: Register, month: str) -> None:
    """One more talk at the window; inside a write. No line of the trail tells of it, and so of no visit."""
    register.run(
        "INSERT INTO talks (month, count) VALUES (?, 1) ON CONFLICT (month) DO UPDATE SET count = count + 1",
        (month,),
    )


def talks(register: Register, year: int) -> int:
    """How many there were in a year."""
    [(count,)] = register.rows(
        "SELECT coalesce(sum(count), 0) FROM talks WHERE substr(month, 1, 4) = ?", (f"{year:04}",)
    )
    return int(count)

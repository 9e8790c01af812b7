"""Reports at the scale of a province, with `--full` of the nation: kept summaries beside the same counted live.

Invented data of `synthesize`, one office and one calendar year. Each figure is told by the clock, at its quickest, and
by the processor (this process and a PostgreSQL server), the mean of all rounds: where other work runs beside, only the
second tells the truth. What has a bound stands beside it. What live aggregates count is compared with the summaries
first: a difference ends the run.
"""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, func, select, text
from sqlalchemy.orm import Session

from tests.benchmarks.bench_people import Figures, Seconds, beside_bound, seconds_now
from tests.benchmarks.live_dashboard import Live, live_dashboard, looped_dashboard
from tests.benchmarks.marking import fold_of_a_roster, mark_with_and_without_notes
from tests.clients import make_app, sign_in
from tests.factories import make_user
from tests.postgres import temporary_server
from tests.statements import selects_of
from workshop_tracker.attendance.models import Participation
from workshop_tracker.database import make_engine, reading, writing
from workshop_tracker.operations.upgrade import upgrade_database
from workshop_tracker.organizations.models import Organization
from workshop_tracker.organizations.queries import offices_under
from workshop_tracker.reports.details.queries import filtered_totals, schools_of_offices, unreached_schools
from workshop_tracker.reports.details.reached import Months, whole_months
from workshop_tracker.reports.periods import Part, choice
from workshop_tracker.reports.summaries.dashboard import Dashboard, Totals
from workshop_tracker.reports.summaries.queries import dashboard
from workshop_tracker.reports.summaries.rules import NATION
from workshop_tracker.synthesis.loading import Loaded, load
from workshop_tracker.synthesis.rules import SCALES
from workshop_tracker.viewer import COMMAND, Role
from workshop_tracker.workshops.programmes import Programme

YEAR = choice(Part.YEAR, 2025)
BOUNDS_MS = {
    "province": {"dashboard": 5.0, "page": 60.0, "schools": 30.0, "unreached": 10.0, "filter": 3_000.0},
    "nation": {"dashboard": 20.0, "page": 60.0, "schools": 30.0, "unreached": 10.0, "filter": 3_000.0},
}
MARKS_PER_SECOND, TIMES_LIVE, MOST_STATEMENTS, LONGEST_FOLD_MS, MOST_OF_A_MARK = 100_000.0, 500.0, 8.0, 10.0, 2.0
ENOUGH_S, MOST_ROUNDS = 1.0, 40
SHORTEST_MS = 0.25  # a tick of the processor's clock, 10 ms, over all rounds
KEPT = "WORKSHOP_TRACKER_BENCH_FOLDER"  # SQLite databases stay here and are used again


@dataclass(frozen=True, slots=True)
class Ground:
    """One filled database, and what is asked of it."""

    name: str
    scale: str
    engine: Engine

    def called(self, what: str) -> str:
        return f"{what}, {self.scale}, {self.name}"


def run() -> Figures:
    return measured("province")


def run_full() -> Figures:
    """The province and the nation: an hour, and 20 GB of disk."""
    return measured("province") | measured("nation")


def measured(scale: str) -> Figures:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(os.environ.get(KEPT, folder))
        figures = on(Ground("SQLite", scale, make_engine(f"sqlite:///{place / scale}.db")))
        with temporary_server(place if scale == "nation" else None) as url:
            return figures | on(Ground("PostgreSQL", scale, make_engine(url)))


def on(ground: Ground) -> Figures:
    """All figures of one scale on one engine; the last of them write, into what is thrown away."""
    figures: Figures = {}
    is_new = not filled(ground.engine)
    if is_new:
        figures |= loading(ground)
    with reading(ground.engine) as session:
        figures |= of_dashboards(ground, session)
        figures |= of_details(ground, session)
    figures |= of_pages(ground)
    figures |= of_writers(ground)
    ground.engine.dispose()
    return figures


def filled(engine: Engine) -> bool:
    upgrade_database(engine)
    with reading(engine) as session:
        return session.scalar(select(Participation.id).limit(1)) is not None


def loading(ground: Ground) -> Figures:
    with writing(ground.engine, by=COMMAND) as session:
        loaded = load(session, SCALES[ground.scale], seed=1)
        session.commit()
    if ground.engine.dialect.name == "postgresql":
        with ground.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("SET statement_timeout = 0"))
            connection.execute(text("VACUUM ANALYZE"))  # as the server does by itself within minutes
    return dict(rates(ground, loaded))


def rates(ground: Ground, loaded: Loaded) -> Iterator[tuple[str, dict[str, object]]]:
    took = loaded.took["attendances"]
    for kind, seconds in (("clock", took.clock), ("processor", took.processor)):
        rate = loaded.rows["attendances"] / seconds
        told = {"ours": rate, "theirs": MARKS_PER_SECOND, "ratio": rate / MARKS_PER_SECOND}
        yield ground.called(f"synthesize: marks, {kind}"), told | {"unit": "marks/s (theirs: the bound)"}


def of_dashboards(ground: Ground, session: Session) -> Figures:
    """The highest office from its summaries, live, and at a province one branch by loops."""
    root = session.scalars(root_of(ground.scale)).one() if ground.scale == "province" else NATION
    below = sorted(offices_under(session, [root])) if root else []
    compare(dashboard(session, root, YEAR.period), live_dashboard(session, below, YEAR.period))
    ours = taken(ground, lambda: dashboard(session, root, YEAR.period))
    theirs = taken(ground, lambda: live_dashboard(session, below, YEAR.period))
    bound = BOUNDS_MS[ground.scale]["dashboard"]
    figures = {
        **within(ground, "dashboard", ours, bound),
        ground.called("dashboard beside live aggregates, clock"): ratio(ours.clock, theirs.clock),
        ground.called("dashboard beside live aggregates, processor"): ratio(ours.processor, theirs.processor),
    }
    if ground.scale == "province":
        branch = largest_branch(session)
        kept = dashboard(session, branch, YEAR.period)
        seconds = taken(ground, lambda: compare(kept, {"all": {0: looped(session, branch)}}), rounds=1)
        branch_took = taken(ground, lambda: dashboard(session, branch, YEAR.period))
        figures[ground.called("a branch beside loops over the ORM")] = ratio(branch_took.clock, seconds.clock)
    return figures


def looped(session: Session, office_id: int) -> Live:
    session.expunge_all()
    return looped_dashboard(session, office_id, YEAR.period)


def root_of(scale: str) -> Any:
    return select(Organization.id).where(Organization.code == SCALES[scale].provinces[0])


def largest_branch(session: Session) -> int:
    counted = select(Participation.office_id, func.count()).group_by(Participation.office_id)
    rows = dict(
        session.execute(
            counted.join(Organization, Organization.id == Participation.office_id).where(
                Organization.kind == "branch_office"
            )
        ).all()
    )
    return max(rows, key=lambda office: (rows[office], office))


def compare(kept: Dashboard | None, live: dict[str, dict[Any, Live]]) -> None:
    """Both ways must tell the same."""
    if kept is None:
        raise ValueError(YEAR)
    told: dict[str, dict[Any, Totals]] = {"all": {0: kept.totals}, "month": dict(kept.months)}
    told |= {"level": dict(kept.levels), "district": dict(kept.districts)}
    for part, rows in live.items():
        ours = {(key if part != "all" else 0): shown(each) for key, each in told.get(part, {}).items()}
        theirs = {(key if part != "all" else 0): each for key, each in rows.items()}
        if part in told and {key: each for key, each in ours.items() if each.workshops} != theirs:
            raise ValueError((part, ours, theirs))


def shown(totals: Totals) -> Live:
    return Live(totals.teachers, totals.schools, totals.workshops, totals.lesson_hours)


def of_details(ground: Ground, session: Session) -> Figures:
    months = whole_months(YEAR.period)
    assert months is not None
    branch, programme = largest_branch(session), session.scalars(select(Programme.id)).first()
    behind = unreached_schools(session, months)[-1].place
    asked: dict[str, tuple[str, Callable[[], object]]] = {
        "schools": ("schools of a branch", lambda: schools_of_offices(session, months, [branch])),
        "unreached": ("unreached, second page of 50", lambda: unreached_schools(session, months, after=behind)),
        "filter": ("an unknown filter", lambda: filters(session, months, programme)),
    }
    figures: Figures = {}
    for key, (name, ask) in asked.items():
        figures |= within(ground, name, taken(ground, ask), BOUNDS_MS[ground.scale][key])
    return figures


def filters(session: Session, months: Months, programme_id: int | None) -> None:
    """The slower of two that no summary knows would do; both are asked."""
    filtered_totals(session, months, programme_id=programme_id)
    filtered_totals(session, months, employment="PPPK")


def of_pages(ground: Ground) -> Figures:
    """The report of a branch as somebody of it opens it."""
    with writing(ground.engine, by=COMMAND) as session:
        office = session.get_one(Organization, largest_branch(session))
        user = make_user(session, f"bench-{time.time_ns()}", Role.OFFICE, organization=office)
        session.commit()
    client = make_app(ground.engine).test_client()
    sign_in(client, user)
    address = f"/reports/{office.code}?year={YEAR.year}&quarter={YEAR.part.value}"
    with selects_of(ground.engine) as statements:
        answer = client.get(address)
    if answer.status_code != 200:
        raise ValueError(answer.status)
    took = taken(ground, lambda: client.get(address))
    bound = BOUNDS_MS[ground.scale]["page"]
    return {
        **within(ground, "page of a branch", took, bound),
        ground.called("its statements"): beside_bound(len(statements), MOST_STATEMENTS, "(theirs: the bound)"),
    }


def of_writers(ground: Ground) -> Figures:
    times = beside_bound(mark_with_and_without_notes(ground.engine), MOST_OF_A_MARK, "times (theirs: the bound)")
    folded = within(ground, "fold of a roster", fold_of_a_roster(ground.engine), LONGEST_FOLD_MS)
    return {ground.called("a mark with notes beside one without"): times} | folded


def within(ground: Ground, what: str, took: Seconds, bound: float) -> Figures:
    """By both ways of measuring; what the processor's clock is too coarse for counts as one of its ticks."""
    milliseconds = {kind: max(1000 * getattr(took, kind), SHORTEST_MS) for kind in Seconds._fields}
    return {
        ground.called(f"{what}, {kind}"): beside_bound(ours, bound, "ms (theirs: the bound)")
        for kind, ours in milliseconds.items()
    }


def taken(ground: Ground, ask: Callable[[], object], rounds: int = MOST_ROUNDS) -> Seconds:
    """The quickest on the clock, the mean of the processor."""
    quickest, begin, done = float("inf"), seconds_now(ground.engine), 0
    while done < rounds and (done == 0 or time.perf_counter() - begin.clock < ENOUGH_S):
        before = time.perf_counter()
        ask()
        quickest, done = min(quickest, time.perf_counter() - before), done + 1
    return Seconds(seconds_now(ground.engine).since(begin).processor / done, quickest)


def ratio(ours: float, theirs: float) -> dict[str, object]:
    return {"ours": 1000 * ours, "theirs": 1000 * theirs, "ratio": theirs / ours if ours else 0.0, "unit": "ms"}

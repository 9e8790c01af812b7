"""A workshop's plan as people write it in a JSON file: read whole, or refused with everything that is wrong in it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import TypeVar

from workshop_tracker.designs.rules import BEFORE_A_NAME, NEWEST_VERSIONS
from workshop_tracker.presentation import format_date
from workshop_tracker.workshops.numbering import pattern_problems
from workshop_tracker.workshops.plans.documents import JsonObject, NotJson, quoted, read_json
from workshop_tracker.workshops.plans.plan import (
    Plan,
    PlannedEngagement,
    PlannedSession,
    PlannedSignatory,
    PlanRefused,
)
from workshop_tracker.workshops.rules import Problem, printed_kind

MODES = {
    "onsite": "onsite",
    "luring": "onsite",
    "tatap muka": "onsite",
    "online": "online",
    "daring": "online",
    "hybrid": "hybrid",
    "gabungan": "hybrid",
    "campuran": "hybrid",
}
ROLES = {
    "moderator": "moderator",
    "facilitator": "facilitator",
    "fasilitator": "facilitator",
    "committee": "committee",
    "panitia": "committee",
    "opening": "opening",
    "pembuka": "opening",
}
PLACES = {"right": "right", "kanan": "right", "left": "left", "kiri": "left", "center": "center", "tengah": "center"}
PLACES_IN_ORDER = ("right", "left", "center")  # the signer, who acknowledges, a third between them
DESIGNS = {code: code for code in NEWEST_VERSIONS}
PARTS = {"a": "A", "b": "B", "c": "C"}
Value = TypeVar("Value")


PLAN_KEYS, SESSION_KEYS, ENGAGEMENT_KEYS, SIGNATORY_KEYS = (
    tuple(field.name for field in fields(part)) for part in (Plan, PlannedSession, PlannedEngagement, PlannedSignatory)
)


def parse_plan(text: str) -> Plan:
    """The plan of a JSON text. Raises PlanRefused."""
    try:
        document = read_json(text)
    except NotJson as wrong:
        raise PlanRefused((Problem("", str(wrong)),)) from wrong
    return read_plan(document)


def read_plan(document: object) -> Plan:
    """The plan of any JSON document. Raises PlanRefused with every problem of it."""
    problems: list[Problem] = []
    plan = _plan(JsonObject(document, "", PLAN_KEYS, problems))
    problems += _contradictions(plan)
    if problems:
        raise PlanRefused(tuple(problems))
    return plan


def _plan(given: JsonObject) -> Plan:
    return Plan(
        slug=given.text("slug", longest=64),
        title=given.text("title"),
        kind=printed_kind(given.text("kind", longest=120)),
        organizer=given.text("organizer"),
        office=given.text("office"),
        district=given.text("district", longest=120),
        place=given.text("place"),
        mode=given.word("mode", MODES),
        starts_on=given.day("starts_on"),
        ends_on=given.day("ends_on"),
        minimum_attendance=given.number("minimum_attendance", 0, 100),
        programme=given.text("programme"),
        hashtags=_hashtags(given),
        sessions=tuple(_session(part, place) for place, part in enumerate(given.objects("sessions", SESSION_KEYS), 1)),
        engagements=tuple(_engagement(part) for part in given.objects("engagements", ENGAGEMENT_KEYS)),
        signatories=_signatories(given),
        number_pattern=_number_pattern(given, "number_pattern"),
        staff_number_pattern=_number_pattern(given, "staff_number_pattern"),
        design=_design(given),
    )


def _design(given: JsonObject) -> str:
    """A built-in design, or the code of an own one, which whoever knows the organizations looks up."""
    written = given.text("design").lower()
    return written if BEFORE_A_NAME in written else given.word("design", DESIGNS)


def _hashtags(given: JsonObject) -> tuple[str, ...]:
    hashtags = given.texts("hashtags", longest=120)
    for hashtag in hashtags:
        if " " in hashtag:
            given.note("hashtags", f"Tagar {quoted(hashtag)} tidak boleh berisi spasi.")
    return hashtags


def _session(given: JsonObject, place: int) -> PlannedSession:
    session = PlannedSession(
        number=given.number("number", 1, 9999) or place,
        topic=given.text("topic"),
        group=given.word("group", PARTS),
        starts_at=given.moment("starts_at"),
        ends_at=given.moment("ends_at"),
        lesson_hours=given.number("lesson_hours", 0, 999),
        speakers=given.texts("speakers", longest=120),
    )
    if session.starts_at and session.ends_at and session.ends_at < session.starts_at:
        given.note("ends_at", "Sesi selesai sebelum dimulai.")
    return session


def _engagement(given: JsonObject) -> PlannedEngagement:
    role = given.word("role", ROLES)
    if not given.has("role"):
        given.note(
            "role", "Wajib diisi: moderator, facilitator, committee, atau opening. Narasumber ditulis pada sesi."
        )
    return PlannedEngagement(given.required_text("name", longest=120), role, given.text("represents"))


def _signatories(given: JsonObject) -> tuple[PlannedSignatory, ...]:
    parts = list(given.objects("signatories", SIGNATORY_KEYS))
    if len(parts) > len(PLACES_IN_ORDER):
        given.note("signatories", f"Paling banyak {len(PLACES_IN_ORDER)} penanda tangan, tertulis {len(parts)}.")
    written = [part.word("place", PLACES) for part in parts]
    free = (place for place in PLACES_IN_ORDER if place not in written)
    places = [place or next(free, "right") for place in written]
    return tuple(_signatory(part, place) for part, place in zip(parts, places, strict=True))


def _signatory(given: JsonObject, place: str) -> PlannedSignatory:
    return PlannedSignatory(
        name=given.required_text("name", longest=120),
        place=place,
        title_lines=given.texts("title_lines"),
        identity=given.text("identity", longest=120),
        rank=given.text("rank", longest=120),
    )


def _number_pattern(given: JsonObject, key: str) -> str:
    pattern = given.text(key)
    for problem in pattern_problems(pattern):
        given.note(key, problem)
    return pattern


def _contradictions(plan: Plan) -> Iterator[Problem]:
    """What each value alone does not show."""
    if plan.starts_on and plan.ends_on and plan.ends_on < plan.starts_on:
        yield Problem(
            "ends_on",
            f"Tanggal selesai ({format_date(plan.ends_on)}) lebih awal daripada tanggal mulai"
            f" ({format_date(plan.starts_on)}).",
        )
    for place, session in enumerate(plan.sessions):
        if _is_outside(session, plan):
            yield Problem(f"sessions[{place}]", f"Sesi {session.number} berada di luar tanggal kegiatan.")
    for number in _doubled([session.number for session in plan.sessions]):
        yield Problem("sessions", f"Nomor sesi {number} tertulis lebih dari sekali.")
    for spot in _doubled([signatory.place for signatory in plan.signatories[: len(PLACES_IN_ORDER)]]):
        yield Problem("signatories", f"Dua penanda tangan di tempat yang sama ({spot}).")


def _is_outside(session: PlannedSession, plan: Plan) -> bool:
    starts_early = bool(session.held_on and plan.starts_on and session.held_on < plan.starts_on)
    return starts_early or bool(session.last_on and plan.ends_on and session.last_on > plan.ends_on)


def _doubled(values: Iterable[Value]) -> list[Value]:
    return [value for value, times in Counter(values).items() if times > 1]

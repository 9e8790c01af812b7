"""What is asked about an entry, each question with its choices, and the decision that the answers make together. Pure.

A decision says who the entry is (`person_id`; `row`: the person that this earlier row makes; neither: a new one), under
which name a new person is stored (`parts`; `renames`: a known one too), `birth_date`, `school_id`, since when a new
post is held (`starts_on`), and whether the numbers of the row are not this person's (`drops_numbers`).

A question is `about` person, name, birth_date, school, (of an old register) day or (of marks) sign or session and has
`options`, each a `patch` of the decision with a `label`; `suggested` is the place of the one to propose, or none. Rows
of one `spelling` (of a school, of a sign) share one question.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from workshop_tracker.intake.proposals import ImportPlan, Outcome, Proposal
from workshop_tracker.people.names import NameParts, join_name
from workshop_tracker.people.rosters.entries import Entry, parts_list
from workshop_tracker.people.rosters.recognition.somebody import Somebody
from workshop_tracker.people.rosters.recognition.verdict import Recognition
from workshop_tracker.people.rosters.settling import Placing
from workshop_tracker.people.rosters.workplaces import Workplace
from workshop_tracker.presentation import Sentence, tidy_text, together
from workshop_tracker.schools.rules import school_key

Place = tuple[int, int]  # of a question: the row, and which of its questions
Question = dict[str, Any]
Decision = dict[str, Any]


def proposed_decision(
    entry: Entry, person: Somebody | None, *, school_id: int | None, starts_on: dt.date, renames: bool = False
) -> Decision:
    """What holds for an entry unless an answer says otherwise."""
    return {
        "person_id": person and person.person_id,
        "row": person and person.row,
        "parts": parts_list(entry.parts),
        "renames": renames,
        "birth_date": "" if entry.other_birth_date else entry.details.get("birth_date", ""),
        "school_id": school_id,
        "starts_on": starts_on.isoformat(),
        "drops_numbers": False,
    }


def placing_of(entry: Entry, decision: Decision) -> Placing:
    """Where and since when a decision puts an entry."""
    starts_on = dt.date.fromisoformat(decision["starts_on"])
    return Placing(entry.row, decision["school_id"], starts_on, entry.employment, entry.position)


def decision_of_row(proposal: Proposal) -> Decision:
    """What holds for a row that goes in: the answer where it was asked, else what was proposed."""
    chosen = proposal.answer if proposal.outcome is Outcome.QUESTION else proposal.values["decision"]
    return dict(chosen or {})


def questions_about(entry: Entry, recognition: Recognition, workplace: Workplace) -> Iterator[Question]:
    """What has to be asked; a name is split and a date read only for somebody new."""
    if recognition.is_asked:
        yield _who(entry, recognition)
    elif recognition.person is None and entry.doubt:
        yield _which_name(entry)
    if recognition.person is None and entry.other_birth_date:
        yield _which_date(entry)
    if workplace.is_asked:
        yield _which_school(workplace) | {"spelling": spelling_of(entry)}


def spelling_of(entry: Entry) -> list[str]:
    """What rows that name one school alike have in common; capitals, dots and spaces do not matter."""
    text, *others = entry.workplace
    return [school_key(text), *(tidy_text(each).casefold() for each in others)]


def _who(entry: Entry, recognition: Recognition) -> Question:
    people = [_option(each.printed, person_id=each.person_id, row=each.row) for each in recognition.candidates]
    new = _option(_printed(entry.parts), person_id=None, row=None, drops_numbers=recognition.is_by_number)
    options = [*people, new]
    places = [place for place, each in enumerate(recognition.candidates) if each is recognition.suggested]
    suggested = places[0] if places else len(people)
    return _question("person", recognition.reason, options, suggested if recognition.has_suggestion else None)


def _which_name(entry: Entry) -> Question:
    """As it was written is proposed: what cannot be decided is never changed without somebody's word."""
    readings = [entry.parts] if entry.proposal in (None, entry.parts) else [entry.parts, entry.proposal]
    options = [
        _option(_printed(each), parts=[each.title_before, each.name, each.title_after]) for each in readings if each
    ]
    proposed = Sentence("Usulan: ditulis “%(name)s” seperti adanya.", name=_printed(entry.parts))
    return _question("name", together(entry.doubt, proposed), options, 0)


def _which_date(entry: Entry) -> Question:
    dates = [dt.date.fromisoformat(each) for each in (entry.details["birth_date"], entry.other_birth_date)]
    options = [_option(Sentence("%(day)s", day=each), birth_date=each.isoformat()) for each in dates]
    reason = Sentence("Tanggal lahir dapat berarti %(first)s atau %(second)s.", first=dates[0], second=dates[1])
    return _question("birth_date", reason, options, 0)


def _which_school(workplace: Workplace) -> Question:
    """The text alone can be chosen but is never proposed: a row whose school nobody named waits for somebody."""
    schools = [_option(school.label, school_id=school.id) for school in workplace.choices]
    options = [*schools, _option(workplace.text, school_id=None)]
    likely = workplace.choices.index(workplace.likely) if workplace.likely else None
    return _question("school", workplace.note, options, likely)


def _option(label: str, **patch: Any) -> dict[str, Any]:
    return {"label": label, "patch": patch}


def _question(about: str, reason: str, options: list[dict[str, Any]], suggested: int | None) -> Question:
    return {"about": about, "reason": reason, "options": options, "suggested": suggested}


def _printed(parts: NameParts) -> str:
    return join_name(parts.title_before, parts.name, parts.title_after)


def decided(decision: Decision, questions: Sequence[Question], chosen: Mapping[int, int]) -> Decision | None:
    """The decision with an option chosen for each question, by place; none unless every question is answered."""
    if any(place not in chosen for place in range(len(questions))):
        return None
    answers = [question["options"][chosen[place]]["patch"] for place, question in enumerate(questions)]
    return {key: value for patch in (decision, *answers) for key, value in patch.items()}


def suggestion(decision: Decision, questions: Sequence[Question]) -> Decision | None:
    """The decision that the proposed options make together; none where one question proposes nothing."""
    chosen = {place: each["suggested"] for place, each in enumerate(questions) if each["suggested"] is not None}
    return decided(decision, questions, chosen)


def places_of(plan: ImportPlan) -> dict[Place, Place]:
    """For every question the one that stands for it: itself, or the first about the same spelling of a school."""
    first: dict[str, Place] = {}
    places: dict[Place, Place] = {}
    for each in plan.proposals:
        for number, question in enumerate(each.values.get("asked", ())):
            place = each.row_number, number
            is_shared = bool(question["options"]) and "spelling" in question
            places[place] = first.setdefault(repr(question["spelling"]), place) if is_shared else place
    return places


def answers_to(plan: ImportPlan, chosen: Mapping[Place, int]) -> dict[int, Decision]:
    """What these choices answer, by row; a row whose choices were not all made stays as it was.

    A choice about a school answers every row of its spelling, and what one row of it was answered holds for the others.
    """
    places = places_of(plan)
    made = _made_before(plan, places) | {places[place]: choice for place, choice in chosen.items() if place in places}
    answers: dict[int, Decision] = {}
    for each in plan.proposals:
        if each.outcome is Outcome.QUESTION:
            answer = _answer(each, places, made)
            if answer is not None:
                answers[each.row_number] = answer
    return answers


def choices_kept(before: ImportPlan, fresh: ImportPlan) -> dict[Place, int]:
    """What was chosen for those questions of a row that a fresh plan asks about it in the same words."""
    earlier = {each.row_number: each for each in before.proposals if each.outcome is Outcome.QUESTION}
    kept: dict[Place, int] = {}
    for each in fresh.proposals:
        asked = earlier[each.row_number].values["asked"] if each.row_number in earlier else ()
        for number, question in enumerate(each.values.get("asked", ())):
            choice = chosen_in(earlier[each.row_number], asked.index(question)) if question in asked else None
            if choice is not None:
                kept[each.row_number, number] = choice
    return kept


def with_choices(plan: ImportPlan, chosen: Mapping[Place, int]) -> ImportPlan:
    """The plan with what was chosen for rows that wait for another answer, so that it is not asked again."""
    of_rows: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for (row, number), choice in chosen.items():
        of_rows[row][str(number)] = choice
    return replace(plan, proposals=tuple(_choosing(each, of_rows.get(each.row_number)) for each in plan.proposals))


def _choosing(proposal: Proposal, chosen: Mapping[str, int] | None) -> Proposal:
    if not chosen or proposal.answer is not None:
        return proposal
    return replace(proposal, values={**proposal.values, "chosen": {**proposal.values.get("chosen", {}), **chosen}})


def chosen_in(proposal: Proposal, number: int) -> int | None:
    """Which option of a question of a row was chosen: by its answer, else while others of its questions wait."""
    if proposal.answer is not None:
        return chosen_option(proposal.values["asked"][number], proposal.answer)
    choice: int | None = proposal.values.get("chosen", {}).get(str(number))
    return choice


def _answer(proposal: Proposal, places: Mapping[Place, Place], made: Mapping[Place, int]) -> Decision | None:
    questions: list[Question] = proposal.values["asked"]
    of_row = {number: made.get(places[proposal.row_number, number]) for number in range(len(questions))}
    chosen = {
        number: choice
        for number, choice in of_row.items()
        if choice is not None and choice < len(questions[number]["options"])
    }
    return decided(proposal.values["decision"], questions, chosen)


def _made_before(plan: ImportPlan, places: Mapping[Place, Place]) -> dict[Place, int]:
    """The choices that were made earlier."""
    made: dict[Place, int] = {}
    for each in plan.proposals:
        for number in range(len(each.values.get("asked", ()))):
            choice = chosen_in(each, number)
            if choice is not None:
                made.setdefault(places[each.row_number, number], choice)
    return made


def chosen_option(question: Question, answer: Mapping[str, Any] | None) -> int | None:
    """The place of the option that an answer holds."""
    held = answer or {}
    options = enumerate(question["options"]) if answer else ()
    return next((n for n, each in options if all(held.get(key) == value for key, value in each["patch"].items())), None)


def is_school_asked(proposal: Proposal) -> bool:
    """Whether the school of a row was a question."""
    return any(each["about"] == "school" for each in proposal.values.get("asked", ()))


def problem_columns(entry: Entry, questions: Sequence[Question]) -> list[tuple[str, str]]:
    """Each question as (column, sentence) for the list of problems."""
    columns = {
        "person": "name",
        "name": "name",
        "birth_date": "birth_date",
        "school": _school_column(entry),
        "day": "held_on",
        "sign": "",
        "session": "session",
    }
    return [(columns[each["about"]], each["reason"]) for each in questions]


def _school_column(entry: Entry) -> str:
    return "school" if "school" in entry.headings else "npsn"

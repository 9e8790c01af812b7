"""What a fold changes: keys and totals, out of rows of months before and after. Arithmetic on values alone."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from workshop_tracker.reports.summaries.rules import (
    ADDED,
    COLUMN_OF,
    Cell,
    Counted,
    KeptPeriod,
    MonthRow,
    Place,
    Places,
    Scopes,
    Spots,
    Subject,
    cells_gained,
    cells_of,
    moves_by_period,
)

NOWHERE: Places = frozenset()

Rows = set[MonthRow]
Keys = Mapping[tuple[Subject, Place], int]  # with the number of rows of months there
Moves = Counter[tuple[str, KeptPeriod, Spots, Spots]]  # how many of a column went from some spots to others
Totals = dict[Cell, Counter[str]]


def subjects_of(row: MonthRow) -> tuple[Subject, ...]:
    """What a row makes count: of whoever was present the workshop, of a teacher herself and her school too."""
    is_teacher = bool(row.teacher)
    found = (
        (row.marks, Subject(Counted.WORKSHOP.value, row.workshop_id)),
        (row.marks and is_teacher, Subject(row.teacher, row.person_id)),
        (row.marks and is_teacher and row.school_id, Subject(Counted.SCHOOL.value, row.school_id)),
        (row.completed and is_teacher, Subject(Counted.COMPLETED.value, row.person_id)),
    )
    return tuple(subject for counts, subject in found if counts)


def keys_of(rows: Iterable[MonthRow]) -> Counter[tuple[Subject, Place]]:
    """Where the subjects of some rows stand."""
    return Counter((subject, row.place) for row in rows for subject in subjects_of(row))


def difference(before: Keys, after: Keys) -> Counter[tuple[Subject, Place]]:
    """By how many rows each subject stands more or less in each place."""
    change = Counter(dict(after))
    change.subtract(before)
    return Counter({key: by for key, by in change.items() if by})


def moves_of_subjects(stood: Keys, change: Keys) -> Moves:
    """How many teachers, schools and workshops went from where to where; `stood` has all places of each."""
    stand = Counter(dict(stood))
    stand.update(change)
    before, after = _places(stood), _places(stand)
    moves: Moves = Counter()
    for subject in {subject for subject, _ in change}:
        column = COLUMN_OF[Counted(subject.kind)]
        moves.update(_moves(column, before.get(subject, NOWHERE), after.get(subject, NOWHERE)))
    return moves


def _moves(column: str, before: Places, after: Places) -> Iterator[tuple[str, KeptPeriod, Spots, Spots]]:
    return ((column, *move) for move in moves_by_period(before, after))


def _places(keys: Keys) -> dict[Subject, Places]:
    places: dict[Subject, set[Place]] = defaultdict(set)
    for (subject, place), months in keys.items():
        if months:
            places[subject].add(place)
    return {subject: frozenset(found) for subject, found in places.items()}


def moves_of_participations(before: Rows, after: Rows) -> Moves:
    """The same of participations in which somebody was present."""
    were, are = _attended(before), _attended(after)
    column = COLUMN_OF[Counted.PARTICIPATION]
    moves: Moves = Counter()
    for each in were.keys() | are.keys():
        moves.update(_moves(column, were.get(each, NOWHERE), are.get(each, NOWHERE)))
    return moves


def _attended(rows: Rows) -> dict[int, Places]:
    places: dict[int, set[Place]] = defaultdict(set)
    for row in rows:
        if row.marks:
            places[row.participation_id].add(row.place)
    return {participation_id: frozenset(found) for participation_id, found in places.items()}


def offices_in(*keys: Keys, rows: Rows) -> set[int]:
    """The offices (0: none) of all these places."""
    return {place.office_id for each in keys for _, place in each} | {row.office_id for row in rows}


def totals_change(gone: Rows, come: Rows, moves: Moves, scopes: Scopes) -> Totals:
    """What each cell gains or loses; those that move alike are spread once for all."""
    totals: Totals = defaultdict(Counter)
    for place, amounts in _sums(gone, come).items():
        for cell in cells_of(place, scopes):
            totals[cell].update(amounts)
    for (column, period, was, stands), many in moves.items():
        for cell, by in cells_gained(period, was, stands, scopes).items():
            totals[cell][column] += by * many
    return {cell: amounts for cell, amounts in totals.items() if any(amounts.values())}


def _sums(gone: Rows, come: Rows) -> dict[Place, Counter[str]]:
    sums: dict[Place, Counter[str]] = defaultdict(Counter)
    for sign, rows in ((1, come), (-1, gone)):
        for row in rows:
            sums[row.place].update({name: sign * getattr(row, name) for name in ADDED})
    return sums

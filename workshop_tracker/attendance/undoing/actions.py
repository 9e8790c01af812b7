"""Taking an import back: what it made is gone, what it changed is as it was. Nothing here commits."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import bindparam, delete, select, update

from workshop_tracker.attendance.imports import KIND as MARKS
from workshop_tracker.attendance.undoing.marks import MARKED_SINCE, take_marks_back, what_rests_on_marks
from workshop_tracker.attendance.undoing.merges import forget_merges
from workshop_tracker.attendance.undoing.queries import CHANGED_SINCE, batch_numbered, what_rests_on
from workshop_tracker.audit.actions import record
from workshop_tracker.bulk import insert_rows
from workshop_tracker.database import Base, WritingSession, now, one_of
from workshop_tracker.intake.footprints import REMOVED, among, stored
from workshop_tracker.intake.models import ImportBatch, ImportChange
from workshop_tracker.people.models import Person
from workshop_tracker.people.turnover.noticing import ask_again
from workshop_tracker.presentation import Sentence

NOT_ANY_MORE = Sentence("Impor ini sudah ditarik kembali, lebih tua dari 30 hari, atau tidak mengubah apa pun.")
OTHER = ""


class CannotBeUndone(Exception):
    """Why an import stays, as a sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def undo_batch(session: WritingSession, batch_id: int) -> ImportBatch:
    """Take an import of people, participants, marks or an old register back, whole. Raises CannotBeUndone."""
    session.execute(select(ImportBatch.id).where(ImportBatch.id == batch_id).with_for_update())
    counted = batch_numbered(session, batch_id)
    if counted is None or not counted.can_be_undone:
        raise CannotBeUndone(NOT_ANY_MORE)
    batch = session.get_one(ImportBatch, batch_id, populate_existing=True)
    of_marks = batch.kind == MARKS
    resting = what_rests_on_marks(session, batch) if of_marks else what_rests_on(session, batch)
    if resting:
        raise CannotBeUndone(_told(resting))
    (take_marks_back if of_marks else _take_rows_back)(session, batch)
    batch.undone_at = now()
    session.flush()
    effect = ", ".join(f"{table} -{count}" for table, count in sorted(counted.made.items()))
    restored = ", ".join(f"{table} ~{count}" for table, count in sorted(counted.changed.items()))
    record(session, "undo", "import_batches", batch.id, new="; ".join(filter(None, [effect, restored])))
    return batch


def _told(resting: Mapping[str, int]) -> Sentence:
    counted: defaultdict[str, int] = defaultdict(int)
    for table, count in resting.items():
        counted[table if table in _in_words(count) else OTHER] += count
    things = tuple(_in_words(count)[table] for table, count in counted.items())
    return Sentence("Impor ini tidak dapat ditarik kembali: padanya bertumpu %(things)s.", things=things)


def _in_words(count: int) -> dict[str, Sentence]:
    """So many rows of each table, as a reader calls them."""
    return {
        "participations": Sentence("%(count)s pendaftaran pada kegiatan", count=count),
        "attendance_events": Sentence("%(count)s tanda hadir", count=count),
        "attendances": Sentence("%(count)s kehadiran", count=count),
        "certificates": Sentence("%(count)s sertifikat", count=count),
        "posts": Sentence("%(count)s tugas di sekolah", count=count),
        "identifiers": Sentence("%(count)s nomor", count=count),
        "engagements": Sentence("%(count)s tugas pada kegiatan", count=count),
        "personal_links": Sentence("%(count)s tautan pribadi", count=count),
        "outside_trainings": Sentence("%(count)s catatan pelatihan", count=count),
        "person_merges": Sentence("%(count)s penggabungan data ganda", count=count),
        MARKED_SINCE: Sentence("%(count)s tanda hadir yang diubah sesudahnya", count=count),
        CHANGED_SINCE: Sentence("%(count)s baris yang diubah sesudahnya", count=count),
        OTHER: Sentence("%(count)s catatan lain", count=count),
    }


def _take_rows_back(session: WritingSession, batch: ImportBatch) -> None:
    _take_away(session, batch)
    _put_back(session, batch)


def _take_away(session: WritingSession, batch: ImportBatch) -> None:
    """Children before parents, so that the database itself refuses what somebody has rested on them meanwhile."""
    forget_merges(session, batch.made.get(Person.__tablename__, ()))
    for table in reversed(Base.metadata.sorted_tables):
        if runs := batch.made.get(table.name):
            session.connection().execute(delete(table).where(among(table.c.id, runs)))


def _put_back(session: WritingSession, batch: ImportBatch) -> None:
    """Later versions than before: whoever has an old form open is told."""
    noted = list(session.scalars(select(ImportChange).where(ImportChange.batch_id == batch.id)))
    changes = [each for each in noted if each.version != REMOVED]
    ask_again(
        session,
        [stored(Base.metadata.tables[each.table_name], each.before) for each in noted if each.version == REMOVED],
    )
    groups: defaultdict[tuple[str, tuple[str, ...]], list[dict[str, object]]] = defaultdict(list)
    for each in changes:
        values = stored(Base.metadata.tables[each.table_name], each.before)
        groups[each.table_name, tuple(sorted(each.before))].append({**values, "of": each.row_id})
    for (name, columns), rows in groups.items():
        table = Base.metadata.tables[name]
        values = {column: bindparam(column, type_=table.c[column].type) for column in columns}
        statement = update(table).where(table.c.id == bindparam("of"))
        session.connection().execute(statement.values(**values, row_version=table.c.row_version + 1), rows)
    _follow_versions(session, batch, changes)
    session.expire_all()


def _follow_versions(session: WritingSession, batch: ImportBatch, changes: Sequence[ImportChange]) -> None:
    """For the batches before it nothing has changed: what they left now stands under a later version.

    Taking a change back is one more version in place of one less: all that came before it moves up by two, the first
    version as well, which is remembered without values, since a batch may have made the row.
    """
    session.execute(delete(ImportChange).where(ImportChange.batch_id == batch.id))
    if not changes:
        return
    moves = [{"name": each.table_name, "row": each.row_id, "below": each.version} for each in changes]
    earlier = update(ImportChange).where(
        ImportChange.table_name == bindparam("name"),
        ImportChange.row_id == bindparam("row"),
        ImportChange.version < bindparam("below"),
    )
    session.connection().execute(earlier.values(version=ImportChange.version + 2), moves)
    remembered = set(
        session.execute(
            select(ImportChange.table_name, ImportChange.row_id)
            .join(ImportBatch, ImportBatch.id == ImportChange.batch_id)
            .where(
                ImportBatch.undone_at.is_not(None),
                one_of(session, ImportChange.row_id, [each.row_id for each in changes]),
            )
        )
    )
    first = [
        {"batch_id": batch.id, "table_name": each.table_name, "row_id": each.row_id, "before": {}, "version": 1 + 2}
        for each in changes
        if (each.table_name, each.row_id) not in remembered
    ]
    insert_rows(session, ImportChange, first)

"""`synthesize`: invented data at the scale of a province or the nation."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

import click
from sqlalchemy import Engine, text

from workshop_tracker.console import AS_JSON, Installation, pass_installation, print_json, refuse
from workshop_tracker.database import make_engine, reading, writing
from workshop_tracker.operations.upgrade import upgrade_database
from workshop_tracker.presentation import format_number
from workshop_tracker.schema import is_empty, is_up_to_date
from workshop_tracker.synthesis.loading import Loaded, is_untouched, load
from workshop_tracker.synthesis.rules import SCALES, Scale
from workshop_tracker.viewer import Actor, ActorKind

BY = Actor(ActorKind.COMMAND, name="data sintetis")
NOT_EMPTY = "Basis data ini sudah berisi. Data rekaan hanya ditulis ke pemasangan yang masih kosong."
MARKS = "attendances"


@click.command()
@click.option("--scale", "scale_name", type=click.Choice(list(SCALES)), required=True, help="Sebanyak apa.")
@click.option("--seed", default=1, show_default=True, help="Bilangan yang sama menghasilkan data yang sama.")
@click.option("--database", help="Alamat basis data kosong; tanpa ini yang dari pengaturan.")
@AS_JSON
@pass_installation
def synthesize(installation: Installation, *, scale_name: str, seed: int, database: str | None, as_json: bool) -> None:
    """Isi pemasangan yang masih kosong dengan data rekaan sebesar satu provinsi atau seluruh negeri.

    Nama orang dan sekolah memuat kata "Contoh". Provinsi perlu sekitar 0,5 GB, negeri 9 GB.
    """
    with _opened(installation, database) as engine:
        _make_ready(engine)
        loaded = _load(engine, SCALES[scale_name], seed)
        _take_stock(engine)
    document = _document(loaded)
    if as_json:
        print_json(document)
    else:
        _tell(document)


@contextmanager
def _opened(installation: Installation, database: str | None) -> Iterator[Engine]:
    if database is None:
        yield installation.engine  # closed at the end of the call, as for every command
        return
    engine = make_engine(database)
    try:
        yield engine
    finally:
        engine.dispose()


def _make_ready(engine: Engine) -> None:
    """An empty database gets its tables; one that holds anything is left as it is."""
    if not is_empty(engine):
        if not is_up_to_date(engine):
            refuse(NOT_EMPTY)
        with reading(engine) as session:
            if not is_untouched(session):
                refuse(NOT_EMPTY)
    upgrade_database(engine)


def _load(engine: Engine, scale: Scale, seed: int) -> Loaded:
    with writing(engine, by=BY) as session:
        if not is_untouched(session):  # another was quicker
            refuse(NOT_EMPTY)
        loaded = load(session, scale, seed)
        session.commit()
    return loaded


def _take_stock(engine: Engine) -> None:
    """PostgreSQL would look at what came in by itself, minutes later; until then it plans as for empty tables."""
    if engine.dialect.name == "postgresql":
        with engine.connect() as connection:
            connection.execute(text("SET LOCAL statement_timeout = 0"))
            connection.execute(text("ANALYZE"))
            connection.commit()


def _document(loaded: Loaded) -> dict[str, Any]:
    took = loaded.took[MARKS]
    return {
        "rows": loaded.rows,
        "seconds": {part: asdict(seconds) for part, seconds in loaded.took.items()},
        "marks_per_second": round(loaded.rows[MARKS] / took.clock),
        "marks_per_processor_second": round(loaded.rows[MARKS] / took.processor),
    }


def _tell(document: dict[str, Any]) -> None:
    for table, count in document["rows"].items():
        click.echo(f"{table:<20} {format_number(count):>12}")
    rates = (format_number(document[each]) for each in ("marks_per_second", "marks_per_processor_second"))
    click.echo("{} tanda hadir per detik, {} per detik prosesor.".format(*rates))
    click.echo("Buat akun untuk masuk: python3 -m workshop_tracker users add LOGIN --role admin")

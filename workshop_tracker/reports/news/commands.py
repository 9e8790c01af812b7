"""`workshops article`: the report of a finished workshop, out of its record."""

import click

from workshop_tracker.console import Installation, pass_installation, refuse
from workshop_tracker.database import today
from workshop_tracker.reports.news.formats import FORMATS
from workshop_tracker.reports.news.queries import record_of
from workshop_tracker.reports.news.story import story_of
from workshop_tracker.workshops.queries import workshop_by_slug


@click.command(name="article")
@click.argument("workshop", metavar="WORKSHOP")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="markdown", help="Bentuk tulisannya.")
@pass_installation
def write_article(installation: Installation, *, workshop: str, form: str) -> None:
    """Tulis berita satu kegiatan (WORKSHOP: slug) dari catatannya, tanpa nama peserta."""
    with installation.reading() as session:
        found = workshop_by_slug(session, workshop)
        if found is None:
            refuse(f"Kegiatan {workshop} tidak ada.")
        story = story_of(record_of(session, found, today=today()))
    click.echo(FORMATS[form](story), nl=False)

"""The page on which news is copied, and the command that writes it."""

import pytest
from click.testing import CliRunner

from tests.workshops.pages import planning
from workshop_tracker.cli import main


@pytest.fixture
def plan(engine):
    return planning(engine)


@pytest.mark.parametrize(
    ("form", "begins"),
    [("", "*Literasi Contoh*"), ("?format=markdown", "---"), ("?format=html", "&lt;!doctype html&gt;")],
)
def test_the_news_stands_in_a_field_in_the_form_that_was_asked_for(plan, form, begins):
    page = plan.client.get(f"/workshops/{plan.draft.slug}/article{form}")

    assert page.status_code == 200
    assert (
        f'aria-describedby="news-hint">\n{begins}' in page.text or f'aria-describedby="news-hint">{begins}' in page.text
    )
    assert "data-copy" in page.text


def test_anothers_workshop_has_no_news_here(plan):
    assert plan.client.get(f"/workshops/{plan.others.slug}/article").status_code == 404


def test_the_command_writes_it_to_stdout(engine, database_url, plan, tmp_path, monkeypatch):
    monkeypatch.setenv("WORKSHOP_TRACKER_INSTANCE", str(tmp_path))
    monkeypatch.setenv("WORKSHOP_TRACKER_DATABASE_URL", database_url)
    run = CliRunner()

    assert run.invoke(main, ["workshops", "article", plan.draft.slug]).stdout.startswith("---\ntitle:")
    assert run.invoke(main, ["workshops", "article", plan.draft.slug, "--format", "text"]).stdout.startswith(
        "*Literasi"
    )
    assert run.invoke(main, ["workshops", "article", "tidak-ada"]).exit_code == 1

"""Pictures of a report: each with its finding, its numbers and a slide; its months are those of the report."""

import datetime as dt
from calendar import monthrange
from io import BytesIO

import pytest
from PIL import Image

from tests.clients import make_app, sign_in
from tests.reports.test_queries import Region, everyone
from tests.reports.test_routes import QUARTER, somebody
from workshop_tracker.database import reading
from workshop_tracker.reports.charts import ink
from workshop_tracker.reports.pictures.of_report import map_of_districts, steps_by_sex
from workshop_tracker.reports.pictures.queries import teachers_by_month_of
from workshop_tracker.reports.region import Period
from workshop_tracker.reports.summaries.freshness import bring_up_to_date
from workshop_tracker.viewer import Role

ADDRESS = f"/reports/contoh-x/pictures{QUARTER}"


@pytest.fixture
def region(engine):
    region = Region(engine)
    region.hold(everyone(region))
    region.hold([(region.citra, region.b, region.office)], on=dt.date(2025, 5, 2))
    region.hold([(region.budi, region.a, region.office)], on=dt.date(2024, 7, 20))
    return region


def test_each_picture_has_its_finding_its_numbers_and_a_slide(client):
    answer = client.get(ADDRESS)
    assert answer.text.count('<svg class="chart"') == 3
    for finding in ("1 dari 1 guru yang terdaftar", "2 guru terjangkau sepanjang 2025, 1 pada 2024.", "Paling ramai: "):
        assert finding in answer.text
    for name in ("months", "heat", "steps"):
        slide = client.get(ADDRESS.replace("?", f"/{name}.png?"))
        with Image.open(slide_file(slide)) as image:
            assert image.width > 1_000


def slide_file(answer):
    assert (answer.status_code, answer.mimetype) == (200, "image/png")
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=Gambar-")
    return BytesIO(answer.data)


@pytest.mark.parametrize("is_demo", [False, True])
def test_a_slide_says_whose_it_is_and_that_invented_data_are_invented(engine, region, monkeypatch, is_demo):
    feet, write = [], ink.png_of
    monkeypatch.setattr(ink, "png_of", lambda picture, foot: feet.append(foot) or write(picture, foot))
    client = make_app(engine, is_demo=is_demo).test_client()
    sign_in(client, somebody(engine, region, Role.OFFICE))
    slide_file(client.get(ADDRESS.replace("?", "/steps.png?")))
    told = "Cabang Dinas Contoh · Triwulan III (Juli–September 2025)"
    assert feet == [f"CONTOH – data rekaan · {told}" if is_demo else told]


def test_what_cannot_be_drawn_is_not_there(client):
    assert client.get(ADDRESS.replace("?", "/map.png?")).status_code == 404  # one district is no map
    assert client.get(f"{ADDRESS}&from=x").status_code == 400


def test_a_filtered_report_has_no_pictures_of_months(client):
    text = client.get(f"{ADDRESS}&sex=P").text
    assert "jadi tidak ada bila laporan disaring" in text
    assert "sepanjang 2025" not in text


def test_the_reader_of_english_sees_english(client):
    client.set_cookie("language", "en")
    text = client.get(ADDRESS).text
    assert "2 teachers reached in 2025, 1 in 2024." in text
    assert ">May<" in text
    assert ">Mei<" not in text


def test_each_month_is_that_of_the_report(engine, region):
    bring_up_to_date(engine)
    with reading(engine) as session:
        told = teachers_by_month_of(session, region.office.id, 2025, today=dt.date(2025, 9, 30))
    for year, numbers in ((2025, told.months[:9]), (2024, told.months_before)):
        for month, number in enumerate(numbers, 1):
            days = Period(dt.date(year, month, 1), dt.date(year, month, monthrange(year, month)[1]))
            assert number == region.report(days).teachers_reached, days
    assert told.months[9:] == (None, None, None)
    assert told.in_year == region.report(Period(dt.date(2025, 1, 1), dt.date(2025, 12, 31))).teachers_reached
    assert [name for name, _ in told.districts] == ["Kabupaten Banyumas"]


def test_a_map_needs_two_places_and_steps_somebody(region):
    report = region.report()
    assert map_of_districts(report) is None
    assert [sum(stack.numbers) for stack in steps_by_sex(report).chart.stacks] == [1, 1, 1, 1]
    assert steps_by_sex(region.report(Period(dt.date(2023, 1, 1), dt.date(2023, 1, 31)))) is None

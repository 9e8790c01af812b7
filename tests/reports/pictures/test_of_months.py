"""Lines and heat of a year: months that have not begun are none, the year's own count is never a sum of months."""

from workshop_tracker.reports.pictures.of_months import pictures_of_months, teachers_by_month

FOUND = {("", 7): 36, ("", 8): 34, ("", -4): 12, ("", 13): 60, ("", 14): 12, ("33.02", 7): 36, ("33.75", 8): 34}
NAMES = {"33.02": "Kabupaten Contoh", "33.75": "Kota Contoh"}


def told(**values):
    return teachers_by_month(*{"year": 2025, "last_month": 8, "found": FOUND, "names": NAMES, **values}.values())


def test_each_month_stands_beside_the_same_of_the_year_before():
    lines, _ = pictures_of_months(told())
    assert lines.chart.title == "60 guru terjangkau sepanjang 2025, 12 pada 2024."
    this, before = lines.chart.lines
    assert this.numbers == (0, 0, 0, 0, 0, 0, 36, 34, None, None, None, None)
    assert (before.name, before.numbers) == ("2024", (0, 0, 0, 0, 0, 0, 0, 12, 0, 0, 0, 0))
    assert [row[1:] for row in lines.table.rows[6:9]] == [(36, 0), (34, 12), (None, 0)]


def test_the_busiest_district_and_month_are_the_finding():
    _, heat = pictures_of_months(told())
    assert heat.chart.title == "Paling ramai: Kabupaten Contoh pada Jul 2025, 36 guru."
    assert [row.name for row in heat.chart.rows] == ["Kab. Contoh", "Kota Contoh"]
    assert heat.table.rows[1] == ("Kota Contoh", *heat.chart.rows[1].numbers)
    assert heat.chart.rows[1].numbers[6:9] == (0, 34, None)


def test_a_year_without_anybody_says_so():
    (lines,) = pictures_of_months(told(found={}))
    assert lines.chart.title == "0 guru terjangkau sepanjang 2025, 0 pada 2024."


def test_without_districts_there_are_lines_alone():
    (lines,) = pictures_of_months(told(found={("", 13): 5, ("", 1): 5}))
    assert lines.name == "months"

"""From a number of the report down to the mark: the same rows on the page and in every file, the same for each hop."""

import re

from tests.reports.test_queries import everyone
from tests.reports.test_routes import QUARTER, page

ROWS = "/reports/contoh-x/rows"


def links_of(text):
    return [link.replace("&amp;", "&") for link in re.findall(r'<a class="tap" href="([^"]+)"', text)]


class TestDownToTheMark:
    def test_the_number_opens_schools_teachers_participations_and_marks(self, region, client):
        region.hold(everyone(region))
        schools = page(client, f"{ROWS}/schools{QUARTER}&schools=reached")
        assert "SMK A CONTOH" in schools
        teachers = page(client, next(link for link in links_of(schools) if "/rows/teachers" in link))
        assert "Ayu Contoh" in teachers
        hers = page(client, links_of(teachers)[0])
        assert "Ayu Contoh" in hers
        marks = page(client, links_of(hers)[0])
        assert "Materi Contoh 1" in marks
        assert "perintah pengelola, 11 Juli 2025" in marks

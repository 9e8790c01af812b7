"""Any report written as JSON and read back is the same report."""

import json

from hypothesis import given, settings
from hypothesis import strategies as some

from tests.reports.documents.sample import branch_report
from workshop_tracker.reports.region import RegionReport, region_document, region_report


@settings(max_examples=25, deadline=None)
@given(some.from_type(RegionReport))
def test_the_document_read_back_is_the_report(report):
    assert region_report(json.loads(json.dumps(region_document(report)))) == report


def test_a_document_of_an_older_release_is_read():
    report = branch_report(2)
    document = region_document(report)
    for key in ("filters", "comparisons", "activities", "funnel", "subdistricts", "statuses", "targets", "quality"):
        del document[key]

    assert region_report(json.loads(json.dumps(document))) == report

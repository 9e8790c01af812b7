"""A list of several pages can be taken along as a file, or somebody wrote down why not."""

from tests.architecture.source import TEMPLATES

EXCEPTIONS = {
    "accounts/school_links/preview.html": "a list that waits is its sender's own file",
    "attendance/preview.html": "a list that waits is its sender's own file",
    "attendance/people_imports.html": "kept in the audit, which can be taken along",
    "attendance/understood_rows.html": "a file that waits is its sender's own",
    "desk/histories/parts.html": "the history of one school or person; workshops and people have lists of their own",
    "certificates/register_book/index.html": "leads to the books, each of which can be taken along",
    "handout/corrections/list.html": "proposals to answer, gone with their answers",
    "handout/outside_index.html": "questions to answer, gone with their answers",
    "handout/mailing.html": "what became of each letter, looked at where it can be sent again",
    "handout/sharing.html": "taken along by a form, which makes the links that are in it",
    "macros/tables.html": "the macros themselves",
    "people/merging/duplicates.html": "a question to answer, gone with its answer",
    "people/merging/merges.html": "kept in the audit, which can be taken along",
    "reports/freezing/index.html": "each frozen report can be taken along as it was signed",
    "schools/work_units.html": "answers that were remembered, taken back one by one on the page",
}


def test_every_list_of_several_pages_can_be_taken_along():
    lists = {
        str(template.relative_to(TEMPLATES)): template.read_text("utf-8")
        for template in TEMPLATES.rglob("*.html")
        if "pager(" in template.read_text("utf-8")
    }

    assert {name for name, text in lists.items() if "tables.files(" not in text} == set(EXCEPTIONS) - {
        "macros/tables.html"
    }
    assert set(EXCEPTIONS) <= set(lists)

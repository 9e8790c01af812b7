"""However long a programme is, every row stands on a page once, in order, and within the room."""

from hypothesis import given, settings
from hypothesis import strategies as st

from workshop_tracker.designs.faces import Face
from workshop_tracker.designs.phrases import Entry
from workshop_tracker.designs.table_pages import CellStyles, TableColumns, cells, page_height, pages
from workshop_tracker.designs.typesetting import Style

STYLE = Style(Face.SERIF, 11, "#000000")
STYLES = CellStyles(STYLE, STYLE, STYLE)
PAIR = TableColumns(single=(42, 213), several=((28, 116), (153, 116)))
NARROW = TableColumns(single=(25, 160), several=((25, 160),))
TOPIC = st.integers(1, 40).map(lambda words: " ".join(["materi"] * words))
SESSION = st.builds(Entry, st.just("1"), TOPIC, st.sampled_from(["", "Contoh, S.Pd."]), st.just(1), st.just(False))
HEADING = st.builds(Entry, st.just("A"), TOPIC, st.just(""), st.just(1), st.just(True))
GROUP = st.tuples(HEADING, st.lists(SESSION, min_size=1, max_size=50)).map(lambda group: [group[0], *group[1]])
ENTRIES = st.lists(GROUP, min_size=1, max_size=4).map(lambda groups: [entry for group in groups for entry in group])


def entry(number, topic="Materi"):
    return Entry(str(number), topic, "Contoh", 1, is_heading=False)


@settings(max_examples=40, deadline=None)
@given(ENTRIES, st.sampled_from([PAIR, NARROW]), st.floats(60, 120), st.floats(60, 120))
def test_every_row_once_in_order_and_within_the_room(entries, columns, first, further):
    laid = pages(entries, STYLES, columns, first, further)
    assert [row.entry for page in laid for column in page for row in column.rows] == entries
    assert page_height(laid[-1]) <= (first if len(laid) == 1 else further)
    for page, room in zip(laid, [first] + [further] * len(laid), strict=False):
        assert all(column.height + column.setting.single <= room + 1e-9 for column in page)
        assert all(column.rows for column in page)


@settings(max_examples=40, deadline=None)
@given(ENTRIES)
def test_a_heading_ends_no_column_but_the_last(entries):
    columns = [column for page in pages(entries, STYLES, PAIR, 120, 110) for column in page]
    for column in columns[:-1]:
        assert not column.rows[-1].entry.is_heading


def test_a_few_rows_take_one_column_in_the_largest_type():
    ((column,),) = pages([entry(n) for n in range(6)], STYLES, PAIR, 126, 120)
    assert column.setting.size == 11


def test_forty_rows_take_two_columns_and_a_hundred_and_twenty_take_further_pages():
    assert [len(page) for page in pages([entry(n) for n in range(40)], STYLES, PAIR, 120, 114)] == [2]
    assert len(pages([entry(n) for n in range(120)], STYLES, PAIR, 120, 114)) > 1


def test_without_speakers_the_topics_have_their_room():
    assert cells(100, 10, has_speakers=False).topic == cells(100, 10, has_speakers=True).topic / 0.63

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_tracker.designs.own.sentences import FIELDS, LISTED, WrongSentence, fields_of, filled, parsed

VALUES = {field: f"<{field}>" for field in FIELDS}
ODD = st.text(alphabet="ab {}[]!.:0%$jp", max_size=30)


def said(text, values=VALUES):
    return "".join(piece.text for piece in filled(text, values))


def test_fields_are_filled_and_all_else_stays():
    assert said("Diberikan kepada {nama} di {tempat}, 100 %") == "Diberikan kepada <nama> di <tempat>, 100 %"


@pytest.mark.parametrize(
    "text", ["{siapa}", "{nama.__class__}", "{nama!r}", "{nama:>9}", "{0}", "{}", "{ nama }", "{NAMA}", "{jp}{bulan}"]
)
def test_an_unknown_field_is_refused_with_the_list_of_what_there_is(text):
    with pytest.raises(WrongSentence, match="tidak dikenal") as refused:
        parsed(text)
    assert LISTED in str(refused.value)


@pytest.mark.parametrize("text", ["{nama", "nama}", "{{nama}}", "[ di {tempat}", "di ]", "[a [b] c]"])
def test_what_is_not_closed_is_refused(text):
    with pytest.raises(WrongSentence):
        parsed(text)


def test_an_optional_part_goes_where_one_of_its_fields_is_empty():
    text = "oleh {penyelenggara}[ di {tempat}][, setara {jp}]."

    assert said(text, VALUES | {"jp": ""}) == "oleh <penyelenggara> di <tempat>."
    assert said(text, VALUES | {"tempat": "", "jp": ""}) == "oleh <penyelenggara>."


@given(st.dictionaries(st.sampled_from(FIELDS), st.text(max_size=20)), st.lists(st.sampled_from(FIELDS), max_size=5))
def test_values_are_printed_as_they_are_whatever_they_hold(values, fields):
    values = dict.fromkeys(FIELDS, "") | values

    assert said("".join(f"{{{field}}}" for field in fields), values) == "".join(values[field] for field in fields)


@given(ODD)
def test_any_text_is_filled_or_refused_and_never_reaches_into_values(text):
    try:
        pieces = filled(text, VALUES)
    except WrongSentence:
        return
    assert {piece.field for piece in pieces if piece.field} == fields_of(text)
    assert not set("[]") & set("".join(piece.text for piece in pieces))

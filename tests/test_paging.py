"""A long list in pages: which rows, how many, and where the neighbours are."""

from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import literal, select

from workshop_tracker.database import reading
from workshop_tracker.organizations.models import Province
from workshop_tracker.paging import page_of, page_of_counted, page_of_values

PROVINCES = 38


@pytest.fixture
def page_at(engine):
    """The page of the 38 provinces, ten to a page, that an address asks for."""

    def ask(address: str, **where: str):
        listed = select(Province.code).order_by(Province.code)
        for column, value in where.items():
            listed = listed.where(getattr(Province, column) == value)
        with Flask(__name__).test_request_context(address), reading(engine) as session:
            return page_of(session, listed, size=10)

    return ask


@pytest.fixture
def counted_page_at(engine):
    """The same where each row bears how many there are."""

    def ask(address: str, total: int = PROVINCES):
        def some(limit: int, offset: int):
            numbers = select(Province.code, literal(total)).order_by(Province.code).limit(total).subquery()
            return select(numbers).limit(limit).offset(offset)

        with Flask(__name__).test_request_context(address), reading(engine) as session:
            return page_of_counted(session, some, size=10)

    return ask


def test_the_first_page_leads_to_the_second_only(page_at):
    page = page_at("/provinsi")
    assert (page.first, page.last, page.total, page.rows[0].code) == (1, 10, PROVINCES, "11")
    assert (page.previous_href, page.next_href) == (None, "/provinsi?page=2")


def test_the_last_page_is_short_and_leads_back_only(page_at):
    page = page_at("/provinsi?page=4&q=jawa tengah")
    assert (page.first, page.last, len(page.rows)) == (31, 38, 8)
    assert (page.previous_href, page.next_href) == ("/provinsi?q=jawa+tengah&page=3", None)


def test_an_empty_list_is_one_empty_page(page_at):
    page = page_at("/provinsi", code="00")
    assert (page.first, page.last, page.total, page.previous_href, page.next_href) == (0, 0, 0, None, None)


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("5", 31),
        ("999999", 31),
        ("9999999", 1),
        ("0", 1),
        ("-1", 1),
        ("٢", 1),
        ("2 ", 1),
        ("1_0", 1),
        ("", 1),
        ("x", 1),
    ],
)
def test_a_page_that_is_none_is_the_nearest_or_the_first(page_at, asked, first):
    assert page_at(f"/provinsi?page={asked}").first == first


def test_filters_cannot_steer_the_addresses(page_at):
    page = page_at("/provinsi?_scheme=javascript&_external=1")
    assert page.next_href == "/provinsi?_scheme=javascript&_external=1&page=2"


@pytest.mark.parametrize(("asked", "values"), [("1", [1, 2, 3]), ("2", [4, 5]), ("9", [4, 5]), ("x", [1, 2, 3])])
def test_values_at_hand_come_in_the_same_pages(asked, values):
    with Flask(__name__).test_request_context(f"/nilai?page={asked}"):
        page = page_of_values([1, 2, 3, 4, 5], size=3)
    assert (list(page.rows), page.total) == (values, 5)
    assert (page.first, page.last) == (values[0], values[-1])


@pytest.mark.parametrize("address", ["/provinsi", "/provinsi?page=4&q=jawa", "/provinsi?page=99", "/provinsi?page=x"])
def test_rows_that_bear_their_number_come_in_the_same_pages(page_at, counted_page_at, address):
    page, counted = page_at(address), counted_page_at(address)
    assert [row.code for row in counted.rows] == [row.code for row in page.rows]
    assert replace(counted, rows=()) == replace(page, rows=())


def test_no_rows_that_bear_their_number_are_one_empty_page(counted_page_at):
    for address in ("/provinsi", "/provinsi?page=2"):
        page = counted_page_at(address, 0)
        assert (page.first, page.last, page.total, page.previous_href, page.next_href) == (0, 0, 0, None, None)

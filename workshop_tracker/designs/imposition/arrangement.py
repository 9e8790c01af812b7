"""From a paper to what one run through the printer puts on its sheets."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate, pairwise

from workshop_tracker.designs.imposition.rules import Imposition, Shift, Sides
from workshop_tracker.designs.plates.layouts import Layout, SideLayout, layout_of
from workshop_tracker.designs.press.composing import Composed
from workshop_tracker.designs.press.recorder import Link
from workshop_tracker.designs.typesetting import POINTS_PER_MM

Place = int | None  # of a side in its paper; None is an empty one


def imposed(paper: Composed, imposition: Imposition) -> Composed:
    """The paper with the sides of this run alone, in their order, moved as the printer needs."""
    places = _places(len(paper.contents), imposition.sides)
    move = _move(imposition.shift)
    links = _links_by_side(paper)
    return replace(
        paper,
        layout=_layout(paper.layout, places),
        contents=tuple("" if place is None else move + paper.contents[place] for place in places),
        links=tuple(_moved(link, imposition.shift) for place in places if place is not None for link in links[place]),
    )


@lru_cache(maxsize=64)
def _places(count: int, sides: Sides) -> tuple[Place, ...]:
    """Which sides of a paper with `count` of them are printed."""
    every: list[Place] = [*range(count), *([None] if count % 2 else [])]
    if sides in {Sides.ALL, Sides.DUPLEX}:
        return tuple(every[:count] if sides is Sides.ALL else every)
    return tuple(every[::2] if sides is Sides.FRONTS else every[1::2][::-1])


@lru_cache(maxsize=256)
def _layout(layout: Layout, places: tuple[Place, ...]) -> Layout:
    """An empty side is as large as the one on its front."""
    empty = SideLayout((), 0, layout.sides[-1].size)
    return layout_of(tuple(empty if place is None else layout.sides[place] for place in places), layout.faces)


def _links_by_side(paper: Composed) -> list[Sequence[Link]]:
    ends = accumulate((side.links for side in paper.layout.sides), initial=0)
    return [paper.links[start:end] for start, end in pairwise(ends)]


@lru_cache(maxsize=64)
def _move(shift: Shift) -> str:
    """The operator that moves all content of a side; nothing for no shift."""
    if shift == Shift():
        return ""
    return f"1 0 0 1 {shift.right * POINTS_PER_MM:.2f} {-shift.down * POINTS_PER_MM:.2f} cm\n"


def _moved(link: Link, shift: Shift) -> Link:
    return replace(link, x=link.x + shift.right, y=link.y + shift.down)

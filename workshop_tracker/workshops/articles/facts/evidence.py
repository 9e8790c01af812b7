"""A value that was understood, with the words of the article that say it."""

from dataclasses import dataclass
from typing import Generic, TypeVar

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Found(Generic[Value]):
    """`source` stands in the article's words as it is; a value without words in the text is not known."""

    value: Value
    source: str


def value_of(found: Found[Value] | None) -> Value | None:
    return found.value if found is not None else None

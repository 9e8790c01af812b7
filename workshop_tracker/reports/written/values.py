"""Frozen values as JSON objects and back, by the types that they declare: what is read back equals what was written."""

import datetime as dt
from dataclasses import fields, is_dataclass
from enum import StrEnum
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints


def as_document(value: Any) -> Any:
    """Dataclasses become objects, tuples lists, days ISO text, words of an enumeration their text."""
    if is_dataclass(value):
        return {field.name: as_document(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [as_document(each) for each in value]
    if isinstance(value, StrEnum):
        return value.value
    return value.isoformat() if isinstance(value, dt.date) else value


def from_document(kind: Any, document: Any) -> Any:
    """A value of the declared type out of its document; the exact inverse of `as_document`.

    Raises KeyError where an object lacks a field that has no default.
    """
    if document is None:
        return None
    if get_origin(kind) is tuple:
        return tuple(from_document(get_args(kind)[0], each) for each in document)
    if NoneType in get_args(kind):
        (kind,) = set(get_args(kind)) - {NoneType}
    if is_dataclass(kind):
        return _from_object(kind, document)
    if kind is dt.date:
        return dt.date.fromisoformat(document)
    return kind(document) if isinstance(kind, type) and issubclass(kind, StrEnum) else document


def _from_object(kind: Any, document: dict[str, Any]) -> Any:
    """Keys that the type does not know are left alone: a newer writer may tell more."""
    declared = get_type_hints(kind)
    return kind(**{name: from_document(declared[name], document[name]) for name in declared if name in document})

"""What the dated page about a paper says; worded already, drawn by `pdf`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProofPage:
    """`state` is the sentence that counts, `fields` names and values in reading order; an empty text is left out."""

    title: str
    made: str
    state: str
    detail: str
    is_holding: bool
    fields: tuple[tuple[str, str], ...]
    checkpoint: str
    meaning: str
    address: str
    code: str
    scan: str
    language: str

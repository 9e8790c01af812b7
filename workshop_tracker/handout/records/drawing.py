"""Where a transcript is printed: what draws it is loaded with the first one (decision 0012)."""

from importlib import import_module

from workshop_tracker.handout.records.transcripts import TranscriptText


def transcript_pdf(text: TranscriptText, code: str, address: str, made_on: str) -> bytes:
    """The file of one transcript; the same text is the same bytes."""
    file: bytes = import_module("workshop_tracker.handout.records.pdf").draw_transcript(text, code, address, made_on)
    return file

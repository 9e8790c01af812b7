"""A story as Markdown with front matter, as HTML, as text for WhatsApp; `import article` reads each of them back."""

import json
import re
from collections.abc import Callable, Iterator
from html import escape

from workshop_tracker.reports.news.story import Fact, Part, Story

MARKS = re.compile(r"([\\`*_\[\]<>])")
MARK_AT_THE_START = re.compile(r"^(#|[-+>]|[0-9]+[.)])(?=\s)")


def as_markdown(story: Story) -> str:
    """CommonMark; what could be taken for a mark is written with a backslash."""
    head = [f"title: {json.dumps(story.title, ensure_ascii=False)}", f"date: {story.published}"]
    if story.hashtags:
        head.append(f"hashtags: {json.dumps(' '.join(story.hashtags), ensure_ascii=False)}")
    blocks = ["\n".join(["---", *head, "---"]), f"# {_plain(story.title)}", _plain(story.lead)]
    blocks.append("\n".join(line for fact in story.facts for line in _markdown_fact(fact)))
    blocks += [block for part in story.parts for block in _markdown_part(part)]
    return _joined([*blocks, " ".join(story.hashtags)])


def _markdown_fact(fact: Fact) -> Iterator[str]:
    if len(fact.values) == 1:
        yield f"- **{fact.label}:** {_plain(fact.values[0])}"
        return
    yield f"- **{fact.label}:**"
    yield from (f"  - {_plain(value)}" for value in fact.values)


def _markdown_part(part: Part) -> Iterator[str]:
    if part.heading:
        yield f"## {_plain(part.heading)}"
    if part.is_list:
        yield "\n".join(f"- {_plain(paragraph)}" for paragraph in part.paragraphs)
    else:
        yield from (_plain(paragraph) for paragraph in part.paragraphs)


def _plain(text: str) -> str:
    """Text whose marks are letters."""
    return MARK_AT_THE_START.sub(r"\\\1", MARKS.sub(r"\\\1", text))


def as_html(story: Story) -> str:
    """A page of its own, without styles; the article can be copied out of it."""
    blocks = [f"<h1>{escape(story.title)}</h1>", f"<p>{escape(story.lead)}</p>", "<dl>"]
    for fact in story.facts:
        blocks.append(f"<dt>{escape(fact.label)}</dt>")
        blocks += [f"<dd>{escape(value)}</dd>" for value in fact.values]
    blocks.append("</dl>")
    for part in story.parts:
        blocks += _html_part(part)
    if story.hashtags:
        blocks.append(f"<p>{escape(' '.join(story.hashtags))}</p>")
    title = escape(story.title)
    head = (
        f'<meta charset="utf-8">\n<title>{title}</title>\n'
        f'<meta property="article:published_time" content="{story.published}">'
    )
    body = "\n".join(blocks)
    return (
        f'<!doctype html>\n<html lang="id">\n<head>\n{head}\n</head>\n'
        f"<body>\n<article>\n{body}\n</article>\n</body>\n</html>\n"
    )


def _html_part(part: Part) -> Iterator[str]:
    if part.heading:
        yield f"<h2>{escape(part.heading)}</h2>"
    if part.is_list:
        yield "<ul>"
        yield from (f"<li>{escape(paragraph)}</li>" for paragraph in part.paragraphs)
        yield "</ul>"
    else:
        yield from (f"<p>{escape(paragraph)}</p>" for paragraph in part.paragraphs)


def as_text(story: Story) -> str:
    """For a chat: *bold* title and labels, short lines."""
    blocks = [f"*{story.title}*", story.lead]
    blocks.append("\n".join(line for fact in story.facts for line in _text_fact(fact)))
    for part in story.parts:
        lines = [f"- {paragraph}" for paragraph in part.paragraphs] if part.is_list else list(part.paragraphs)
        blocks.append("\n".join([*([f"*{part.heading}*"] if part.heading else []), *lines]))
    return _joined([*blocks, " ".join(story.hashtags)])


def _text_fact(fact: Fact) -> Iterator[str]:
    if len(fact.values) == 1:
        yield f"*{fact.label}:* {fact.values[0]}"
        return
    yield f"*{fact.label}:*"
    yield from (f"- {value}" for value in fact.values)


def _joined(blocks: list[str]) -> str:
    return "\n\n".join(block for block in blocks if block) + "\n"


FORMATS: dict[str, Callable[[Story], str]] = {"markdown": as_markdown, "html": as_html, "text": as_text}

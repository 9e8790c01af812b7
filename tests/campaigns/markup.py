"""Texts that a library which draws pages could take for commands, and the places of a text where they can stand."""

import dataclasses
import typing
from collections.abc import Iterator
from typing import Any

RUNS = "__import__('os').system('true')"
REACHES_OUT = "[getattr(pow, 'f'.join(['__sel', '__'])).modules['os'].system('true') for _ in [1]] and 'red'"
COMMANDS = (
    # what colours of markup could once run
    f'<font color="{RUNS}">Contoh</font>',
    f'<font color="{REACHES_OUT}">Contoh</font>',
    f'<para color="{RUNS}">Contoh</para>',
    f'<span backColor="{RUNS}">Contoh</span>',
    f'<a color="{RUNS}" href="#x">Contoh</a>',
    f'<onDraw name="{RUNS}" label="x"/>',
    f"<evalString>{RUNS}</evalString>",
    f"{{{RUNS}}}",
    # what opens files and sockets
    '<img src="/etc/passwd" width="9" height="9"/>',
    '<img src="file:///etc/passwd"/>',
    '<img src="http://127.0.0.1:9/x.png"/>',
    '<img src="ftp://127.0.0.1:9/x.png"/>',
    '<img src="data:image/png;base64,AAAA"/>',
    '<font face="/etc/passwd">Contoh</font>',
    '<link href="http://127.0.0.1:9/">Contoh</link>',
    '<include src="/etc/passwd"/>',
    "\\input{/etc/passwd}",
    "@import url(file:///etc/passwd);",
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>&a;',
    '<?xml-stylesheet href="http://127.0.0.1:9/"?>',
    # markup without an end, or for letters
    "<b><i><u>Contoh",
    "</para></b>Contoh",
    "<b>" * 12 + "Contoh" + "</b>" * 12,
    "Contoh<br/>Contoh<br/>Contoh",
    '<seq id="x"/><seqreset id="x"/>',
    '<super>Contoh</super><greek>a</greek><unichar code="65"/>',
    "&lt;b&gt;&amp;&#65;&#x41;&nbsp;&hellip;",
    "<!-- Contoh -->Contoh<![CDATA[x]]>",
    "<script>alert(1)</script>",
    '"><svg onload=alert(1)>',
    # the language of the file itself
    ") Tj ET /JS (app.alert(1)) BT (",
    "\\) Tj \\050 \\101 \\",
    "((((((((",
    "endstream endobj 9 0 obj <</S/JavaScript/JS(app.alert(1))>>",
    "<</OpenAction<</S/Launch/F(x)>>>>",
    "%%EOF % Contoh",
    # what fills in places
    "{nama} {0.__class__} {look}",
    "%s %(nama)s %d %n",
    "${nama} {{7*7}} {% raw %} #{1}",
    "'; DROP TABLE Contoh; --",
)
WITHOUT_END = ("<br/>", "<b>", "(", "Contoh ", "W")
Path = tuple[int | str, ...]


def places_of_text(value: Any, made_by_us: frozenset[str]) -> Iterator[Path]:
    """Where in a value of dataclasses and tuples a text stands; a field of named words only, or ours, is no place."""
    if isinstance(value, str):
        yield ()
    elif isinstance(value, tuple):
        for index, part in enumerate(value):
            yield from ((index, *rest) for rest in places_of_text(part, made_by_us))
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        hints = typing.get_type_hints(type(value))
        for name in hints.keys() - made_by_us:
            if typing.get_origin(hints[name]) is not typing.Literal:
                yield from ((name, *rest) for rest in places_of_text(getattr(value, name), made_by_us))


def with_text(value: Any, place: Path, text: str) -> Any:
    """The value with another text in that place."""
    if not place:
        return text
    first, *rest = place
    if isinstance(first, int):
        parts = list(value)
        parts[first] = with_text(parts[first], tuple(rest), text)
        return tuple(parts)
    return dataclasses.replace(value, **{first: with_text(getattr(value, first), tuple(rest), text)})

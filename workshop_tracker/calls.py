"""Commands speak Indonesian: their help, and one sentence about a wrong call, then how it is called; exit code 2."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import IO, Any

import click

# Click says what is wrong in English; a sentence that it adds one day is shown as it is.
SENTENCES = {
    r"No such command '(.*)'\.": "Perintah “{0}” tidak ada.",
    r"No such option '(.*)'\.": "Pilihan “{0}” tidak ada.",
    r"Option '(.*)' requires an argument\.": "Sesudah pilihan “{0}” harus tertulis nilainya.",
    r"Option '(.*)' does not take a value\.": "Pilihan “{0}” ditulis tanpa nilai.",
    r"Got unexpected extra arguments? \((.*)\)": "Yang tertulis terlalu banyak: “{0}”.",
    r"Missing command\.": "Perintahnya belum ditulis.",
    r".*? '(.*)' does not exist\.": "“{0}” tidak ada.",
    r".*? '(.*)' is a directory\.": "“{0}” adalah folder, bukan berkas.",
    r".*? '(.*)' is not readable\.": "“{0}” tidak boleh dibaca.",
    r"'(.*)' is not one of (.*)\.": "“{0}” tidak dikenal; pilih salah satu dari {1}.",
    r"'(.*)' does not match the formats? .*": "“{0}” bukan tanggal; tulislah seperti 2025-07-11.",
    r"'(.*)' is not a valid integer(?: range)?\.": "“{0}” bukan bilangan bulat.",
    r"(.*) is not in the range (.*)\.": "{0} di luar batas {1}.",
}

HELP_WORDS = {"Options": "Pilihan", "Commands": "Perintah", "Show this message and exit.": "Tampilkan keterangan ini."}


class Help(click.HelpFormatter):
    """The help of a command; click's own words are English."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or "Cara memakai: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(HELP_WORDS.get(heading, heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(name, HELP_WORDS.get(text, text)) for name, text in rows], col_max, col_spacing)


click.Context.formatter_class = Help  # of every command: a group does not hand its own on


class WrongCall(click.UsageError):
    """How click's error is shown: what is wrong first, then how the command is called."""

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(self.message, file=file, err=True)
        if self.ctx is not None:
            usage = " ".join(self.ctx.command.collect_usage_pieces(self.ctx))
            click.echo(f"Cara memakai: {self.ctx.command_path} {usage}", file=file, err=True)
            click.echo(f"Keterangan: {self.ctx.command_path} --help", file=file, err=True)


class Commands(click.Group):
    """The commands of the product; a wrong call of any is told in Indonesian."""

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        with _in_indonesian():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        with _in_indonesian():
            return super().invoke(ctx)


@contextmanager
def _in_indonesian() -> Iterator[None]:
    try:
        yield
    except click.exceptions.NoArgsIsHelpError:
        raise
    except click.UsageError as error:
        raise WrongCall(sentence_of(error), error.ctx) from error


def sentence_of(error: click.UsageError) -> str:
    """What was wrong with a call."""
    if isinstance(error, click.MissingParameter):
        return f"{_named(error)} belum ditulis."
    sentence = _translated(error.message)
    if isinstance(error, click.BadParameter):
        return f"{_named(error)}: {sentence}"
    if isinstance(error, click.NoSuchOption | click.exceptions.NoSuchCommand):
        return sentence + _meant(error.possibilities or ())
    return sentence


def _named(error: click.BadParameter) -> str:
    """An argument or option under the name that its help gives it."""
    if error.param is None:
        return "Yang tertulis"
    kind = "Pilihan" if isinstance(error.param, click.Option) else "Isian"
    return f"{kind} {error.param.get_error_hint(error.ctx or click.get_current_context()).replace(chr(39), '')}"


def _meant(names: Sequence[str]) -> str:
    return f" Mungkin maksudnya: {', '.join(sorted(names))}." if names else ""


def _translated(message: str) -> str:
    for pattern, sentence in SENTENCES.items():
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return sentence.format(*found.groups())
    return message

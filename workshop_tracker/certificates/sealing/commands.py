"""`certificates check-log`: every paper beside the log."""

import sys

import click

from workshop_tracker.certificates.sealing.checking import contradictions_with_log
from workshop_tracker.console import AS_JSON, REFUSED, Installation, pass_installation, print_json


@click.command(name="check-log")
@AS_JSON
@pass_installation
def check_with_log(installation: Installation, *, as_json: bool) -> None:
    """Bandingkan setiap sertifikat dengan log yang tidak dapat diubah diam-diam."""
    with installation.reading() as session:
        found = list(contradictions_with_log(session))
    if as_json:
        print_json([{"number": one.number, "reason": one.reason} for one in found])
    else:
        for one in found:
            click.echo(f"{one.number}\t{one.reason}")
        click.echo(f"{len(found)} sertifikat bertentangan dengan log." if found else "Semua sesuai dengan log.")
    if found:
        sys.exit(REFUSED)

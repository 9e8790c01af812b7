"""Settings from the environment and the instance folder; a wrong one stops the start with one sentence."""

import ipaddress
import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

PREFIX = "WORKSHOP_TRACKER_"
KEY_PASSPHRASE = f"{PREFIX}KEY_PASSPHRASE"
P12, P12_PASSWORD = f"{PREFIX}P12", f"{PREFIX}P12_PASSWORD"
PROJECT = Path(__file__).resolve().parent.parent
DATABASES = frozenset({"sqlite", "postgres", "postgresql", "postgresql+psycopg"})
SHORTEST_SECRET = 32  # characters; below that a signature can be guessed

WRONG_DATABASE = (
    f"{PREFIX}DATABASE_URL harus berbentuk sqlite:////folder/berkas.db atau postgresql://pengguna:sandi@peladen/nama."
)
WRONG_REPORT_DATABASE = (
    f"{PREFIX}REPORT_DATABASE_URL adalah alamat salinan PostgreSQL dari {PREFIX}DATABASE_URL: "
    "postgresql://pengguna:sandi@peladen-salinan/nama."
)
WRONG_SMTP = f"{PREFIX}SMTP_URL harus berbentuk smtps://pengguna:sandi@peladen:465 atau smtp://peladen:587."
SMTP_PORTS = {"smtps": 465, "smtp": 587}


class WrongSetting(Exception):
    """A setting that the product cannot start with; the message says which and how to mend it."""


@dataclass(frozen=True, slots=True)
class Smtp:
    """The server that takes our e-mail, and how fast. TLS from the first byte, or STARTTLS where it is not our own."""

    host: str
    port: int
    is_tls: bool
    needs_starttls: bool
    user: str
    password: str = field(repr=False)
    sender: str
    per_minute: int


@dataclass(frozen=True, slots=True)
class Settings:
    """What this installation was told: where it keeps its things and how it is reached."""

    instance: Path
    database_url: str
    base_url: str
    secret_key: str
    proxies: int = 0
    is_demo: bool = False
    # of the key of the log, where it has one
    key_passphrase: str = field(default="", repr=False)
    # an own key that signs papers as they are taken along; neither is ever shown
    p12: Path | None = None
    p12_password: str = field(default="", repr=False)
    smtp: Smtp | None = None
    report_database_url: str = field(default="", repr=False)  # of a replica that reports are read from
    counts_outside: bool = False  # whether verified trainings elsewhere count as recognised JP on a teacher's page

    @property
    def is_https(self) -> bool:
        return self.base_url.startswith("https://")


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings of the environment; makes the instance folder (0700) and the secret key (0600) where absent.

    Raises WrongSetting.
    """
    env = os.environ if environment is None else environment
    instance = _instance_folder(env.get(f"{PREFIX}INSTANCE", ""))
    database_url = _database_url(env.get(f"{PREFIX}DATABASE_URL", ""), instance)
    return Settings(
        instance=instance,
        database_url=database_url,
        report_database_url=_report_database_url(env.get(f"{PREFIX}REPORT_DATABASE_URL", ""), database_url),
        base_url=_base_url(env.get(f"{PREFIX}BASE_URL", "")),
        secret_key=_secret_key(env.get(f"{PREFIX}SECRET_KEY", ""), instance / "secret_key"),
        proxies=_proxies(env.get(f"{PREFIX}PROXIES", "0")),
        is_demo=demo_mark(instance).exists(),
        key_passphrase=env.get(KEY_PASSPHRASE, ""),
        p12=Path(env[P12]).expanduser() if env.get(P12) else None,
        p12_password=env.get(P12_PASSWORD, ""),
        smtp=_smtp(env),
        counts_outside=_outside(env.get(f"{PREFIX}OUTSIDE_JP", "apart")),
    )


def demo_mark(instance: Path) -> Path:
    """The file that makes an installation a demonstration: everything it shows carries CONTOH."""
    return instance / "CONTOH"


def _instance_folder(written: str) -> Path:
    folder = Path(written).expanduser() if written else PROJECT / "instance"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise WrongSetting(f"{PREFIX}INSTANCE: folder {folder} tidak dapat dibuat ({error.strerror}).") from error
    return folder.resolve()


def _database_url(written: str, instance: Path) -> str:
    """The message never repeats what was written: a password may stand in it."""
    if not written:
        return f"sqlite:///{instance / 'workshop_tracker.db'}"
    if _engine_of(written, WRONG_DATABASE) == "sqlite" and make_url(written).host:
        raise WrongSetting(WRONG_DATABASE)
    return written


def _report_database_url(written: str, database_url: str) -> str:
    """Only PostgreSQL has replicas, so both must be one."""
    if written and "sqlite" in {_engine_of(url, WRONG_REPORT_DATABASE) for url in (written, database_url)}:
        raise WrongSetting(WRONG_REPORT_DATABASE)
    return written


def _engine_of(url: str, otherwise: str) -> str:
    """`sqlite` or a name of PostgreSQL. Raises WrongSetting with the sentence `otherwise`."""
    try:
        name = make_url(url).drivername
    except (ArgumentError, ValueError) as error:
        raise WrongSetting(otherwise) from error
    if name not in DATABASES:
        raise WrongSetting(otherwise)
    return name


def _base_url(written: str) -> str:
    if not written:
        return ""
    parts = urlsplit(written)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise WrongSetting(f"{PREFIX}BASE_URL harus berbentuk https://nama.situs, bukan {written!r}.")
    if parts.scheme == "http" and not _is_private(parts.hostname):
        raise WrongSetting(f"{PREFIX}BASE_URL harus https:// di luar jaringan sendiri, bukan {written!r}.")
    return written.rstrip("/")


def _outside(written: str) -> bool:
    if written not in {"apart", "counted"}:
        raise WrongSetting(f"{PREFIX}OUTSIDE_JP adalah apart (dicatat tersendiri) atau counted, bukan {written!r}.")
    return written == "counted"


def _smtp(env: Mapping[str, str]) -> Smtp | None:
    """None where no e-mail is sent. The messages never repeat the address: a password stands in it."""
    written = env.get(f"{PREFIX}SMTP_URL", "")
    if not written:
        return None
    try:
        parts = urlsplit(written)
        port = parts.port
    except ValueError as error:
        raise WrongSetting(WRONG_SMTP) from error
    if parts.scheme not in SMTP_PORTS or not parts.hostname or parts.path.strip("/") or parts.query:
        raise WrongSetting(WRONG_SMTP)
    return Smtp(
        host=parts.hostname,
        port=port or SMTP_PORTS[parts.scheme],
        is_tls=parts.scheme == "smtps",
        needs_starttls=parts.scheme == "smtp" and not _is_private(parts.hostname),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        sender=_sender(env.get(f"{PREFIX}MAIL_FROM", "")),
        per_minute=_per_minute(env.get(f"{PREFIX}MAIL_PER_MINUTE", "30")),
    )


def _sender(written: str) -> str:
    if not re.fullmatch(r"[^\s@<>,;]+@[^\s@<>,;]+", written):
        raise WrongSetting(f"{PREFIX}MAIL_FROM harus satu alamat surel, misalnya sertifikat@example.go.id.")
    return written


def _per_minute(written: str) -> int:
    if not re.fullmatch("[1-9][0-9]{0,2}", written):
        raise WrongSetting(f"{PREFIX}MAIL_PER_MINUTE adalah jumlah surel per menit, 1 sampai 999, bukan {written!r}.")
    return int(written)


def _is_private(host: str) -> bool:
    """Whether plain http is acceptable: this machine or a private network."""
    if host == "localhost" or host.endswith((".localhost", ".local")):
        return True
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return False


def _secret_key(written: str, file: Path) -> str:
    if written:
        if len(written) < SHORTEST_SECRET:
            raise WrongSetting(f"{PREFIX}SECRET_KEY terlalu pendek: paling sedikit {SHORTEST_SECRET} huruf acak.")
        return written
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as made:
            made.write(secrets.token_urlsafe(48))
    except FileExistsError:
        pass
    except OSError as error:
        raise WrongSetting(f"Kunci rahasia {file} tidak dapat ditulis ({error.strerror}).") from error
    return file.read_text().strip()


def _proxies(written: str) -> int:
    if written not in {"0", "1", "2", "3"}:
        raise WrongSetting(f"{PREFIX}PROXIES adalah jumlah proksi di depan peladen, 0 sampai 3, bukan {written!r}.")
    return int(written)

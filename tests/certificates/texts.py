"""Texts of papers for tests, without a database."""

import datetime as dt
from dataclasses import replace

from workshop_tracker.certificates.contents.wording import (
    HolderText,
    PaperIdentity,
    SessionText,
    Signer,
    WorkshopText,
    certificate_text,
)
from workshop_tracker.designs.rules import CertificateText

WORKSHOP = WorkshopText(
    design="klasik",
    design_version=1,
    language="id",
    letterhead=("PEMERINTAH PROVINSI CONTOH", "MGMP CONTOH"),
    event_kind="Workshop",
    title="Pembelajaran Mendalam Contoh",
    organizers=("MGMP Contoh",),
    days=(dt.date(2025, 7, 11), dt.date(2025, 7, 12)),
    place="SMK Contoh",
    city="Purwokerto",
    sessions=(SessionText("B", "Materi Contoh", 8, ((1, "Erni Contoh"),)),),
    signers=(Signer("right", ("Kepala Contoh",), "Kepala Contoh", "", ""),),
    is_sample=False,
)


def make_text(*, name: str = "Ayu Contoh", number: str = "001/CONTOH/2025", title: str = "") -> CertificateText:
    workshop = WORKSHOP if not title else replace(WORKSHOP, title=title)
    holder = HolderText(2, name, "", "SMK Contoh", "participant", "programme")
    identity = PaperIdentity(
        "sertifikat", number, "7K3MQ9TRX2HV4WZC8NDF5PGJ6A", 1, dt.date(2025, 7, 12), "https://contoh.example"
    )
    return certificate_text(workshop, holder, identity)

"""Organizations and what offices oversee, as sheets."""

from collections.abc import Iterable

from workshop_tracker.organizations.models import OrganizationKind
from workshop_tracker.organizations.queries import ListedJurisdiction
from workshop_tracker.spreadsheets.listed import ListSheet

ListedOrganization = tuple[str, str, OrganizationKind, str | None, str, bool]
KINDS = {
    OrganizationKind.MINISTRY: "Kementerian",
    OrganizationKind.PROVINCE_OFFICE: "Dinas pendidikan provinsi",
    OrganizationKind.BRANCH_OFFICE: "Cabang dinas",
    OrganizationKind.DISTRICT_OFFICE: "Dinas pendidikan kabupaten/kota",
    OrganizationKind.RELIGIOUS_AFFAIRS: "Kantor Kementerian Agama",
    OrganizationKind.TEACHER_GROUP: "Kelompok guru (MGMP, KKG, MKKS)",
    OrganizationKind.SCHOOL: "Sekolah",
    OrganizationKind.FOUNDATION: "Yayasan",
    OrganizationKind.UNIVERSITY: "Perguruan tinggi",
    OrganizationKind.COMMUNITY: "Komunitas",
    OrganizationKind.OTHER: "Lainnya",
}


def organizations_sheet(organizations: Iterable[ListedOrganization]) -> ListSheet:
    """Rows of `listed_organizations`."""
    rows = (
        (code, name, KINDS[kind], superior or "", city, _verified(is_verified))
        for code, name, kind, superior, city, is_verified in organizations
    )
    return ListSheet("Organisasi", ("Kode", "Nama", "Jenis", "Di bawah", "Kedudukan", "Keadaan"), rows)


def jurisdictions_sheet(jurisdictions: Iterable[ListedJurisdiction]) -> ListSheet:
    """Rows of `listed_jurisdictions`; without an end it still holds."""
    headings = ("Kode kabupaten/kota", "Kabupaten/kota", "Jenjang", "Kode kantor", "Kantor", "Sejak", "Sampai")
    rows = (
        (
            each.jurisdiction.district_code,
            each.district,
            each.jurisdiction.level_group.value,
            each.office_code,
            each.office,
            each.jurisdiction.valid_from,
            each.jurisdiction.valid_until,
            each.jurisdiction.source,
            _verified(each.jurisdiction.is_verified),
        )
        for each in jurisdictions
    )
    return ListSheet("Pembinaan", (*headings, "Sumber", "Keadaan"), rows)


def _verified(is_verified: object) -> str:
    return "Sudah diverifikasi" if is_verified else "Perlu diverifikasi"

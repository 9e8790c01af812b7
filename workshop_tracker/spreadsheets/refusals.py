"""Why a file was not read and what to do about it: one Indonesian sentence each, the key of its translation."""

EMPTY = "Berkas ini kosong. Pilih berkas yang berisi daftar."
NOT_A_SPREADSHEET = "Jenis berkas ini tidak dapat dibaca. Unggah berkas .xlsx, .xls, atau .csv."
WEB_PAGE = (
    "Berkas ini sebenarnya halaman web, bukan berkas Excel. "
    "Buka di Excel, simpan sebagai Excel Workbook (.xlsx), lalu unggah lagi."
)
LOCKED = "Berkas ini dikunci dengan kata sandi. Hapus kata sandinya di Excel, simpan, lalu unggah lagi."
MACROS = "Berkas ini berisi makro. Simpan sebagai Excel Workbook (.xlsx) tanpa makro, lalu unggah lagi."
EXTERNAL_LINKS = (
    "Berkas ini mengambil isi dari berkas lain. "
    "Salin daftarnya sebagai nilai (Paste Values) ke berkas baru, lalu unggah berkas itu."
)
FILES_INSIDE = (
    "Berkas ini memuat berkas lain di dalamnya. Salin daftarnya saja ke berkas Excel baru, lalu unggah berkas itu."
)
TOO_LARGE = "Isi berkas ini terlalu besar. Bagi menjadi beberapa berkas, atau salin daftarnya saja ke berkas baru."
TOO_SLOW = (
    "Berkas ini terlalu rumit untuk dibaca. "
    "Salin daftarnya sebagai nilai (Paste Values) ke berkas baru, lalu unggah berkas itu."
)
DAMAGED = "Berkas ini rusak atau tidak lengkap. Buka di Excel, simpan ulang sebagai .xlsx, lalu unggah lagi."
UNKNOWN_LETTERS = "Huruf dalam berkas ini tidak dapat dibaca. Simpan ulang sebagai CSV UTF-8, lalu unggah lagi."
TOO_MANY_ROWS = (
    "Lembar “%(sheet)s” memuat lebih dari %(limit)s baris. "
    "Bagi menjadi beberapa berkas, atau hapus isi yang tertinggal jauh di bawah daftar."
)
TOO_MANY_COLUMNS = (
    "Lembar “%(sheet)s” memuat lebih dari %(limit)s kolom. "
    "Hapus kolom yang tidak diperlukan, atau isi yang tertinggal jauh di kanan daftar."
)
CELL_TOO_LONG = "Baris %(row)s memuat sel dengan lebih dari 32.767 karakter. Ringkas isinya, lalu unggah lagi."
LINE_NOT_UNDERSTOOD = (
    "Baris %(row)s tidak dapat dibaca: tanda kutipnya tidak berpasangan atau selnya terlalu panjang. "
    "Perbaiki baris itu, lalu unggah lagi."
)


class UnreadableFile(Exception):
    """A file that is refused: `message` is the sentence to translate, `values` what stands in its places."""

    def __init__(self, message: str, **values: str) -> None:
        super().__init__(message % values if values else message)
        self.message = message
        self.values = values


class UnrecognisedSheet(UnreadableFile):
    """A sheet in which a step found no list; the other sheets of the workbook may hold one."""


def with_thousands_dots(number: int) -> str:
    """5000 as 5.000, the way the sentences write it."""
    return f"{number:,}".replace(",", ".")

"""Why a file was not read and what to do about it: one Indonesian sentence each, the key of its translation."""

from workshop_tracker.presentation import Sentence

EMPTY = Sentence("Berkas ini kosong. Pilih berkas yang berisi daftar.")
NOT_A_SPREADSHEET = Sentence("Jenis berkas ini tidak dapat dibaca. Unggah berkas .xlsx, .xls, atau .csv.")
WEB_PAGE = Sentence(
    "Berkas ini sebenarnya halaman web, bukan berkas Excel. "
    "Buka di Excel, simpan sebagai Excel Workbook (.xlsx), lalu unggah lagi."
)
LOCKED = Sentence("Berkas ini dikunci dengan kata sandi. Hapus kata sandinya di Excel, simpan, lalu unggah lagi.")
MACROS = Sentence("Berkas ini berisi makro. Simpan sebagai Excel Workbook (.xlsx) tanpa makro, lalu unggah lagi.")
EXTERNAL_LINKS = Sentence(
    "Berkas ini mengambil isi dari berkas lain. "
    "Salin daftarnya sebagai nilai (Paste Values) ke berkas baru, lalu unggah berkas itu."
)
FILES_INSIDE = Sentence(
    "Berkas ini memuat berkas lain di dalamnya. Salin daftarnya saja ke berkas Excel baru, lalu unggah berkas itu."
)
TOO_LARGE = Sentence(
    "Isi berkas ini terlalu besar. Bagi menjadi beberapa berkas, atau salin daftarnya saja ke berkas baru."
)
TOO_SLOW = Sentence(
    "Berkas ini terlalu rumit untuk dibaca. "
    "Salin daftarnya sebagai nilai (Paste Values) ke berkas baru, lalu unggah berkas itu."
)
DAMAGED = Sentence("Berkas ini rusak atau tidak lengkap. Buka di Excel, simpan ulang sebagai .xlsx, lalu unggah lagi.")
DAMAGED_ZIP = Sentence("ZIP ini rusak atau tidak lengkap. Buat lagi dari berkas-berkasnya, lalu unggah.")
TOO_MANY_FILES = Sentence("ZIP ini memuat lebih dari %(limit)s berkas. Bagi menjadi beberapa ZIP.")
TOO_LARGE_TOGETHER = Sentence("Isi semua berkas ini bersama-sama terlalu besar. Unggah sebagian dahulu.")
JUNK = Sentence("Berkas sistem, dilewati.")
ZIP_INSIDE = Sentence("ZIP di dalam ZIP tidak dibuka. Unggah ZIP itu tersendiri.")
REST_UNREAD = Sentence("Sisanya tidak dibaca: terlalu banyak berkas yang rusak. Unggah sisanya tersendiri.")
UNKNOWN_LETTERS = Sentence(
    "Huruf dalam berkas ini tidak dapat dibaca. Simpan ulang sebagai CSV UTF-8, lalu unggah lagi."
)
TOO_MANY_ROWS = Sentence(
    "Lembar “%(sheet)s” memuat lebih dari %(limit)s baris. "
    "Bagi menjadi beberapa berkas, atau hapus isi yang tertinggal jauh di bawah daftar."
)
TOO_MANY_COLUMNS = Sentence(
    "Lembar “%(sheet)s” memuat lebih dari %(limit)s kolom. "
    "Hapus kolom yang tidak diperlukan, atau isi yang tertinggal jauh di kanan daftar."
)
CELL_TOO_LONG = Sentence(
    "Baris %(row)s memuat sel dengan lebih dari 32.767 karakter. Ringkas isinya, lalu unggah lagi."
)
LINE_NOT_UNDERSTOOD = Sentence(
    "Baris %(row)s tidak dapat dibaca: tanda kutipnya tidak berpasangan atau selnya terlalu panjang. "
    "Perbaiki baris itu, lalu unggah lagi."
)


class UnreadableFile(Exception):
    """A file that is refused; as text a Sentence: `message` with `values` in its places."""

    def __init__(self, message: str, **values: str | int) -> None:
        super().__init__(Sentence(message, **values))
        self.message = message
        self.values = values

    @property
    def sentence(self) -> Sentence:
        """What is said to whoever uploaded the file."""
        sentence: Sentence = self.args[0]
        return sentence


class UnrecognisedSheet(UnreadableFile):
    """A sheet in which a step found no list; the other sheets of the workbook may hold one."""

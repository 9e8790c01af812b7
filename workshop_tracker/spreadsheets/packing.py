"""Files packed into one zip; only `bundle_reader` may import this, when needed, so that the app starts without it."""

import io
import zipfile
from collections.abc import Iterable


def zip_of(files: Iterable[tuple[str, bytes]]) -> bytes:
    """The files under their names, not compressed."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files:
            archive.writestr(zipfile.ZipInfo(name.replace("\0", "")), content)
    return written.getvalue()

"""What a file says about itself: title, author, and that it is an archive file of level PDF/A-2u."""

from dataclasses import dataclass
from html import escape

from workshop_tracker.designs.plates.objects import stream, text_string

PROGRAM = "Workshop Tracker"
PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">%(title)s</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>%(author)s</rdf:li></rdf:Seq></dc:creator>
%(more)s<xmp:CreatorTool>%(program)s</xmp:CreatorTool>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""
MORE = """<dc:identifier>%s</dc:identifier>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:description>
"""


@dataclass(frozen=True, slots=True)
class About:
    """Title, author, and for a single paper the address that verifies it and the checkpoint before it."""

    title: str
    author: str
    address: str = ""
    checkpoint: str = ""


def information(about: About) -> bytes:
    """The entries that older programs show."""
    texts = (about.title, about.author, PROGRAM)
    return b"<</Title%b/Author%b/Creator%b>>" % tuple(map(text_string, texts))


def packet(about: About) -> bytes:
    """The same for programs that read XMP."""
    more = MORE % (escape(about.address), escape(about.checkpoint)) if about.address or about.checkpoint else ""
    said = {"title": escape(about.title), "author": escape(about.author), "program": PROGRAM, "more": more}
    return stream((PACKET % said).encode(), b"/Type/Metadata/Subtype/XML")

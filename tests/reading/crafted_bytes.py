"""Files built byte by byte, for which no library is at hand: PDFs and compound (OLE) files."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Sequence

PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
SECTOR = 512
END_OF_CHAIN, FREE, FAT_SECTOR, NOBODY = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF


def rc4(key: bytes, data: bytes) -> bytes:
    """Encrypt or decrypt with RC4, the cipher of the oldest password-protected PDFs."""
    box = list(range(256))
    j = 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    i = j = 0
    out = bytearray()
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)


def _md5(data: bytes) -> bytes:
    return hashlib.md5(data, usedforsecurity=False).digest()


class PdfLock:
    """The standard security handler, revision 2 (PDF 32000-1:2008, 7.6.3), with a 40-bit key."""

    def __init__(self, password: str, file_id: bytes) -> None:
        user = (password.encode("latin-1") + PADDING)[:32]
        self.file_id = file_id
        self.permissions = -44
        self.owner = rc4(_md5(user)[:5], user)
        told = struct.pack("<i", self.permissions)
        self.key = _md5(user + self.owner + told + file_id)[:5]
        self.user = rc4(self.key, PADDING)

    def encrypt(self, number: int, data: bytes) -> bytes:
        """Encrypt the stream of the object of this number."""
        return rc4(_md5(self.key + struct.pack("<I", number)[:3] + b"\0\0")[:10], data)

    def dictionary(self) -> bytes:
        """The encryption dictionary, which itself stays in clear."""
        return (
            f"<< /Filter /Standard /V 1 /R 2 /P {self.permissions} "
            f"/O <{self.owner.hex()}> /U <{self.user.hex()}> >>"
        ).encode()


def pdf_of_text(pages: Sequence[Sequence[str]], password: str | None = None) -> bytes:
    """Return a PDF whose pages show these lines, locked where a password is given."""
    lock = PdfLock(password, b"golden-thread-id") if password else None
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for n, lines in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * n} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        content = _text_stream(lines)
        if lock:
            content = lock.encrypt(5 + 2 * n, content)
        objects.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content))
    if lock:
        objects.append(lock.dictionary())
    return _pdf_file(objects, lock)


def _text_stream(lines: Sequence[str]) -> bytes:
    shown = []
    for line in lines:
        safe = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        shown.append(f"({safe}) '")
    body = "\n".join(shown)
    return f"BT /F1 10 Tf 14 TL 50 800 Td\n{body}\nET".encode("latin-1")


def _pdf_file(objects: Sequence[bytes], lock: PdfLock | None) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        out += b"%010d 00000 n \n" % place
    trailer = f"/Size {len(objects) + 1} /Root 1 0 R"
    if lock:
        file_id = f"<{lock.file_id.hex()}>"
        trailer += f" /Encrypt {len(objects)} 0 R /ID [{file_id} {file_id}]"
    out += f"trailer\n<< {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def compound_file(streams: dict[str, bytes]) -> bytes:
    """Return a compound file, version 3 ([MS-CFB]), of one or two streams.

    Streams are filled up to 4,096 bytes, below which they would live in a second, smaller store.
    """
    # a directory is a search tree: by length of name first, then by its capital letters
    names = sorted(streams, key=lambda name: (len(name), name.upper()))
    fat = [FAT_SECTOR, END_OF_CHAIN]
    data, starts = b"", {}
    for name in names:
        body = streams[name].ljust(4096, b"\0")
        body = body.ljust(-(-len(body) // SECTOR) * SECTOR, b"\0")
        starts[name] = len(fat)
        count = len(body) // SECTOR
        fat += [*range(len(fat) + 1, len(fat) + count), END_OF_CHAIN]
        data += body
    entries = [_directory_entry("Root Entry", 5, child=len(names), start=END_OF_CHAIN, size=0)]
    for number, name in enumerate(names, start=1):
        left = number - 1 if number > 1 else NOBODY
        size = max(len(streams[name]), 4096)
        entries.append(_directory_entry(name, 2, left=left, start=starts[name], size=size))
    directory = b"".join(entries).ljust(SECTOR, b"\0")
    table = struct.pack("<128I", *fat, *[FREE] * (128 - len(fat)))
    return _compound_header() + table + directory + data


def _compound_header() -> bytes:
    header = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16)
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIII", 0, 1, 1, 0, 4096)
    header += struct.pack("<IIII", END_OF_CHAIN, 0, END_OF_CHAIN, 0)
    return header + struct.pack("<109I", 0, *[FREE] * 108)


def _directory_entry(
    name: str,
    kind: int,
    *,
    left: int = NOBODY,
    child: int = NOBODY,
    start: int,
    size: int,
) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    entry = text.ljust(64, b"\0") + struct.pack("<HBB", len(text), kind, 1)
    entry += struct.pack("<III", left, NOBODY, child) + bytes(16 + 4 + 16)
    return entry + struct.pack("<IQ", start, size)

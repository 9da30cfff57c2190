"""Files that are broken, oversized, lying or two things at once, made by code; and sound ones."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image, PngImagePlugin
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

SCRIPT = b"<script>alert(1)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'


@dataclass(frozen=True)
class Sample:
    """One file: its name, its content, and whether it may be stored."""

    name: str
    make: Callable[[], bytes]
    is_accepted: bool = False

    def __str__(self) -> str:
        return ascii(self.name)[:60]


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 30), **options: object) -> bytes:
    """Return a sound picture with something to see in it."""
    file = io.BytesIO()
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    image.save(file, kind, **options)
    return file.getvalue()


def animation(kind: str, frames: int = 3) -> bytes:
    """Return a picture that moves."""
    file = io.BytesIO()
    first, *rest = [Image.new("RGB", (20, 20), (n % 256, n // 256, 90)) for n in range(frames)]
    first.save(file, kind, save_all=True, append_images=rest, duration=50)
    return file.getvalue()


def png_chunk(kind: bytes, content: bytes) -> bytes:
    """Return one chunk of a PNG file with its checksum."""
    checksum = struct.pack("!I", zlib.crc32(kind + content))
    return struct.pack("!I", len(content)) + kind + content + checksum


def png_of(width: int, height: int, *chunks: bytes, pixels: bytes | None = None) -> bytes:
    """Return a PNG that claims a size, whatever it holds."""
    header = png_chunk(b"IHDR", struct.pack("!IIBBBBB", width, height, 8, 2, 0, 0, 0))
    data = zlib.compress(b"\x00" * 200) if pixels is None else pixels
    end = png_chunk(b"IDAT", data) + png_chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(chunks) + end


def png_with_text_bomb() -> bytes:
    """Return a PNG whose text unpacks to 80 MB."""
    bomb = zlib.compress(b"a" * 80_000_000, 1)
    return png_of(10, 10, png_chunk(b"zTXt", b"Comment\x00\x00" + bomb))


def png_with_words() -> bytes:
    """Return a sound PNG with a script in its comment."""
    words = PngImagePlugin.PngInfo()
    words.add_text("Comment", SCRIPT.decode())
    return picture(pnginfo=words)


def png_transparent() -> bytes:
    """Return a PNG with an alpha channel."""
    file = io.BytesIO()
    Image.new("RGBA", (20, 20), (10, 20, 30, 99)).save(file, "PNG")
    return file.getvalue()


def png_palette() -> bytes:
    """Return a PNG with a palette, one colour of which is transparent."""
    file = io.BytesIO()
    Image.new("P", (20, 20), 3).save(file, "PNG", transparency=3)
    return file.getvalue()


def large_png() -> bytes:
    """Return a sound PNG of more pixels than are allowed, in few bytes."""
    file = io.BytesIO()
    Image.new("1", (7100, 7100)).save(file, "PNG", compress_level=1)
    return file.getvalue()


def photograph() -> bytes:
    """Return a JPEG with a place, a camera and an orientation."""
    exif = Image.Exif()
    exif[0x010F] = "Camera of somebody"
    exif[0x0112] = 6
    exif.get_ifd(0x8825).update({1: "N", 2: (24.0, 52.0, 0.0), 3: "E", 4: (118.0, 40.0, 0.0)})
    return picture("JPEG", exif=exif)


def pdf(script: str = "", password: str = "") -> bytes:
    """Return a PDF of a page, which runs `script` when it is opened."""
    writer, file = PdfWriter(), io.BytesIO()
    writer.add_blank_page(width=72, height=72)
    if script:
        kind = {NameObject("/S"): NameObject("/JavaScript")}
        action = kind | {NameObject("/JS"): TextStringObject(script)}
        writer.root_object[NameObject("/OpenAction")] = DictionaryObject(action)
    if password:
        writer.encrypt(password)
    writer.write(file)
    return file.getvalue()


def archive(members: dict[str, bytes], stored: bool = False) -> bytes:
    """Return a ZIP archive of those members."""
    file = io.BytesIO()
    method = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(file, "w", method) as target:
        for name, content in members.items():
            target.writestr(name, content)
    return file.getvalue()


def office(*parts: str) -> bytes:
    """Return what is taken for an office document with those parts."""
    return archive({"[Content_Types].xml": b"<Types/>"} | dict.fromkeys(parts, b"<document/>"))


def typed(kind: bytes) -> bytes:
    """Return an archive that begins with a member that says what it is."""
    return archive({"mimetype": kind, "content.xml": b"<x/>"}, stored=True)


def locked_archive() -> bytes:
    """Return an archive that says of its member that it is encrypted."""
    plain = bytearray(archive({"a.txt": b"words"}, stored=True))
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        plain[plain.index(signature) + place] |= 1
    return bytes(plain)


def spoilt(content: bytes) -> bytes:
    """Return `content` with some bytes in its middle changed."""
    middle = len(content) // 2
    changed = bytes(byte ^ 0x5A for byte in content[middle : middle + 9])
    return content[:middle] + changed + content[middle + 9 :]


HALF = slice(0, 400)
LONG_NAME = "汉" * 120
IMAGES = [
    Sample("harbour.png", picture, True),
    Sample("harbour.jpg", photograph, True),
    Sample("HARBOUR.JPEG", lambda: picture("JPEG"), True),
    Sample("harbour.webp", lambda: picture("WEBP"), True),
    Sample("harbour.avif", lambda: picture("AVIF"), True),
    Sample("harbour.gif", lambda: picture("GIF"), True),
    Sample("moving.gif", lambda: animation("GIF"), True),
    Sample("moving.webp", lambda: animation("WEBP"), True),
    Sample("transparent.png", png_transparent, True),
    Sample("palette.png", png_palette, True),
    Sample("words.png", png_with_words, True),
    Sample("followed-by-html.jpg", lambda: picture("JPEG") + SCRIPT, True),
    Sample("followed-by-zip.png", lambda: picture() + archive({"x.html": SCRIPT}), True),
    Sample("gif-and-script.gif", lambda: picture("GIF") + b"*/=1;alert(1)//", True),
    Sample(f"{LONG_NAME}.png", picture, True),
    Sample("../../../etc/passwd.png", picture, True),
    Sample("a\u202egnp.png", picture, True),
    Sample('"><img src=x onerror=alert(1)>.png', picture, True),
    Sample("🙂🙂.png", picture, True),
    Sample("CON.png", picture, True),
    Sample("empty.png", lambda: b""),
    Sample("truncated.jpg", lambda: picture("JPEG", (200, 200))[HALF]),
    Sample("truncated.png", lambda: picture("PNG", (200, 200))[HALF]),
    Sample("truncated.gif", lambda: picture("GIF", (200, 200))[HALF]),
    Sample("truncated.webp", lambda: picture("WEBP", (300, 300), quality=100)[:150]),
    Sample("truncated.avif", lambda: picture("AVIF", (200, 200))[HALF]),
    Sample("spoilt.png", lambda: spoilt(picture("PNG", (200, 200)))),
    Sample("claims-much.png", lambda: png_of(30_000, 30_000)),
    Sample("claims-more.png", lambda: png_of(2**31 - 1, 2**31 - 1)),
    Sample("claims-other.png", lambda: png_of(500, 500)),
    Sample("no-size.png", lambda: png_of(0, 0)),
    Sample("text-bomb.png", png_with_text_bomb),
    Sample("large.png", large_png),
    Sample("many-frames.gif", lambda: animation("GIF", 300)),
    Sample("heavy.png", lambda: picture() + b"\x00" * (11 * 1024 * 1024)),
    Sample("only-header.png", lambda: b"\x89PNG\r\n\x1a\n"),
    Sample("only-header.jpg", lambda: b"\xff\xd8\xff\xe0"),
    Sample("page.png", lambda: b"<!doctype html>" + SCRIPT),
    Sample("drawing.png", lambda: SVG),
    Sample("drawing.svg", lambda: SVG),
    Sample("drawing.svg.png", lambda: SVG),
    Sample("program.jpg", lambda: b"MZ\x90\x00" + b"\x00" * 500),
    Sample("jpeg.png", lambda: picture("JPEG")),
    Sample("png.webp", picture),
    Sample("bitmap.png", lambda: picture("BMP")),
    Sample("bitmap.bmp", lambda: picture("BMP")),
    Sample("tiff.jpg", lambda: picture("TIFF")),
    Sample("document.png", pdf),
    Sample("photo.heic", lambda: picture("JPEG")),
    Sample("picture.png.html", picture),
    Sample("picture", picture),
    Sample("postscript.png", lambda: b"%!PS-Adobe-3.0\n"),
]  # fmt: skip
WORD = "word/document.xml"
DOCUMENTS = [
    Sample("report.pdf", pdf, True),
    Sample("locked.pdf", lambda: pdf(password="secret"), True),
    Sample("words.txt", lambda: "Cities 泉州".encode(), True),
    Sample("gb.csv", lambda: "城市,国家\n泉州,中国".encode("gb18030"), True),
    Sample("report.docx", lambda: office(WORD), True),
    Sample("table.xlsx", lambda: office("xl/workbook.xml"), True),
    Sample("slides.pptx", lambda: office("ppt/presentation.xml"), True),
    Sample("text.odt", lambda: typed(b"application/vnd.oasis.opendocument.text"), True),
    Sample("book.epub", lambda: typed(b"application/epub+zip"), True),
    Sample("data.zip", lambda: archive({"a.csv": b"a,b"}), True),
    Sample(f"{LONG_NAME}.pdf", pdf, True),
    Sample("a%0d%0aX-Evil: 1.pdf", pdf, True),
    Sample("empty.pdf", lambda: b""),
    Sample("page.pdf", lambda: b"<!doctype html>" + SCRIPT),
    Sample("program.pdf", lambda: b"MZ\x90\x00"),
    Sample("html-and-pdf.pdf", lambda: SCRIPT + pdf()),
    Sample("pdf-and-zip.pdf", lambda: pdf() + archive({"x.html": SCRIPT})),
    Sample("truncated.pdf", lambda: pdf()[:200]),
    Sample("script.pdf", lambda: pdf("app.alert(1)")),
    Sample("page.txt", lambda: b"  <HTML>" + SCRIPT),
    Sample("drawing.csv", lambda: SVG),
    Sample("binary.txt", lambda: b"\x00\x01\x02\xff\xfe"),
    Sample("odd.csv", lambda: b"\xff\xff\xff\xff"),
    Sample("macros.docx", lambda: office(WORD, "word/vbaProject.bin")),
    Sample("sheet.docx", lambda: office("xl/workbook.xml")),
    Sample("plain.docx", lambda: archive({"a.txt": b"a"})),
    Sample("page.docx", lambda: b"<html>" + SCRIPT),
    Sample("page.odt", lambda: typed(b"text/html")),
    Sample("bomb.zip", lambda: archive({"a.txt": b"0" * 30_000_000})),
    Sample("many.zip", lambda: archive({f"{n}.txt": b"" for n in range(5_001)})),
    Sample("program.zip", lambda: archive({"setup.EXE": b"MZ"})),
    Sample("upwards.zip", lambda: archive({"../../x.txt": b"x"})),
    Sample("locked.zip", locked_archive),
    Sample("spoilt.zip", lambda: spoilt(archive({"a.txt": bytes(range(256)) * 40}, stored=True))),
    Sample("truncated.xlsx", lambda: office("xl/workbook.xml")[:-30]),
    Sample("program.exe", lambda: b"MZ"),
    Sample("page.html", lambda: SCRIPT),
    Sample("drawing.svg", lambda: SVG),
    Sample("report.pdf.html", pdf),
]  # fmt: skip

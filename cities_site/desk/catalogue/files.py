"""Where the catalogues are, and how they are read, brought up to date and compiled."""

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PLACE_IN_LOCALE = Path("LC_MESSAGES")
PROJECT = "Cities Project"


def own_catalogue(locale_folder: Path, locale: str) -> Path:
    """Return the path of the catalogue that holds the site's own messages."""
    return locale_folder / locale / PLACE_IN_LOCALE / "django.po"


def all_catalogues(locale_folder: Path) -> list[Path]:
    """Return every catalogue: the site's own, and the overlay that completes Wagtail's."""
    return sorted(locale_folder.glob(f"**/{PLACE_IN_LOCALE}/*.po"))


def read_catalogue(path: Path, locale: str | None = None) -> Catalog:
    """Return the catalogue at `path`; raise PoFileError when the file is malformed."""
    with path.open("rb") as file:
        return read_po(file, locale=locale, abort_invalid=True)


def update_catalogue(path: Path, template: Catalog, locale: str) -> Catalog:
    """Rewrite the catalogue at `path` so that it holds exactly the messages of `template`.

    Translations are kept, new messages are added empty, and messages that the code no longer
    has are dropped.  Nothing is guessed: a near match would come back as a fuzzy message.
    """
    if path.exists():
        catalogue = read_catalogue(path, locale)
    else:
        catalogue = Catalog(locale=locale, project=PROJECT, fuzzy=False)
    catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        # Line numbers would change the file with every edit of the code.
        write_po(
            file, catalogue, width=100, sort_output=True, ignore_obsolete=True, include_lineno=False
        )
    return catalogue


def compile_catalogue(path: Path) -> Path:
    """Write the binary catalogue that Django reads, beside the one at `path`."""
    compiled = path.with_suffix(".mo")
    catalogue = read_catalogue(path)
    with compiled.open("wb") as file:
        write_mo(file, catalogue)
    return compiled

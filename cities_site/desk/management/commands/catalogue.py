"""Keeps the interface's messages in step with the code, without GNU gettext."""

from pathlib import Path
from typing import Any

from babel.messages.pofile import PoFileError
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import to_locale

from cities_site.bilingual.languages import CHINESE
from cities_site.desk.catalogue.checks import faulty_messages, missing_messages, problems_with
from cities_site.desk.catalogue.extraction import extract_messages
from cities_site.desk.catalogue.files import (
    all_catalogues,
    compile_catalogue,
    own_catalogue,
    read_catalogue,
    update_catalogue,
)

# English needs no catalogue: the messages in the code are English.
LOCALE = to_locale(CHINESE)


class Command(BaseCommand):
    """Updates, checks or compiles the catalogues below locale/."""

    help = "Update, check or compile the catalogues of interface messages in locale/."
    # The command makes what the site's own checks may need, so it must not wait for them.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--update", action="store_true", help="Add new messages, drop those the code lost."
        )
        parser.add_argument(
            "--check",
            action="store_true",
            help="Fail on a missing, fuzzy or stale message, or one that loses a placeholder.",
        )
        parser.add_argument(
            "--compile", action="store_true", help="Write the .mo files that Django reads."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        root = Path(settings.BASE_DIR)
        locale_folder = root / "locale"
        if not any(options[name] for name in ("update", "check", "compile")):
            raise CommandError("Say what to do: --update, --check or --compile.")
        try:
            if options["update"]:
                self._update(root, locale_folder)
            if options["check"]:
                self._check(root, locale_folder)
            if options["compile"]:
                self._compile(root, locale_folder)
        except PoFileError as error:
            raise CommandError(f"A catalogue is malformed: {error}") from error

    def _update(self, root: Path, locale_folder: Path) -> None:
        template = extract_messages(root)
        path = own_catalogue(locale_folder, LOCALE)
        catalogue = update_catalogue(path, template, LOCALE)
        waiting = sum(1 for _problem in missing_messages(catalogue, template))
        self.stdout.write(
            f"{path.relative_to(root)}: {len(template)} messages, {waiting} not translated"
        )

    def _check(self, root: Path, locale_folder: Path) -> None:
        template = extract_messages(root)
        own = own_catalogue(locale_folder, LOCALE)
        if not own.exists():
            raise CommandError(f"{own.relative_to(root)} is missing; run: make messages")
        problems = problems_with(read_catalogue(own, LOCALE), template)
        for path in all_catalogues(locale_folder):
            if path != own:
                faults = faulty_messages(read_catalogue(path))
                problems += [f"{path.relative_to(root)}: {fault}" for fault in faults]
        if problems:
            raise CommandError("\n".join([*problems, f"{len(problems)} problems in locale/"]))
        self.stdout.write(f"{len(template)} messages, all translated")

    def _compile(self, root: Path, locale_folder: Path) -> None:
        for path in all_catalogues(locale_folder):
            compiled = compile_catalogue(path)
            self.stdout.write(f"compiled {compiled.relative_to(root)}")

"""Visits every public address, checks it, and keeps what was found for the public page."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from cities_site.library.xml_files import UnreadableFile
from cities_site.selfcheck.checks import CHECKS, examine
from cities_site.selfcheck.crawl import Crawl
from cities_site.selfcheck.results import keep_accessibility, keep_crawl


class Command(BaseCommand):
    """Run it once a day, and after a change of the templates."""

    help = "Visit every public address of the default site and keep what is wrong with it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--accessibility",
            type=Path,
            metavar="FILE",
            help="Also keep what the browser tests wrote into FILE, a line of JSON for each page.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        problems = self._keep_accessibility(options["accessibility"], now)
        try:
            crawl = Crawl()
            crawl.run()
        except ImproperlyConfigured as error:
            raise CommandError(str(error)) from error
        except UnreadableFile as error:
            raise CommandError(f"The sitemap of {crawl.root} cannot be read: {error}") from error
        found = examine(crawl)
        results = keep_crawl(crawl, found, now)
        for check in CHECKS:
            self.stdout.write(f"{check.key}: {len(found[check.key])} problems")
            for problem in found[check.key]:
                self.stdout.write(f"  {problem.address} {problem.detail}")
        self.stdout.write(f"{results['addresses']} addresses, {results['pages']} pages")
        problems += sum(map(len, found.values()))
        if problems:
            raise CommandError(f"{problems} problems; the results are kept")

    def _keep_accessibility(self, file: Path | None, now: Any) -> int:
        if file is None:
            return 0
        try:
            results = keep_accessibility(file.read_text(encoding="utf-8").splitlines(), now)
        except (OSError, ValueError, KeyError) as error:
            raise CommandError(f"{file} cannot be read: {error}") from error
        pages, violations = len(results["pages"]), results["violations"]
        self.stdout.write(f"accessibility: {violations} violations on {pages} pages")
        return violations

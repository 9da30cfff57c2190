"""Loads the sample content: the project's real items in both languages."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from cities_site.demo.accounts import accounts_allowed, load_accounts, sign_ins
from cities_site.demo.loaders.articles import load_articles
from cities_site.demo.loaders.events import load_events
from cities_site.demo.loaders.organisations import load_organisations, name_sources_of_figures
from cities_site.demo.loaders.pilots import load_pilots
from cities_site.demo.loaders.publications import load_publications
from cities_site.demo.loaders.sections import load_about, load_home, load_sections
from cities_site.demo.loaders.vocabularies import (
    load_glossary,
    load_key_figures,
    load_vocabularies,
)
from cities_site.demo.loading import Loading


class Command(BaseCommand):
    """Create the sample content once; whatever an editor did to it since is left alone."""

    help = "Load the sample content. Run again, it creates only what was never loaded before."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what may be chosen."""
        parser.add_argument(
            "--demo-users",
            action="store_true",
            help="Also create an administrator, an editor, a translator and a publisher.",
        )
        parser.add_argument(
            "--apply-proposals",
            action="store_true",
            help="Also file items under proposed topics, goals and regions, as if confirmed.",
        )
        parser.add_argument("--hostname", default="localhost", help="Host name of a new site.")
        parser.add_argument("--port", type=int, default=8000, help="Port of a new site.")
        parser.add_argument(
            "--allow-production",
            action="store_true",
            help="Load the content on a server that is neither development nor test.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load everything or nothing."""
        if not accounts_allowed():
            if options["demo_users"]:
                raise CommandError("Trial accounts have known passwords and are not made here.")
            if not options["allow_production"]:
                raise CommandError(
                    "This is not a development or test server. Add --allow-production to load "
                    "the sample content all the same."
                )
        loading = Loading(self._progress, apply_proposals=options["apply_proposals"])
        with transaction.atomic():
            self._load(loading, options)
        self._summary(loading, options)

    def _load(self, loading: Loading, options: dict[str, Any]) -> None:
        loading.report("Vocabularies and key figures")
        load_vocabularies(loading)
        load_key_figures(loading)
        loading.report("Glossary")
        load_glossary(loading)
        loading.report("Home page, sections and plain pages")
        home = load_home(loading, options["hostname"], options["port"])
        sections = load_sections(loading, home)
        load_about(loading, home, sections)
        loading.report("Partner registry")
        load_organisations(loading, sections.get("partners"))
        loading.report("News, publications and events")
        items = load_articles(loading, sections.get("news"))
        items |= load_publications(loading, sections.get("publications"))
        items |= load_events(loading, sections.get("events"))
        loading.report("Pilot projects")
        load_pilots(loading, sections.get("pilots"), items)
        name_sources_of_figures(loading, items)
        if options["demo_users"]:
            loading.report("Trial accounts")
            load_accounts(loading)

    def _progress(self, step: str) -> None:
        self.stdout.write(f"  {step} …")
        self.stdout.flush()

    def _summary(self, loading: Loading, options: dict[str, Any]) -> None:
        if loading.created:
            for kind, count in sorted(loading.created.items()):
                self.stdout.write(f"  {count:4} {kind}")
        else:
            self.stdout.write("  Everything had been loaded before; nothing was changed.")
        if loading.proposals:
            self.stdout.write("\nProposals of the content that an editor may confirm:")
            for proposal in loading.proposals:
                self.stdout.write(f"  {proposal}")
        if options["demo_users"] and (lines := sign_ins()):
            self.stdout.write("\nSign-ins (name, password), for this machine only:")
            for line in lines:
                self.stdout.write(f"  {line}")

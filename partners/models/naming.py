"""Where a partner stands in the registry, and under which names readers find it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cities_site.bilingual.languages import LANGUAGES, localized, other_language, words
from cities_site.library.readings import lookup_text, reading
from cities_site.library.sorting import SORT_KEY_LENGTH, sort_key


class FoundByName(models.Model):
    """Keeps sort keys and what is looked up in, made when the record is stored.

    Its rows of other and former names count as they stand with the page: whoever changes rows
    directly stores the page after them, as for the search index.
    """

    name_sort_en = models.CharField(
        _("sorting name in English"),
        max_length=SORT_KEY_LENGTH,
        blank=True,
        help_text=_("Made from the English name; empty it to have it made again."),
    )
    name_sort_zh_hans = models.CharField(
        _("sorting name in Chinese (pinyin)"),
        max_length=SORT_KEY_LENGTH,
        blank=True,
        help_text=_("Made from the Chinese name; correct it where a reading is wrong."),
    )
    # Apart by language: names of a version that is not public are not to be found.
    lookup_en = models.TextField(blank=True, editable=False)
    lookup_zh_hans = models.TextField(blank=True, editable=False)

    class Meta:
        abstract = True

    def save(self, *args, **kwargs) -> None:
        """Store the record; imports and scripts that skip validation are found as well."""
        if kwargs.get("update_fields") is None:
            self.fill_sorting_names()
            self.fill_lookups()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Prepare the sorting names, which the registry's order depends on."""
        super().clean()
        self.fill_sorting_names()

    def fill_sorting_names(self) -> None:
        """Make the missing sorting names, and remake those that came from a name since changed."""
        earlier = self._earlier_names()
        for language in LANGUAGES:
            field = localized("name_sort", language)
            made_before = {sort_key(name, language) for name in earlier[language] if name}
            # What is written by hand is ordered by the same letters as what is made.
            current = reading(getattr(self, field))[:SORT_KEY_LENGTH]
            if not current or current in made_before:
                name = words(self, "headline", language)
                # A list of both languages has it among the names of the other.
                name = name or words(self, "headline", other_language(language))
                current = sort_key(name, language)
            setattr(self, field, current)

    def _earlier_names(self) -> dict[str, list[str]]:
        """The names in the published record and in its latest draft, for each sorting name."""
        fields = {language: localized("headline", language) for language in LANGUAGES}
        if self.pk is None:
            return {language: [] for language in LANGUAGES}
        stored = type(self).objects.filter(pk=self.pk).values(*fields.values()).first() or {}
        draft = self.latest_revision.content if self.latest_revision else {}
        return {
            language: [
                each.get(field) or each.get(fields[other_language(language)]) or ""
                for each in (stored, draft)
            ]
            for language, field in fields.items()
        }

    def fill_lookups(self) -> None:
        """Make what readers of each language look up in: every name that the record has in it."""
        shared = [self.acronym, *(row.name for row in self.other_names.all())]
        former_names = list(self.former_names.all())
        shared += [row.acronym for row in former_names]
        for language in LANGUAGES:
            names = [words(self, "headline", language)]
            names += [words(row, "name", language) for row in former_names]
            # It is the reading of a Chinese name alone, and of none where there is no such name.
            by_hand = self.name_sort_zh_hans if language == "zh-hans" and names[0] else ""
            text = lookup_text([*names, *shared], by_hand)
            setattr(self, localized("lookup", language), text)

"""What the registry looks names up in, and sort keys in which signs decide nothing."""

import unicodedata
from collections import defaultdict

from django.db import migrations, models
from pypinyin import lazy_pinyin

from cities_site.library.readings import lookup_text, reading
from cities_site.library.sorting import SORT_KEY_LENGTH, sort_key

# Languages of the names, by the ending of their columns, each with the other one.
LANGUAGES = {"en": "zh_hans", "zh_hans": "en"}
CODES = {"en": "en", "zh_hans": "zh-hans"}
BATCH = 500


def earlier_key(name, language):
    """Return the sort key as it was made from a name before."""
    if language == "zh_hans":
        key = " ".join(" ".join(lazy_pinyin(name.strip())).split())
    else:
        decomposed = unicodedata.normalize("NFKD", name.strip())
        key = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
        key = key.removeprefix("The ").removeprefix("the ")
    return key.casefold()[:SORT_KEY_LENGTH]


def rows_by_page(model):
    """Return the rows of a model by the number of their page."""
    rows = defaultdict(list)
    for row in model.objects.order_by("sort_order"):
        rows[row.page_id].append(row)
    return rows


def fill(apps, schema_editor):
    """Make the new columns of every record; sorting names given by hand stay."""
    partner_model = apps.get_model("partners", "PartnerPage")
    aliases = rows_by_page(apps.get_model("partners", "PartnerAlias"))
    former_names = rows_by_page(apps.get_model("partners", "FormerName"))
    partners = []
    for partner in partner_model.objects.iterator(chunk_size=BATCH):
        fill_record(partner, aliases[partner.pk], former_names[partner.pk])
        partners.append(partner)
    fields = [f"{name}_{language}" for name in ("name_sort", "lookup") for language in LANGUAGES]
    partner_model.objects.bulk_update(partners, fields, batch_size=BATCH)


def fill_record(partner, aliases, former_names):
    """Make the columns of one record."""
    shared = [partner.acronym, *(row.name for row in aliases)]
    shared += [row.acronym for row in former_names]
    for language, other in LANGUAGES.items():
        name = getattr(partner, f"headline_{language}") or ""
        current = getattr(partner, f"name_sort_{language}")
        if current in ("", earlier_key(name, language)):
            any_name = name or getattr(partner, f"headline_{other}") or ""
            current = sort_key(any_name, CODES[language])
        current = reading(current)[:SORT_KEY_LENGTH]
        names = [name, *(getattr(row, f"name_{language}") or "" for row in former_names)]
        by_hand = current if language == "zh_hans" and name else ""
        setattr(partner, f"name_sort_{language}", current)
        setattr(partner, f"lookup_{language}", lookup_text([*names, *shared], by_hand))


class Migration(migrations.Migration):
    dependencies = [
        ("partners", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="partnerpage",
            name="lookup_en",
            field=models.TextField(blank=True, editable=False),
        ),
        migrations.AddField(
            model_name="partnerpage",
            name="lookup_zh_hans",
            field=models.TextField(blank=True, editable=False),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]

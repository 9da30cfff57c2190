"""Gives terms their source, their day of confirmation, forbidden variants and lasting addresses."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.utils.text import slugify

FORBIDDEN_HELP = "Write one variant on each line; the checks then report it wherever it stands."


def name_terms(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Give every term a slug of its own, from its English."""
    taken = set()
    for term in apps.get_model("library", "GlossaryTerm").objects.order_by("pk"):
        stem = slugify(term.term_en or "")[:80].strip("-")
        term.slug = stem if stem and stem not in taken else f"{stem or 'term'}-{term.pk}"
        taken.add(term.slug)
        term.save(update_fields=["slug"])


class Migration(migrations.Migration):
    dependencies = [
        ("library", "0002_reviewed_passages"),
    ]

    operations = [
        migrations.AddField(
            model_name="glossaryterm",
            name="source",
            field=models.CharField(
                blank=True,
                help_text="Name the document or web page the pair comes from, so that others can check.",
                max_length=500,
                verbose_name="source",
            ),
        ),
        migrations.AddField(
            model_name="glossaryterm",
            name="confirmed_on",
            field=models.DateField(
                blank=True,
                help_text="Give the day the pair was confirmed; readers see it in the public glossary.",
                null=True,
                verbose_name="confirmed on",
            ),
        ),
        migrations.AddField(
            model_name="glossaryterm",
            name="forbidden_english",
            field=models.TextField(
                blank=True, help_text=FORBIDDEN_HELP, verbose_name="not to be used in English"
            ),
        ),
        migrations.AddField(
            model_name="glossaryterm",
            name="forbidden_chinese",
            field=models.TextField(
                blank=True, help_text=FORBIDDEN_HELP, verbose_name="not to be used in Chinese"
            ),
        ),
        migrations.AddField(
            model_name="glossaryterm",
            name="slug",
            field=models.CharField(default="", max_length=100, editable=False),
        ),
        migrations.RunPython(name_terms, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="glossaryterm",
            name="slug",
            field=models.SlugField(editable=False, max_length=100, unique=True),
        ),
    ]

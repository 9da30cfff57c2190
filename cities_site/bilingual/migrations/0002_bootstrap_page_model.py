"""Gives the base page its locale and translation key, as Wagtail documents for own page models."""

from django.db import migrations
from wagtail.models import (
    BootstrapLocaleField,
    BootstrapTranslatableModel,
    BootstrapTranslationKeyField,
)


class Migration(migrations.Migration):
    dependencies = [
        ("bilingual", "0001_initial"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        BootstrapLocaleField("bilingual.BasePage"),
        BootstrapTranslationKeyField("bilingual.BasePage"),
        BootstrapTranslatableModel("bilingual.BasePage"),
    ]

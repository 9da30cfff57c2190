"""Tells editors what stands in for a cover that nobody chose."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("library", "0001_initial"), ("news", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="publicationpage",
            name="cover",
            field=models.ForeignKey(
                blank=True,
                help_text=(
                    "Choose an image of the title page; without one, the first page of a PDF file "
                    "is shown."
                ),
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="library.siteimage",
                verbose_name="cover",
            ),
        ),
    ]

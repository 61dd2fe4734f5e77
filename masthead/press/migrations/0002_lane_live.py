"""A lane before all others, for the pages that every page fetches."""

from django.db import migrations, models
from django.db.models import F


def make_room(apps, schema_editor):
    """Only what is due stands in a lane."""
    due = apps.get_model("press", "Sheet").objects.filter(due_number__gt=F("number"))
    due.update(lane=F("lane") + 1)


class Migration(migrations.Migration):

    dependencies = [
        ('press', '0001_initial'),
    ]

    operations = [
        migrations.AlterField(
            model_name='sheet',
            name='lane',
            field=models.PositiveSmallIntegerField(choices=[(0, 'Live'), (1, 'Urgent'), (2, 'Normal'), (3, 'Whole')], default=2),
        ),
        migrations.RunPython(make_room, migrations.RunPython.noop),
    ]

"""Those who arrange fronts raise breaking news."""

from django.db import migrations

from masthead.newsroom import roles


def give(apps, schema_editor):
    roles.give(apps, roles.BREAKING)


class Migration(migrations.Migration):

    dependencies = [
        ('newsroom', '0001_initial'),
        ('auth', '0012_alter_user_first_name_max_length'),
        ('contenttypes', '0002_remove_content_type_name'),
    ]

    operations = [
        migrations.RunPython(give, migrations.RunPython.noop),
    ]

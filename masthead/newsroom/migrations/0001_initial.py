"""Tables of the newsroom, and its roles."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from masthead.newsroom import roles


def install_roles(apps, schema_editor):
    roles.install(apps)


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('stories', '0001_initial'),
        # Wagtail's own groups and their rights must be complete before they become ours.
        ('wagtailadmin', '0006_formstate'),
        ('wagtailimages', '0027_image_description'),
        ('wagtaildocs', '0014_alter_document_file_size'),
        ('wagtailcore', '0098_apitoken'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Assignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('claimed_at', models.DateTimeField(blank=True, null=True, verbose_name='claimed')),
                ('due_at', models.DateTimeField(blank=True, db_index=True, null=True, verbose_name='due')),
                ('claimed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='assignments', to=settings.AUTH_USER_MODEL, verbose_name='claimed by')),
                ('story', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='assignment', to='stories.story')),
            ],
            options={
                'verbose_name': 'assignment',
                'verbose_name_plural': 'assignments',
            },
        ),
        migrations.CreateModel(
            name='Autosave',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('saved_at', models.DateTimeField(auto_now=True, db_index=True, verbose_name='saved')),
                ('revision', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='autosave', to='wagtailcore.revision')),
            ],
            options={
                'verbose_name': 'autosave',
            },
        ),
        migrations.CreateModel(
            name='NamedVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('named_at', models.DateTimeField(auto_now_add=True, verbose_name='named')),
                ('named_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='named by')),
                ('revision', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='named', to='wagtailcore.revision')),
            ],
            options={
                'verbose_name': 'named version',
            },
        ),
        migrations.RunPython(install_roles, migrations.RunPython.noop),
    ]

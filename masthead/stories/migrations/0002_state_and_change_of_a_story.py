"""Where a story stands and when it was changed, for lists that do not join the tree."""

import django.utils.timezone
import masthead.stories.states
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0001_initial'),
        ('editions', '0003_edition_logo_height_edition_logo_width_and_more'),
        ('photos', '0001_initial'),
        ('stories', '0001_initial'),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='story',
            name='changed_at',
            field=masthead.stories.states.ChangedField(default=django.utils.timezone.now, editable=False, verbose_name='changed'),
        ),
        migrations.AddField(
            model_name='story',
            name='state',
            field=masthead.stories.states.StateField(choices=[('draft', 'draft'), ('live', 'live'), ('changed', 'live, with changes'), ('withdrawn', 'withdrawn')], default='draft', editable=False, max_length=9, verbose_name='status'),
        ),
        migrations.AddIndex(
            model_name='story',
            index=models.Index(fields=['-changed_at'], name='story_changed'),
        ),
        migrations.AddIndex(
            model_name='story',
            index=models.Index(fields=['state', '-changed_at'], name='story_state_changed'),
        ),
        migrations.AddIndex(
            model_name='story',
            index=models.Index(fields=['section', '-changed_at'], name='story_section_changed'),
        ),
        migrations.AddIndex(
            model_name='story',
            index=models.Index(fields=['kind', '-changed_at'], name='story_kind_changed'),
        ),
        migrations.AddIndex(
            model_name='story',
            index=models.Index(fields=['edition', '-changed_at'], name='story_edition_changed'),
        ),
    ]

"""The breaking-news bar."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('editions', '0003_edition_logo_height_edition_logo_width_and_more'),
        ('fronts', '0001_initial'),
        ('stories', '0002_state_and_change_of_a_story'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='BreakingNews',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(blank=True, help_text='Empty: the headline of the story.', max_length=120, verbose_name='text')),
                ('until', models.DateTimeField(verbose_name='until')),
                ('raised_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='raised')),
                ('lowered_at', models.DateTimeField(blank=True, null=True, verbose_name='lowered')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='editions.edition', verbose_name='edition')),
                ('raised_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='raised by')),
                ('story', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='stories.story', verbose_name='story')),
            ],
            options={
                'verbose_name': 'breaking news',
                'verbose_name_plural': 'breaking news',
                'ordering': ['-raised_at'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('lowered_at', None)), fields=('edition',), name='edition_has_one_bar_raised'), models.CheckConstraint(condition=models.Q(('story', None), ('text', ''), _negated=True), name='breaking_news_has_words_or_a_story')],
            },
        ),
    ]

"""An index for the few pages at the top of the tree: nearly every newsroom page asks for them.

Without it those questions scan all stories (docs/explanation/rooms.md, "The tree").
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("editions", "0001_initial"), ("wagtailcore", "0098_apitoken")]

    operations = [
        migrations.RunSQL(
            "CREATE INDEX masthead_page_top ON wagtailcore_page (depth, path) WHERE depth <= 3",
            "DROP INDEX masthead_page_top",
        )
    ]

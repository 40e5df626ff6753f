"""Find old runs among the runs alone, not among all that was ever sent."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("submissions", "0004_lifecycle")]

    operations = [
        migrations.AddIndex(
            model_name="submission",
            index=models.Index(
                condition=models.Q(("kind", "run")), fields=["id"], name="submission_run"
            ),
        ),
    ]

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

from jaganetral.portal.append_only import triggers


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0002_supervisors"),
    ]

    operations = [
        migrations.CreateModel(
            name="Closing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("month", models.DateField(unique=True)),
                ("closed_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("k", models.PositiveSmallIntegerField()),
                ("rulebook", models.CharField(max_length=64)),
                ("facts_hash", models.CharField(max_length=64)),
                ("cells_hash", models.CharField(max_length=64)),
            ],
            options={
                "ordering": ("month",),
            },
        ),
        migrations.CreateModel(
            name="Gathered",
            fields=[
                ("source", models.CharField(max_length=43, primary_key=True, serialize=False)),
                ("turn", models.PositiveIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="Snapshot",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("query", models.CharField(blank=True, default="", max_length=400)),
                ("through", models.DateField()),
                ("data_hash", models.CharField(max_length=64)),
                ("rulebook", models.CharField(max_length=64)),
                ("sha256", models.CharField(max_length=64)),
                ("content", models.BinaryField()),
            ],
            options={
                "ordering": ("-pk",),
            },
        ),
        migrations.CreateModel(
            name="Pace",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("step", models.CharField(max_length=40)),
                ("count", models.PositiveIntegerField()),
                ("median_halves", models.PositiveIntegerField()),
                ("limit", models.PositiveSmallIntegerField()),
                ("unit", models.CharField(max_length=16)),
                ("kept", models.PositiveIntegerField(null=True)),
                (
                    "closing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="paces",
                        to="insight.closing",
                    ),
                ),
            ],
            options={
                "ordering": ("closing", "step"),
            },
        ),
        migrations.CreateModel(
            name="Quiet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("authority", models.CharField(max_length=200)),
                ("days", models.PositiveIntegerField()),
                (
                    "closing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quiet",
                        to="insight.closing",
                    ),
                ),
            ],
            options={
                "ordering": ("closing", "-days", "authority"),
            },
        ),
        migrations.CreateModel(
            name="Fact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("mark", models.CharField(max_length=32, unique=True)),
                ("origin", models.CharField(db_index=True, max_length=32)),
                ("kind", models.CharField(max_length=16)),
                ("month", models.DateField()),
                ("region", models.CharField(blank=True, default="", max_length=2)),
                ("platform", models.CharField(blank=True, default="", max_length=12)),
                ("act", models.CharField(blank=True, default="", max_length=14)),
                ("position", models.CharField(blank=True, default="", max_length=16)),
                ("stage", models.CharField(blank=True, default="", max_length=14)),
                ("sex", models.CharField(blank=True, default="", max_length=1)),
                ("party", models.CharField(blank=True, default="", max_length=24)),
                ("rank", models.CharField(blank=True, default="", max_length=3)),
                ("step", models.CharField(blank=True, default="", max_length=40)),
                ("days", models.PositiveSmallIntegerField(null=True)),
                ("limit", models.PositiveSmallIntegerField(null=True)),
                ("unit", models.CharField(blank=True, default="", max_length=16)),
                ("kept", models.BooleanField(null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
                (
                    "closing",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="facts",
                        to="insight.closing",
                    ),
                ),
                (
                    "supervisor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["closing", "month"], name="facts_of_a_closing"),
                    models.Index(fields=["supervisor", "month"], name="facts_of_a_supervisor"),
                    models.Index(fields=["agency", "month"], name="facts_of_an_agency"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Told",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("month", models.DateField()),
                ("kind", models.CharField(max_length=16)),
                ("region", models.CharField(blank=True, default="", max_length=2)),
                ("dimension", models.CharField(blank=True, default="", max_length=10)),
                ("value", models.CharField(blank=True, default="", max_length=24)),
                ("count", models.PositiveIntegerField()),
                (
                    "closing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="told",
                        to="insight.closing",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["region", "dimension", "value", "month"], name="told_by_region"
                    ),
                    models.Index(fields=["dimension", "value", "month"], name="told_by_dimension"),
                ],
            },
        ),
        migrations.RunPython(*triggers("insight_closing")),
        migrations.RunPython(*triggers("insight_told")),
        migrations.RunPython(*triggers("insight_pace")),
        migrations.RunPython(*triggers("insight_quiet")),
        migrations.RunPython(*triggers("insight_snapshot")),
    ]

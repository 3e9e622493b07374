import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from jaganetral.portal.append_only import triggers


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("casework", "0001_initial"),
        ("intake", "0001_initial"),
        ("people", "0002_supervisors"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Letter",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("form", models.CharField(max_length=40, verbose_name="form")),
                ("series", models.CharField(max_length=24)),
                ("year", models.PositiveSmallIntegerField()),
                ("n", models.PositiveIntegerField()),
                ("number", models.CharField(max_length=120, verbose_name="number")),
                (
                    "to",
                    models.CharField(
                        choices=[
                            ("reported", "The reported person"),
                            ("reporter", "The reporter"),
                            ("agency", "The agency (PPK)"),
                            ("supervisor", "The supervisor"),
                            ("bkn", "BKN"),
                            ("gakkumdu", "Gakkumdu (police)"),
                            ("appeals", "The appeals board (BPASN)"),
                            ("public", "The public"),
                            ("file", "The file of the case"),
                        ],
                        max_length=12,
                        verbose_name="goes to",
                    ),
                ),
                (
                    "made_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="issued"),
                ),
                ("code", models.CharField(max_length=19, unique=True, verbose_name="code")),
                ("sha256", models.CharField(max_length=64)),
                ("redacted_sha256", models.CharField(max_length=64)),
                ("docx_sha256", models.CharField(max_length=64)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="casework.case",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="people.organisation",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="intake.report",
                    ),
                ),
                (
                    "supersedes",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="superseded_by",
                        to="letters.letter",
                    ),
                ),
            ],
            options={
                "verbose_name": "letter",
                "verbose_name_plural": "letters",
                "ordering": ("-made_at", "-n"),
            },
        ),
        migrations.CreateModel(
            name="Content",
            fields=[
                (
                    "letter",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="content",
                        serialize=False,
                        to="letters.letter",
                    ),
                ),
                ("words", models.TextField(blank=True, default="")),
                ("pdf", models.TextField(blank=True, default="")),
                ("redacted", models.TextField(blank=True, default="")),
                ("docx", models.TextField(blank=True, default="")),
                ("erased_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Head",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("lines", models.TextField(max_length=400, verbose_name="letterhead")),
                (
                    "address",
                    models.CharField(
                        blank=True, default="", max_length=200, verbose_name="address"
                    ),
                ),
                (
                    "place",
                    models.CharField(blank=True, default="", max_length=80, verbose_name="town"),
                ),
                (
                    "organisation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "letterhead",
            },
        ),
        migrations.CreateModel(
            name="NumberPattern",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "form",
                    models.CharField(blank=True, default="", max_length=40, verbose_name="form"),
                ),
                ("pattern", models.CharField(max_length=120, verbose_name="pattern")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "number pattern",
            },
        ),
        migrations.CreateModel(
            name="Series",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=24)),
                ("year", models.PositiveSmallIntegerField()),
                ("last", models.PositiveIntegerField(default=0)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.UniqueConstraint(
                fields=("organisation", "series", "year", "n"), name="each_number_is_given_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.UniqueConstraint(
                fields=("organisation", "number"), name="no_two_letters_of_one_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(("n__gte", 1)), name="numbers_begin_at_one"
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "to__in",
                        [
                            "reported",
                            "reporter",
                            "agency",
                            "supervisor",
                            "bkn",
                            "gakkumdu",
                            "appeals",
                            "public",
                            "file",
                        ],
                    )
                ),
                name="a_known_receiver",
            ),
        ),
        migrations.AddConstraint(
            model_name="numberpattern",
            constraint=models.UniqueConstraint(
                fields=("organisation", "form"), name="one_pattern_for_each_form"
            ),
        ),
        migrations.AddConstraint(
            model_name="series",
            constraint=models.UniqueConstraint(
                fields=("organisation", "name", "year"), name="one_counter_for_each_series"
            ),
        ),
        migrations.RunPython(*triggers("letters_letter")),
    ]

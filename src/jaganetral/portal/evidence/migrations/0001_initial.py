import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0002_supervisors"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Folder",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "made_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("keep_until", models.DateField(null=True)),
                (
                    "also",
                    models.ManyToManyField(blank=True, related_name="+", to="people.organisation"),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Exhibit",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("sha256", models.CharField(editable=False, max_length=64)),
                ("size", models.BigIntegerField(editable=False)),
                ("media_type", models.CharField(editable=False, max_length=60)),
                ("said_name", models.CharField(blank=True, editable=False, max_length=200)),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("reporter", "The reporter"),
                            ("reported", "The reported person"),
                            ("officer", "An officer"),
                            ("mailbox", "The reporter's mailbox"),
                            ("letter", "A letter"),
                        ],
                        editable=False,
                        max_length=8,
                    ),
                ),
                (
                    "received_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("quarantined", "In quarantine: not opened yet"),
                            ("ready", "Kept, with a safe preview"),
                            ("refused", "Kept, but it could not be opened safely"),
                            ("erased", "Erased"),
                        ],
                        default="quarantined",
                        max_length=11,
                    ),
                ),
                ("pages", models.PositiveSmallIntegerField(default=0)),
                ("facts", models.JSONField(default=dict)),
                ("on_hold", models.BooleanField(default=False)),
                ("released_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "folder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="own_exhibits",
                        to="evidence.folder",
                    ),
                ),
                (
                    "shared",
                    models.ManyToManyField(
                        blank=True, related_name="shared_exhibits", to="evidence.folder"
                    ),
                ),
            ],
            options={
                "ordering": ("received_at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Account",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("platform", models.CharField(max_length=20)),
                ("handle_sealed", models.TextField()),
                ("person_sealed", models.TextField()),
                (
                    "grade",
                    models.CharField(
                        choices=[
                            ("admitted", "Admitted by the person"),
                            ("proven", "Proven by the platform or an official listing"),
                            ("likely", "Likely: several grounds of different kinds"),
                            ("unproven", "Unproven"),
                            ("refuted", "Refuted: it is somebody else's, or was taken over"),
                        ],
                        max_length=8,
                    ),
                ),
                ("grounds", models.JSONField(default=list)),
                ("reason", models.TextField()),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="evidence.account",
                    ),
                ),
                (
                    "folder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="accounts",
                        to="evidence.folder",
                    ),
                ),
            ],
            options={
                "ordering": ("at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Grade",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "worth",
                    models.CharField(
                        choices=[
                            (
                                "established",
                                "Established: an officer saw the source itself, or it is proven",
                            ),
                            (
                                "supported",
                                "Supported: it fits other evidence that is independent of it",
                            ),
                            (
                                "plausible",
                                "Plausible: nothing speaks against it, nothing independent for it",
                            ),
                            ("doubtful", "Doubtful: something speaks against it"),
                            ("refuted", "Refuted: it is false, or shows something else"),
                        ],
                        max_length=11,
                    ),
                ),
                ("checks", models.JSONField(default=list)),
                ("reason", models.TextField()),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "exhibit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="grades",
                        to="evidence.exhibit",
                    ),
                ),
            ],
            options={
                "ordering": ("-at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="Hold",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ground", models.TextField()),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("lifted_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "exhibit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="holds",
                        to="evidence.exhibit",
                    ),
                ),
                (
                    "lifted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Objection",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words_sealed", models.TextField()),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("answer", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objections",
                        to="evidence.account",
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Redaction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("page", models.PositiveSmallIntegerField()),
                ("left", models.PositiveSmallIntegerField()),
                ("top", models.PositiveSmallIntegerField()),
                ("right", models.PositiveSmallIntegerField()),
                ("bottom", models.PositiveSmallIntegerField()),
                (
                    "exhibit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="redactions",
                        to="evidence.exhibit",
                    ),
                ),
            ],
            options={
                "ordering": ("page", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Relation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "verb",
                    models.CharField(
                        choices=[
                            ("liked", "liked"),
                            ("followed", "followed"),
                            ("member", "was a member of"),
                            ("shared", "shared"),
                            ("commented", "commented on"),
                            ("tagged", "was tagged in"),
                        ],
                        max_length=9,
                    ),
                ),
                ("target", models.CharField(max_length=300)),
                ("seen_from", models.DateTimeField()),
                ("seen_until", models.DateTimeField()),
                ("began_after", models.DateTimeField(blank=True, null=True)),
                ("ended_before", models.DateTimeField(blank=True, null=True)),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="relations",
                        to="evidence.account",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "exhibit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="relations",
                        to="evidence.exhibit",
                    ),
                ),
            ],
            options={
                "ordering": ("seen_from", "pk"),
            },
        ),
        migrations.AddIndex(
            model_name="exhibit",
            index=models.Index(fields=["state", "received_at"], name="exhibits_by_state"),
        ),
        migrations.AddIndex(
            model_name="exhibit",
            index=models.Index(fields=["sha256"], name="exhibits_by_hash"),
        ),
        migrations.AddConstraint(
            model_name="exhibit",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["quarantined", "ready", "refused", "erased"])),
                name="a_known_state_of_an_exhibit",
            ),
        ),
        migrations.AddConstraint(
            model_name="exhibit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("origin__in", ["reporter", "reported", "officer", "mailbox", "letter"])
                ),
                name="a_known_origin_of_an_exhibit",
            ),
        ),
        migrations.AddConstraint(
            model_name="exhibit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("said_name", ""), ("sha256", ""), ("state", "erased")),
                    models.Q(
                        models.Q(("state", "erased"), _negated=True),
                        ("sha256__regex", "^[0-9a-f]{64}$"),
                    ),
                    _connector="OR",
                ),
                name="an_exhibit_has_its_hash_until_it_is_erased",
            ),
        ),
        migrations.AddConstraint(
            model_name="exhibit",
            constraint=models.CheckConstraint(
                condition=models.Q(("on_hold", True), ("state", "erased"), _negated=True),
                name="hold_beats_erasure",
            ),
        ),
        migrations.AddConstraint(
            model_name="account",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("grade__in", ["admitted", "proven", "likely", "unproven", "refuted"])
                ),
                name="a_known_grade",
            ),
        ),
        migrations.AddConstraint(
            model_name="grade",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("worth__in", ["established", "supported", "plausible", "doubtful", "refuted"])
                ),
                name="a_known_worth",
            ),
        ),
        migrations.AddConstraint(
            model_name="grade",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="a_grade_has_its_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="redaction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("bottom__lte", 1000),
                    ("left__lt", models.F("right")),
                    ("right__lte", 1000),
                    ("top__lt", models.F("bottom")),
                ),
                name="a_box_within_the_page",
            ),
        ),
        migrations.AddConstraint(
            model_name="relation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("verb__in", ["liked", "followed", "member", "shared", "commented", "tagged"])
                ),
                name="a_known_verb",
            ),
        ),
        migrations.AddConstraint(
            model_name="relation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("seen_from__lte", models.F("seen_until")),
                    models.Q(
                        ("began_after", None),
                        ("began_after__lte", models.F("seen_from")),
                        _connector="OR",
                    ),
                    models.Q(
                        ("ended_before", None),
                        ("ended_before__gte", models.F("seen_until")),
                        _connector="OR",
                    ),
                ),
                name="an_interval_in_the_order_of_time",
            ),
        ),
    ]

import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from jaganetral.portal.people.immutable import arm, disarm
from jaganetral.portal.people.lockout import make_lockout_table


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                (
                    "email",
                    models.EmailField(max_length=254, unique=True, verbose_name="e-mail address"),
                ),
                ("name", models.CharField(max_length=150, verbose_name="name")),
                ("is_active", models.BooleanField(default=True, verbose_name="may sign in")),
                (
                    "joined",
                    models.DateTimeField(
                        default=django.utils.timezone.now,
                        editable=False,
                        verbose_name="account since",
                    ),
                ),
            ],
            options={
                "verbose_name": "person",
                "verbose_name_plural": "people",
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("email"),
                        name="one_account_for_each_email",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("email", ""), _negated=True),
                        name="an_account_has_an_email",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("path", models.CharField(max_length=255, unique=True)),
                ("depth", models.PositiveIntegerField()),
                ("numchild", models.PositiveIntegerField(default=0)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("national", "National"),
                            ("province", "Province"),
                            ("regency", "Regency or city"),
                            ("opd", "Regional office (OPD)"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "region",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="Kemendagri's code: 13 for a province, 13.71 for a regency or city.",
                        max_length=5,
                        verbose_name="region code",
                    ),
                ),
            ],
            options={
                "verbose_name": "organisation",
                "verbose_name_plural": "organisations",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["national", "province", "regency", "opd"])
                        ),
                        name="a_known_kind_of_organisation",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="an_organisation_has_a_name",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "province"), ("region__regex", "^[0-9]{2}$")),
                            models.Q(
                                ("kind", "regency"), ("region__regex", "^[0-9]{2}\\.[0-9]{2}$")
                            ),
                            models.Q(("kind__in", ["national", "opd"]), ("region", "")),
                            _connector="OR",
                        ),
                        name="a_region_code_of_its_kind",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("region", ""), _negated=True),
                        fields=("region",),
                        name="one_organisation_for_each_region",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("employee", "Employee"),
                            ("agency_officer", "Agency officer"),
                            ("adviser", "Adviser"),
                            ("intake_officer", "Intake officer"),
                            ("reviewer", "Reviewer"),
                            ("decision_maker", "Decision maker"),
                            ("ppk", "Personnel authority (PPK)"),
                            ("auditor", "Auditor"),
                            ("administrator", "Administrator"),
                        ],
                        max_length=16,
                        verbose_name="role",
                    ),
                ),
                (
                    "begins",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="from"),
                ),
                ("ends", models.DateTimeField(blank=True, null=True, verbose_name="until")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "membership",
                "verbose_name_plural": "memberships",
                "ordering": ("organisation__path", "person__name", "begins", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                [
                                    "employee",
                                    "agency_officer",
                                    "adviser",
                                    "intake_officer",
                                    "reviewer",
                                    "decision_maker",
                                    "ppk",
                                    "auditor",
                                    "administrator",
                                ],
                            )
                        ),
                        name="a_role_that_is_given",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends", None), ("ends__gte", models.F("begins")), _connector="OR"
                        ),
                        name="ends_after_it_begins",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ends", None)),
                        fields=("person", "organisation", "role"),
                        name="a_role_is_held_once_without_end",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("email", models.EmailField(max_length=254, verbose_name="e-mail address")),
                ("name", models.CharField(max_length=150, verbose_name="name")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("employee", "Employee"),
                            ("agency_officer", "Agency officer"),
                            ("adviser", "Adviser"),
                            ("intake_officer", "Intake officer"),
                            ("reviewer", "Reviewer"),
                            ("decision_maker", "Decision maker"),
                            ("ppk", "Personnel authority (PPK)"),
                            ("auditor", "Auditor"),
                            ("administrator", "Administrator"),
                        ],
                        max_length=16,
                        verbose_name="role",
                    ),
                ),
                ("ends", models.DateTimeField(blank=True, null=True, verbose_name="until")),
                ("key", models.CharField(editable=False, max_length=64, unique=True)),
                (
                    "made_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("open_until", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "accepted_by",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "invitation",
                "verbose_name_plural": "invitations",
                "ordering": ("-made_at",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                [
                                    "employee",
                                    "agency_officer",
                                    "adviser",
                                    "intake_officer",
                                    "reviewer",
                                    "decision_maker",
                                    "ppk",
                                    "auditor",
                                    "administrator",
                                ],
                            )
                        ),
                        name="invited_to_a_given_role",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("accepted_by", None), ("withdrawn_at", None), _connector="OR"
                        ),
                        name="accepted_or_withdrawn_never_both",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Record",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="when"
                    ),
                ),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("account_made", "Account made"),
                            ("account_closed", "Account closed"),
                            ("account_opened", "Account opened again"),
                            ("invited", "Invited"),
                            ("invitation_withdrawn", "Invitation withdrawn"),
                            ("role_given", "Role given"),
                            ("role_ended", "Role ended"),
                            ("organisation_made", "Organisation made"),
                            ("organisation_changed", "Organisation changed"),
                        ],
                        editable=False,
                        max_length=24,
                        verbose_name="what",
                    ),
                ),
                ("details", models.JSONField(default=dict, editable=False)),
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
                    "organisation",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "line of the record",
                "verbose_name_plural": "record",
                "ordering": ("-at", "-pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "what__in",
                                [
                                    "account_made",
                                    "account_closed",
                                    "account_opened",
                                    "invited",
                                    "invitation_withdrawn",
                                    "role_given",
                                    "role_ended",
                                    "organisation_made",
                                    "organisation_changed",
                                ],
                            )
                        ),
                        name="a_known_happening",
                    )
                ],
            },
        ),
        migrations.RunPython(arm, disarm),
        migrations.RunPython(make_lockout_table, migrations.RunPython.noop),
    ]

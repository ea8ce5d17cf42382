import django.db.models.deletion
import orgs.clock
import orgs.fields
import simple_history.models
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="HistoricalHoliday",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("on", models.DateField(db_index=True)),
                ("name", models.CharField(max_length=120)),
                ("basis", models.CharField(max_length=120)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                ("history_id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
            ],
            options={
                "verbose_name": "historical holiday",
                "verbose_name_plural": "historical holidays",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalInterpreter",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("code", models.CharField(db_index=True, max_length=12)),
                ("languages", models.JSONField(default=list, help_text="ISO 639 codes")),
                (
                    "gender",
                    models.CharField(
                        choices=[
                            ("woman", "Woman"),
                            ("man", "Man"),
                            ("other", "Another gender"),
                            ("not_said", "Preferred not to say"),
                        ],
                        max_length=10,
                    ),
                ),
                ("ethics_trained_on", models.DateField(blank=True, null=True)),
                ("ethics_valid_until", models.DateField(blank=True, null=True)),
                ("is_active", models.BooleanField(default=True)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                ("history_id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
            ],
            options={
                "verbose_name": "historical interpreter",
                "verbose_name_plural": "historical interpreters",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalOrganisation",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("slug", models.SlugField(max_length=60)),
                ("name", models.CharField(max_length=160)),
                ("name_km", models.CharField(blank=True, max_length=200)),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("judicial_police", "Judicial police"),
                            ("social_affairs", "Social affairs"),
                            ("foreign_affairs", "Cambodian mission abroad"),
                            ("national_coordination", "National coordination"),
                            ("provincial_coordination", "Provincial coordination"),
                            ("transit_centre", "Transit centre"),
                            ("un_agency", "United Nations agency"),
                            ("ngo", "Non-governmental organisation"),
                            ("ngo_legal", "Legal aid organisation"),
                            ("ngo_coalition", "Coalition of organisations"),
                            ("ngo_prevention", "Prevention organisation"),
                            ("labour_inspection", "Labour inspection"),
                            ("justice", "Justice"),
                            ("helpline", "Helpline"),
                            ("foreign_mission", "Mission of another country"),
                            ("immigration", "Immigration"),
                        ],
                        max_length=30,
                    ),
                ),
                ("in_appendix_2", models.BooleanField(default=False)),
                ("unlisted", models.BooleanField(default=False, help_text="Shown to caseworkers only.")),
                ("invented", models.BooleanField(default=False, help_text="A body of the demonstration.")),
                ("place_to_stay", models.BooleanField(default=False, help_text="Only its province is ever shown.")),
                ("services", models.JSONField(blank=True, default=list)),
                ("eligibility", models.JSONField(blank=True, default=dict)),
                ("locations", models.JSONField(blank=True, default=list)),
                ("website", models.URLField(blank=True)),
                ("telephone", models.CharField(blank=True, max_length=300)),
                ("sources", models.JSONField(blank=True, default=list)),
                ("confidence", models.CharField(blank=True, max_length=120)),
                ("remarks", models.JSONField(blank=True, default=list)),
                ("verified_on", models.DateField(blank=True, null=True)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                ("history_id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
            ],
            options={
                "verbose_name": "historical organisation",
                "verbose_name_plural": "historical organisations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Holiday",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("on", models.DateField(unique=True)),
                ("name", models.CharField(max_length=120)),
                ("basis", models.CharField(max_length=120)),
            ],
            options={
                "ordering": ["on"],
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("email", models.EmailField(max_length=254, unique=True)),
                ("code", models.CharField(max_length=12, unique=True)),
                ("name", models.CharField(max_length=120)),
                (
                    "gender",
                    models.CharField(
                        choices=[
                            ("woman", "Woman"),
                            ("man", "Man"),
                            ("other", "Another gender"),
                            ("not_said", "Preferred not to say"),
                        ],
                        default="not_said",
                        max_length=10,
                    ),
                ),
                ("is_active", models.BooleanField(default=True)),
                ("suspended_at", models.DateTimeField(blank=True, null=True)),
                ("created_at", models.DateTimeField(default=orgs.clock.now)),
                (
                    "suspended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="suspended",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["code"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("suspended_at__isnull", True), ("suspended_by__isnull", True)),
                            models.Q(
                                ("is_active", False), ("suspended_at__isnull", False), ("suspended_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="suspension_has_its_moment_and_its_author",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AuditEvent",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=60)),
                (
                    "outcome",
                    models.CharField(
                        choices=[("done", "Done"), ("seen", "Seen"), ("refused", "Refused")], max_length=8
                    ),
                ),
                ("at", models.DateTimeField()),
                ("actor_id", models.UUIDField(null=True)),
                ("actor_code", models.CharField(blank=True, max_length=12)),
                ("role", models.CharField(blank=True, max_length=60)),
                ("relation", models.CharField(blank=True, max_length=60)),
                ("office_id", models.UUIDField(null=True)),
                ("case_id", models.UUIDField(null=True)),
                ("case_reference", models.CharField(blank=True, max_length=8)),
                ("subject", models.CharField(blank=True, max_length=80)),
                ("guideline", models.PositiveSmallIntegerField(null=True)),
                ("why", models.CharField(blank=True, max_length=60)),
                ("purpose", models.CharField(blank=True, max_length=30)),
                ("sections", models.JSONField(default=list)),
                ("details", models.JSONField(default=dict)),
                ("rows", models.JSONField(default=list)),
                ("outer_id", models.UUIDField(null=True)),
                ("submission", models.UUIDField(null=True, unique=True)),
                ("stream", models.UUIDField(editable=False, null=True)),
                ("position", models.PositiveBigIntegerField(editable=False, null=True)),
                ("previous_hash", models.BinaryField(null=True)),
                ("hash", models.BinaryField(null=True)),
            ],
            options={
                "ordering": ["at", "id"],
                "indexes": [
                    models.Index(fields=["case_id", "at", "id"], name="event_by_case"),
                    models.Index(fields=["actor_id", "at"], name="event_by_actor"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["done", "seen", "refused"])),
                        name="event_outcome_is_done_seen_or_refused",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalTraining",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "course",
                    models.CharField(
                        choices=[
                            ("indicator_screening", "Indicators and screening"),
                            ("trauma_informed", "Trauma-informed and child-sensitive interviewing"),
                            ("formal_identification", "Formal identification"),
                            ("interpreter_ethics", "Interpreter ethics"),
                            ("service_provision", "Services for abused and child persons"),
                            ("repatriation", "Repatriation procedure"),
                        ],
                        max_length=30,
                    ),
                ),
                ("completed_on", models.DateField()),
                ("valid_until", models.DateField()),
                ("certificate", models.CharField(blank=True, max_length=80)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                ("history_id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical training",
                "verbose_name_plural": "historical trainings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Interpreter",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("code", models.CharField(max_length=12, unique=True)),
                ("languages", models.JSONField(default=list, help_text="ISO 639 codes")),
                (
                    "gender",
                    models.CharField(
                        choices=[
                            ("woman", "Woman"),
                            ("man", "Man"),
                            ("other", "Another gender"),
                            ("not_said", "Preferred not to say"),
                        ],
                        max_length=10,
                    ),
                ),
                ("ethics_trained_on", models.DateField(blank=True, null=True)),
                ("ethics_valid_until", models.DateField(blank=True, null=True)),
                ("is_active", models.BooleanField(default=True)),
            ],
            options={
                "ordering": ["code"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ethics_trained_on__isnull", True), ("ethics_valid_until__isnull", True)),
                            ("ethics_valid_until__gte", models.F("ethics_trained_on")),
                            _connector="OR",
                        ),
                        name="interpreter_training_has_both_dates_in_order",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Office",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=160)),
                ("name_km", models.CharField(blank=True, max_length=200)),
                ("is_national_coordination", models.BooleanField(default=False)),
                ("duty_telephone", models.CharField(blank=True, max_length=40)),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="orgs.office",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_national_coordination", True)),
                        fields=("is_national_coordination",),
                        name="one_office_coordinates_the_nation",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("parent", models.F("id")), _negated=True),
                        name="office_is_not_its_own_parent",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalWhereabouts",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("said_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                ("history_id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orgs.office",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical whereabouts",
                "verbose_name_plural": "historical whereabouts",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalProvince",
            fields=[
                ("code", models.CharField(db_index=True, max_length=2)),
                ("name", models.CharField(max_length=60)),
                ("name_km", models.CharField(max_length=80)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                ("history_id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "child_protection_office",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orgs.office",
                    ),
                ),
                (
                    "coordinating_office",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orgs.office",
                    ),
                ),
                (
                    "identifying_office",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orgs.office",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical province",
                "verbose_name_plural": "historical provinces",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalMembership",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("responder", "First responder"),
                            ("caseworker", "Caseworker"),
                            ("specialist", "Identification specialist"),
                            ("supervisor", "Supervisor"),
                            ("match_desk", "Match desk"),
                            ("auditor", "Auditor"),
                            ("statistician", "Statistician"),
                            ("administrator", "Administrator"),
                        ],
                        max_length=20,
                    ),
                ),
                ("started_at", models.DateTimeField(default=orgs.clock.now)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                ("history_id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "started_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orgs.office",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical membership",
                "verbose_name_plural": "historical memberships",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDeputy",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("named_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                ("history_id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "named_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orgs.office",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical deputy",
                "verbose_name_plural": "historical deputies",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("slug", models.SlugField(max_length=60, unique=True)),
                ("name", models.CharField(max_length=160)),
                ("name_km", models.CharField(blank=True, max_length=200)),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("judicial_police", "Judicial police"),
                            ("social_affairs", "Social affairs"),
                            ("foreign_affairs", "Cambodian mission abroad"),
                            ("national_coordination", "National coordination"),
                            ("provincial_coordination", "Provincial coordination"),
                            ("transit_centre", "Transit centre"),
                            ("un_agency", "United Nations agency"),
                            ("ngo", "Non-governmental organisation"),
                            ("ngo_legal", "Legal aid organisation"),
                            ("ngo_coalition", "Coalition of organisations"),
                            ("ngo_prevention", "Prevention organisation"),
                            ("labour_inspection", "Labour inspection"),
                            ("justice", "Justice"),
                            ("helpline", "Helpline"),
                            ("foreign_mission", "Mission of another country"),
                            ("immigration", "Immigration"),
                        ],
                        max_length=30,
                    ),
                ),
                ("in_appendix_2", models.BooleanField(default=False)),
                ("unlisted", models.BooleanField(default=False, help_text="Shown to caseworkers only.")),
                ("invented", models.BooleanField(default=False, help_text="A body of the demonstration.")),
                ("place_to_stay", models.BooleanField(default=False, help_text="Only its province is ever shown.")),
                ("services", models.JSONField(blank=True, default=list)),
                ("eligibility", models.JSONField(blank=True, default=dict)),
                ("locations", models.JSONField(blank=True, default=list)),
                ("website", models.URLField(blank=True)),
                ("telephone", models.CharField(blank=True, max_length=300)),
                ("sources", models.JSONField(blank=True, default=list)),
                ("confidence", models.CharField(blank=True, max_length=120)),
                ("remarks", models.JSONField(blank=True, default=list)),
                ("verified_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "type__in",
                                [
                                    "foreign_affairs",
                                    "foreign_mission",
                                    "helpline",
                                    "immigration",
                                    "judicial_police",
                                    "justice",
                                    "labour_inspection",
                                    "national_coordination",
                                    "ngo",
                                    "ngo_coalition",
                                    "ngo_legal",
                                    "ngo_prevention",
                                    "provincial_coordination",
                                    "social_affairs",
                                    "transit_centre",
                                    "un_agency",
                                ],
                            )
                        ),
                        name="organisation_type_is_one_of_the_table",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="office",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="offices", to="orgs.organisation"
            ),
        ),
        migrations.CreateModel(
            name="HistoricalUser",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("email", models.EmailField(db_index=True, max_length=254)),
                ("code", models.CharField(db_index=True, max_length=12)),
                ("name", models.CharField(max_length=120)),
                (
                    "gender",
                    models.CharField(
                        choices=[
                            ("woman", "Woman"),
                            ("man", "Man"),
                            ("other", "Another gender"),
                            ("not_said", "Preferred not to say"),
                        ],
                        default="not_said",
                        max_length=10,
                    ),
                ),
                ("is_active", models.BooleanField(default=True)),
                ("suspended_at", models.DateTimeField(blank=True, null=True)),
                ("created_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                ("history_id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "suspended_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orgs.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical user",
                "verbose_name_plural": "historical users",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalEvidence",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("guideline", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    orgs.fields.CodedField(
                        choices=[
                            ("procedure", "Procedure in writing"),
                            ("published_steps", "Steps that are published"),
                            ("resources", "People, money and skills"),
                            ("training", "Training of those who help"),
                            ("capacity", "Places and supplies"),
                            ("minimum_standard", "Minimum standard met"),
                            ("best_practice", "Practice worth copying"),
                        ],
                        max_length=40,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("document_version", models.CharField(max_length=60)),
                ("valid_until", models.DateField(blank=True, null=True)),
                ("kept_where", models.CharField(max_length=200)),
                ("remarks", models.TextField(blank=True)),
                ("confirmed_on", models.DateField()),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                ("history_id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orgs.office",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orgs.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical evidence",
                "verbose_name_plural": "historical evidence",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name="user",
            name="organisation",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="members",
                to="orgs.organisation",
            ),
        ),
        migrations.CreateModel(
            name="Province",
            fields=[
                ("code", models.CharField(max_length=2, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=60)),
                ("name_km", models.CharField(max_length=80)),
                (
                    "child_protection_office",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="protects_children_in",
                        to="orgs.office",
                    ),
                ),
                (
                    "coordinating_office",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="coordinates_in",
                        to="orgs.office",
                    ),
                ),
                (
                    "identifying_office",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="identifies_in",
                        to="orgs.office",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.AddField(
            model_name="office",
            name="province",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="offices", to="orgs.province"
            ),
        ),
        migrations.CreateModel(
            name="HistoricalService",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "kind",
                    orgs.fields.CodedField(
                        choices=[
                            ("shelter", "A place to stay"),
                            ("doctor", "Doctor"),
                            ("counselling", "Counselling"),
                            ("independent_advice", "Independent advice"),
                            ("legal_aid", "Legal aid"),
                            ("phone_call", "Phone call"),
                            ("school", "School"),
                            ("training", "Training for work"),
                            ("money", "Money or clothes"),
                            ("return_home", "Going home"),
                            ("police", "Talking with the police"),
                            ("family_support", "Support for the family"),
                        ],
                        max_length=40,
                    ),
                ),
                ("age_from", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("age_to", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("genders", models.JSONField(blank=True, default=list)),
                ("languages", models.JSONField(blank=True, default=list)),
                ("forms", models.JSONField(blank=True, default=list)),
                ("referred_from", models.JSONField(blank=True, default=list)),
                ("special", models.JSONField(blank=True, default=list)),
                ("capacity", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("accepting_now", models.BooleanField(blank=True, null=True)),
                ("telephone", models.CharField(blank=True, max_length=60)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("source", models.CharField(max_length=300)),
                ("facts", models.JSONField(blank=True, default=dict)),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                ("history_id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "office",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orgs.office",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orgs.organisation",
                    ),
                ),
                (
                    "province",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orgs.province",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical service",
                "verbose_name_plural": "historical services",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalOffice",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("name", models.CharField(max_length=160)),
                ("name_km", models.CharField(blank=True, max_length=200)),
                ("is_national_coordination", models.BooleanField(default=False)),
                ("duty_telephone", models.CharField(blank=True, max_length=40)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                ("history_id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orgs.office",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orgs.organisation",
                    ),
                ),
                (
                    "province",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orgs.province",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical office",
                "verbose_name_plural": "historical offices",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Service",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    orgs.fields.CodedField(
                        choices=[
                            ("shelter", "A place to stay"),
                            ("doctor", "Doctor"),
                            ("counselling", "Counselling"),
                            ("independent_advice", "Independent advice"),
                            ("legal_aid", "Legal aid"),
                            ("phone_call", "Phone call"),
                            ("school", "School"),
                            ("training", "Training for work"),
                            ("money", "Money or clothes"),
                            ("return_home", "Going home"),
                            ("police", "Talking with the police"),
                            ("family_support", "Support for the family"),
                        ],
                        max_length=40,
                    ),
                ),
                ("age_from", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("age_to", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("genders", models.JSONField(blank=True, default=list)),
                ("languages", models.JSONField(blank=True, default=list)),
                ("forms", models.JSONField(blank=True, default=list)),
                ("referred_from", models.JSONField(blank=True, default=list)),
                ("special", models.JSONField(blank=True, default=list)),
                ("capacity", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("accepting_now", models.BooleanField(blank=True, null=True)),
                ("telephone", models.CharField(blank=True, max_length=60)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("source", models.CharField(max_length=300)),
                ("facts", models.JSONField(blank=True, default=dict)),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                (
                    "office",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="orgs.office",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="offers", to="orgs.organisation"
                    ),
                ),
                (
                    "province",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="orgs.province",
                    ),
                ),
            ],
            options={
                "ordering": ["organisation__name", "kind", "id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("withdrawn_on__isnull", True)), fields=["kind"], name="service_by_kind"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("age_from__isnull", True),
                            ("age_to__isnull", True),
                            ("age_from__lte", models.F("age_to")),
                            _connector="OR",
                        ),
                        name="a_service_is_for_ages_in_order",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_on__isnull", True)),
                        fields=("organisation", "kind", "province", "office"),
                        name="a_body_offers_a_kind_once_in_a_place",
                        nulls_distinct=False,
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Training",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "course",
                    models.CharField(
                        choices=[
                            ("indicator_screening", "Indicators and screening"),
                            ("trauma_informed", "Trauma-informed and child-sensitive interviewing"),
                            ("formal_identification", "Formal identification"),
                            ("interpreter_ethics", "Interpreter ethics"),
                            ("service_provision", "Services for abused and child persons"),
                            ("repatriation", "Repatriation procedure"),
                        ],
                        max_length=30,
                    ),
                ),
                ("completed_on", models.DateField()),
                ("valid_until", models.DateField()),
                ("certificate", models.CharField(blank=True, max_length=80)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trainings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-valid_until"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("valid_until__gte", models.F("completed_on"))),
                        name="training_is_valid_after_it_was_completed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "course__in",
                                [
                                    "indicator_screening",
                                    "trauma_informed",
                                    "formal_identification",
                                    "interpreter_ethics",
                                    "service_provision",
                                    "repatriation",
                                ],
                            )
                        ),
                        name="training_course_is_one_of_the_courses",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Whereabouts",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("words", models.TextField(blank=True)),
                ("said_at", models.DateTimeField(default=orgs.clock.now)),
                (
                    "office",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="orgs.office"
                    ),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "whereabouts",
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("responder", "First responder"),
                            ("caseworker", "Caseworker"),
                            ("specialist", "Identification specialist"),
                            ("supervisor", "Supervisor"),
                            ("match_desk", "Match desk"),
                            ("auditor", "Auditor"),
                            ("statistician", "Statistician"),
                            ("administrator", "Administrator"),
                        ],
                        max_length=20,
                    ),
                ),
                ("started_at", models.DateTimeField(default=orgs.clock.now)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "started_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="memberships", to="orgs.office"
                    ),
                ),
            ],
            options={
                "ordering": ["started_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("user", "office", "role"),
                        name="a_role_is_held_once_in_an_office",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_at__isnull", True), ("ended_at__gte", models.F("started_at")), _connector="OR"
                        ),
                        name="membership_ends_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                [
                                    "responder",
                                    "caseworker",
                                    "specialist",
                                    "supervisor",
                                    "match_desk",
                                    "auditor",
                                    "statistician",
                                    "administrator",
                                ],
                            )
                        ),
                        name="membership_role_is_one_of_the_roles",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                            models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="membership_end_has_its_moment_and_its_author",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Deputy",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("named_at", models.DateTimeField(default=orgs.clock.now)),
                (
                    "named_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deputises_in",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="deputies", to="orgs.office"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "deputies",
                "ordering": ["starts_on"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="deputy_ends_on_or_after_the_start",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("guideline", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    orgs.fields.CodedField(
                        choices=[
                            ("procedure", "Procedure in writing"),
                            ("published_steps", "Steps that are published"),
                            ("resources", "People, money and skills"),
                            ("training", "Training of those who help"),
                            ("capacity", "Places and supplies"),
                            ("minimum_standard", "Minimum standard met"),
                            ("best_practice", "Practice worth copying"),
                        ],
                        max_length=40,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("document_version", models.CharField(max_length=60)),
                ("valid_until", models.DateField(blank=True, null=True)),
                ("kept_where", models.CharField(max_length=200)),
                ("remarks", models.TextField(blank=True)),
                ("confirmed_on", models.DateField()),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="orgs.office",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="orgs.organisation"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "evidence",
                "ordering": ["guideline", "organisation__name", "title", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("guideline__in", [16, 17, 20, 21, 26, 28, 45, 46])),
                        name="evidence_is_of_a_guideline_that_asks_institutions",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True),
                            ("valid_until__gte", models.F("confirmed_on")),
                            _connector="OR",
                        ),
                        name="evidence_counts_on_the_day_it_is_confirmed",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="office",
            constraint=models.UniqueConstraint(fields=("organisation", "name"), name="office_names_differ_in_a_body"),
        ),
    ]

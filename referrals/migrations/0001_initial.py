import django.db.models.deletion
import orgs.clock
import orgs.fields
import screening.fields
import simple_history.models
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("orgs", "0001_initial"),
        ("orgs", "__first__"),
        ("screening", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                (
                    "kind",
                    orgs.fields.CodedField(
                        choices=[
                            ("visit_30", "Day 30"),
                            ("visit_90", "Day 90"),
                            ("visit_180", "Day 180"),
                            ("other", "Another visit"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "outcome",
                    orgs.fields.CodedField(
                        choices=[
                            ("made", "Made"),
                            ("declined", "The person did not want it"),
                            ("not_met", "The person could not be met"),
                        ],
                        max_length=40,
                    ),
                ),
                ("took_place_at", models.DateTimeField()),
                (
                    "remarks",
                    screening.fields.SensitiveTextField(
                        blank=True, default="", help_text="Facts, and the person's words.", section="C3"
                    ),
                ),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="screening.case")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["recorded_at", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HistoricalExchange",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                (
                    "country",
                    models.CharField(
                        choices=[
                            ("KH", "Cambodia"),
                            ("VN", "Viet Nam"),
                            ("TH", "Thailand"),
                            ("CN", "China"),
                            ("LA", "Laos"),
                            ("ID", "Indonesia"),
                            ("PH", "Philippines"),
                            ("MM", "Myanmar"),
                            ("BD", "Bangladesh"),
                            ("IN", "India"),
                            ("MY", "Malaysia"),
                            ("TW", "Taiwan"),
                        ],
                        max_length=2,
                    ),
                ),
                (
                    "with_whom",
                    orgs.fields.CodedField(
                        choices=[
                            ("mission", "A mission of that country here"),
                            ("cambodian_mission", "A Cambodian mission there"),
                            ("focal_point", "The national focal point there"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "exchange_about",
                    orgs.fields.CodedField(
                        choices=[
                            ("translation", "Help with translation"),
                            ("papers", "Who the person is, and papers"),
                            ("case", "What happened, for those who act there"),
                            ("return", "Going home"),
                            ("family", "Family there"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "asked_first",
                    orgs.fields.CodedField(
                        choices=[
                            ("person", "The person asks for it"),
                            ("us", "We do, or another office here"),
                            ("them", "Nobody here: they came to us"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "wish",
                    orgs.fields.CodedField(
                        choices=[
                            ("yes", "The person wishes it"),
                            ("no", "The person does not wish it"),
                            ("not_asked", "Not asked"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "danger",
                    orgs.fields.CodedField(
                        choices=[
                            ("none_found", "None was found"),
                            ("possible", "It may put somebody at risk, or that is not known"),
                        ],
                        max_length=40,
                    ),
                ),
                ("groups", models.JSONField(blank=True, default=list)),
                ("took_place_at", models.DateTimeField(blank=True, null=True)),
                ("contacted_at", models.DateTimeField(blank=True, null=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "given_back",
                    orgs.fields.CodedField(
                        blank=True,
                        choices=[
                            ("returned", "Given back"),
                            ("deleted", "Deleted"),
                            ("kept_by_law", "Kept, because a law asks for it"),
                        ],
                        max_length=40,
                    ),
                ),
                ("given_back_at", models.DateTimeField(blank=True, null=True)),
                ("risk", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("addressed_to", screening.fields.SensitiveTextField(blank=True, default="", section="C4")),
                ("told", screening.fields.SensitiveTextField(blank=True, default="", section="C4")),
                ("answer", screening.fields.SensitiveTextField(blank=True, default="", section="C4")),
                ("history_id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "answered_by",
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
                    "case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="screening.case",
                    ),
                ),
                (
                    "consent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="screening.consent",
                    ),
                ),
                (
                    "contacted_by",
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
                    "given_back_by",
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
                    "without_consent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="screening.sharingwithoutconsent",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical exchange",
                "verbose_name_plural": "historical exchanges",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalFollowUp",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                (
                    "kind",
                    orgs.fields.CodedField(
                        choices=[
                            ("visit_30", "Day 30"),
                            ("visit_90", "Day 90"),
                            ("visit_180", "Day 180"),
                            ("other", "Another visit"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "outcome",
                    orgs.fields.CodedField(
                        choices=[
                            ("made", "Made"),
                            ("declined", "The person did not want it"),
                            ("not_met", "The person could not be met"),
                        ],
                        max_length=40,
                    ),
                ),
                ("took_place_at", models.DateTimeField()),
                (
                    "remarks",
                    screening.fields.SensitiveTextField(
                        blank=True, default="", help_text="Facts, and the person's words.", section="C3"
                    ),
                ),
                ("history_id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="screening.case",
                    ),
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
            ],
            options={
                "verbose_name": "historical follow up",
                "verbose_name_plural": "historical follow ups",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPlacement",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                (
                    "kind",
                    orgs.fields.CodedField(
                        choices=[
                            ("family", "With family"),
                            ("community", "In a community or foster family"),
                            ("shelter", "In a shelter"),
                            ("independent", "On their own"),
                        ],
                        max_length=40,
                    ),
                ),
                ("began_on", models.DateField()),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("where", screening.fields.SensitiveTextField(blank=True, default="", section="C4")),
                ("history_id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="screening.case",
                    ),
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
            ],
            options={
                "verbose_name": "historical placement",
                "verbose_name_plural": "historical placements",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalReferral",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                (
                    "service",
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
                (
                    "status",
                    orgs.fields.CodedField(
                        choices=[
                            ("draft", "Not sent"),
                            ("sent", "Sent, waits for an answer"),
                            ("accepted", "Accepted"),
                            ("under_way", "Under way"),
                            ("declined", "Declined"),
                            ("withdrawn", "Taken back"),
                            ("completed", "Completed"),
                            ("ended", "Ended"),
                        ],
                        default="draft",
                        max_length=40,
                    ),
                ),
                (
                    "urgency",
                    orgs.fields.CodedField(
                        choices=[("now", "Now"), ("today", "Today"), ("planned", "Planned")],
                        default="today",
                        max_length=40,
                    ),
                ),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "declined_why",
                    orgs.fields.CodedField(
                        blank=True,
                        choices=[
                            ("full", "No place or time now"),
                            ("not_for", "Not for this age, gender or situation"),
                            ("not_offered", "The service is not offered any more"),
                            ("conflict", "Too near to somebody involved"),
                            ("not_safe", "It would not be safe here"),
                            ("other", "Another reason"),
                        ],
                        max_length=40,
                    ),
                ),
                ("begun_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "ended_why",
                    orgs.fields.CodedField(
                        blank=True,
                        choices=[
                            ("person_wanted", "The person wanted it to end"),
                            ("left", "The person left or went elsewhere"),
                            ("cannot_go_on", "The office cannot go on"),
                            ("other", "Another reason"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "outcome",
                    orgs.fields.CodedField(
                        blank=True,
                        choices=[
                            ("received", "The person got what was agreed"),
                            ("partly", "The person got part of it"),
                            ("not_received", "The person did not get it"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "words",
                    screening.fields.SensitiveTextField(
                        blank=True, default="", help_text="What is asked, for whoever helps.", section="C3"
                    ),
                ),
                ("answer_words", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("outcome_words", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("history_id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "answered_by",
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
                    "begun_by",
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
                    "case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="screening.case",
                    ),
                ),
                (
                    "consent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="screening.consent",
                    ),
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
                    "grant",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="screening.grant",
                    ),
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
                    "sent_by",
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
                    "to_office",
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
                    "without_consent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="screening.sharingwithoutconsent",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical referral",
                "verbose_name_plural": "historical referrals",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalTracing",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                (
                    "tracing_outcome",
                    orgs.fields.CodedField(
                        blank=True,
                        choices=[("found", "Found"), ("not_found", "Not found"), ("stopped", "Stopped")],
                        max_length=40,
                    ),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("search", screening.fields.SensitiveTextField(blank=True, default="", section="C4")),
                ("outcome_words", screening.fields.SensitiveTextField(blank=True, default="", section="C4")),
                ("history_id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="screening.case",
                    ),
                ),
                (
                    "consent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="screening.consent",
                    ),
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
                    "relative",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="screening.relatedperson",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical tracing",
                "verbose_name_plural": "historical tracings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Referral",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                (
                    "service",
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
                (
                    "status",
                    orgs.fields.CodedField(
                        choices=[
                            ("draft", "Not sent"),
                            ("sent", "Sent, waits for an answer"),
                            ("accepted", "Accepted"),
                            ("under_way", "Under way"),
                            ("declined", "Declined"),
                            ("withdrawn", "Taken back"),
                            ("completed", "Completed"),
                            ("ended", "Ended"),
                        ],
                        default="draft",
                        max_length=40,
                    ),
                ),
                (
                    "urgency",
                    orgs.fields.CodedField(
                        choices=[("now", "Now"), ("today", "Today"), ("planned", "Planned")],
                        default="today",
                        max_length=40,
                    ),
                ),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "declined_why",
                    orgs.fields.CodedField(
                        blank=True,
                        choices=[
                            ("full", "No place or time now"),
                            ("not_for", "Not for this age, gender or situation"),
                            ("not_offered", "The service is not offered any more"),
                            ("conflict", "Too near to somebody involved"),
                            ("not_safe", "It would not be safe here"),
                            ("other", "Another reason"),
                        ],
                        max_length=40,
                    ),
                ),
                ("begun_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "ended_why",
                    orgs.fields.CodedField(
                        blank=True,
                        choices=[
                            ("person_wanted", "The person wanted it to end"),
                            ("left", "The person left or went elsewhere"),
                            ("cannot_go_on", "The office cannot go on"),
                            ("other", "Another reason"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "outcome",
                    orgs.fields.CodedField(
                        blank=True,
                        choices=[
                            ("received", "The person got what was agreed"),
                            ("partly", "The person got part of it"),
                            ("not_received", "The person did not get it"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "words",
                    screening.fields.SensitiveTextField(
                        blank=True, default="", help_text="What is asked, for whoever helps.", section="C3"
                    ),
                ),
                ("answer_words", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("outcome_words", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "begun_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="screening.case")),
                (
                    "consent",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to="screening.consent"
                    ),
                ),
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
                    "grant",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referral",
                        to="screening.grant",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "to_office",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="orgs.office"),
                ),
                (
                    "without_consent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="screening.sharingwithoutconsent",
                    ),
                ),
            ],
            options={
                "ordering": ["recorded_at", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sent_at__isnull", True), ("sent_by__isnull", True)),
                            models.Q(("sent_at__isnull", False), ("sent_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_referral_sent_has_its_moment_and_its_author",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("answered_by__isnull", True)),
                            models.Q(("answered_at__isnull", False), ("answered_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_referral_answered_has_moment_and_author",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("begun_at__isnull", True), ("begun_by__isnull", True)),
                            models.Q(("begun_at__isnull", False), ("begun_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_service_begun_has_its_moment_and_its_author",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                            models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_referral_ended_has_its_moment_and_its_author",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("grant__isnull", True), ("status", "draft")),
                            models.Q(
                                models.Q(("status", "draft"), _negated=True),
                                ("grant__isnull", False),
                                ("sent_at__isnull", False),
                            ),
                            ("status", "withdrawn"),
                            _connector="OR",
                        ),
                        name="a_referral_that_was_sent_has_its_grant",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "declined"), _negated=True),
                            models.Q(("declined_why", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_referral_declined_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "completed"), _negated=True),
                            models.Q(("outcome", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_referral_completed_has_its_outcome",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("consent__isnull", False), ("without_consent__isnull", True)),
                            models.Q(("consent__isnull", True), ("without_consent__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_referral_rests_on_one_consent_or_one_named_act",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalServiceNote",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                ("text", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("history_id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="screening.case",
                    ),
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
                    "referral",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="referrals.referral",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical service note",
                "verbose_name_plural": "historical service notes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalReferralQuestion",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("question", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("answer", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("history_id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "answered_by",
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
                    "case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="screening.case",
                    ),
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
                    "referral",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="referrals.referral",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical referral question",
                "verbose_name_plural": "historical referral questions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ReferralQuestion",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("question", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("answer", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="screening.case")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="questions", to="referrals.referral"
                    ),
                ),
            ],
            options={
                "ordering": ["recorded_at", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("answered_by__isnull", True)),
                            models.Q(("answered_at__isnull", False), ("answered_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_question_answered_has_moment_and_author",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ServiceNote",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("text", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="screening.case")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notes", to="referrals.referral"
                    ),
                ),
            ],
            options={
                "ordering": ["recorded_at", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Tracing",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                (
                    "tracing_outcome",
                    orgs.fields.CodedField(
                        blank=True,
                        choices=[("found", "Found"), ("not_found", "Not found"), ("stopped", "Stopped")],
                        max_length=40,
                    ),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("search", screening.fields.SensitiveTextField(blank=True, default="", section="C4")),
                ("outcome_words", screening.fields.SensitiveTextField(blank=True, default="", section="C4")),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="screening.case")),
                ("consent", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="screening.consent")),
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
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "relative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="screening.relatedperson"
                    ),
                ),
            ],
            options={
                "ordering": ["recorded_at", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                            models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_search_ended_has_its_moment_and_its_author",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("tracing_outcome", "")),
                            models.Q(("ended_at__isnull", False), models.Q(("tracing_outcome", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="a_search_ended_says_what_came_of_it",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("relative",),
                        name="a_relative_is_looked_for_once_at_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Exchange",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                (
                    "country",
                    models.CharField(
                        choices=[
                            ("KH", "Cambodia"),
                            ("VN", "Viet Nam"),
                            ("TH", "Thailand"),
                            ("CN", "China"),
                            ("LA", "Laos"),
                            ("ID", "Indonesia"),
                            ("PH", "Philippines"),
                            ("MM", "Myanmar"),
                            ("BD", "Bangladesh"),
                            ("IN", "India"),
                            ("MY", "Malaysia"),
                            ("TW", "Taiwan"),
                        ],
                        max_length=2,
                    ),
                ),
                (
                    "with_whom",
                    orgs.fields.CodedField(
                        choices=[
                            ("mission", "A mission of that country here"),
                            ("cambodian_mission", "A Cambodian mission there"),
                            ("focal_point", "The national focal point there"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "exchange_about",
                    orgs.fields.CodedField(
                        choices=[
                            ("translation", "Help with translation"),
                            ("papers", "Who the person is, and papers"),
                            ("case", "What happened, for those who act there"),
                            ("return", "Going home"),
                            ("family", "Family there"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "asked_first",
                    orgs.fields.CodedField(
                        choices=[
                            ("person", "The person asks for it"),
                            ("us", "We do, or another office here"),
                            ("them", "Nobody here: they came to us"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "wish",
                    orgs.fields.CodedField(
                        choices=[
                            ("yes", "The person wishes it"),
                            ("no", "The person does not wish it"),
                            ("not_asked", "Not asked"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "danger",
                    orgs.fields.CodedField(
                        choices=[
                            ("none_found", "None was found"),
                            ("possible", "It may put somebody at risk, or that is not known"),
                        ],
                        max_length=40,
                    ),
                ),
                ("groups", models.JSONField(blank=True, default=list)),
                ("took_place_at", models.DateTimeField(blank=True, null=True)),
                ("contacted_at", models.DateTimeField(blank=True, null=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "given_back",
                    orgs.fields.CodedField(
                        blank=True,
                        choices=[
                            ("returned", "Given back"),
                            ("deleted", "Deleted"),
                            ("kept_by_law", "Kept, because a law asks for it"),
                        ],
                        max_length=40,
                    ),
                ),
                ("given_back_at", models.DateTimeField(blank=True, null=True)),
                ("risk", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("addressed_to", screening.fields.SensitiveTextField(blank=True, default="", section="C4")),
                ("told", screening.fields.SensitiveTextField(blank=True, default="", section="C4")),
                ("answer", screening.fields.SensitiveTextField(blank=True, default="", section="C4")),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="screening.case")),
                (
                    "consent",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to="screening.consent"
                    ),
                ),
                (
                    "contacted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "given_back_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "without_consent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="screening.sharingwithoutconsent",
                    ),
                ),
            ],
            options={
                "ordering": ["recorded_at", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("contacted_at__isnull", True),
                                ("contacted_by__isnull", True),
                                ("took_place_at__isnull", True),
                            ),
                            models.Q(
                                ("contacted_at__isnull", False),
                                ("contacted_by__isnull", False),
                                ("took_place_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="a_contact_has_its_moments_and_author",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("answered_by__isnull", True)),
                            models.Q(("answered_at__isnull", False), ("answered_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="an_answer_from_abroad_has_moment_and_author",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("given_back_at__isnull", True), ("given_back_by__isnull", True)),
                            models.Q(("given_back_at__isnull", False), ("given_back_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="what_came_back_from_abroad_has_both",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("consent__isnull", True),
                                ("contacted_at__isnull", True),
                                ("without_consent__isnull", True),
                            ),
                            models.Q(
                                ("consent__isnull", False),
                                ("contacted_at__isnull", False),
                                ("without_consent__isnull", True),
                            ),
                            models.Q(
                                ("consent__isnull", True),
                                ("contacted_at__isnull", False),
                                ("without_consent__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="a_country_is_told_on_one_consent_or_one_named_act",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("contacted_at__isnull", True), ("danger", "none_found"), _connector="OR"),
                        name="no_country_is_told_where_danger_is_possible",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_at__isnull", True), ("contacted_at__isnull", False), _connector="OR"
                        ),
                        name="an_answer_follows_a_contact",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Placement",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                (
                    "kind",
                    orgs.fields.CodedField(
                        choices=[
                            ("family", "With family"),
                            ("community", "In a community or foster family"),
                            ("shelter", "In a shelter"),
                            ("independent", "On their own"),
                        ],
                        max_length=40,
                    ),
                ),
                ("began_on", models.DateField()),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("where", screening.fields.SensitiveTextField(blank=True, default="", section="C4")),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="screening.case")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["recorded_at", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True), ("ended_on__gte", models.F("began_on")), _connector="OR"
                        ),
                        name="a_placement_does_not_end_before_it_began",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on__isnull", True)), fields=("case",), name="one_placement_at_a_time"
                    ),
                ],
            },
        ),
    ]

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
    ]

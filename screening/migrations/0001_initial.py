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
    ]

    operations = [
        migrations.CreateModel(
            name="Case",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("reference", models.CharField(max_length=8, unique=True)),
                ("codename", models.CharField(max_length=40)),
                ("national_code", models.CharField(blank=True, max_length=30)),
                (
                    "stage",
                    orgs.fields.CodedField(
                        choices=[
                            ("screening", "Screening"),
                            ("interim", "Interim help"),
                            ("reflection", "Recovery and reflection"),
                            ("identification", "Identification"),
                            ("support", "Support"),
                            ("closed", "Closed"),
                        ],
                        default="screening",
                        max_length=40,
                    ),
                ),
                ("opened_at", models.DateTimeField(default=orgs.clock.now)),
                ("received_at", models.DateTimeField(blank=True, null=True)),
                ("event", models.UUIDField(blank=True, null=True)),
                ("is_child", models.BooleanField(default=True, help_text="Under 18, may be, or not yet asked.")),
                (
                    "said_age",
                    orgs.fields.CodedField(
                        blank=True, choices=[("yes", "Yes"), ("maybe", "Maybe"), ("no", "No")], max_length=40
                    ),
                ),
                (
                    "age_band",
                    orgs.fields.CodedField(
                        choices=[
                            ("under_12", "Under 12"),
                            ("12_15", "12 to 15"),
                            ("16_17", "16 to 17"),
                            ("18_24", "18 to 24"),
                            ("25_34", "25 to 34"),
                            ("35_49", "35 to 49"),
                            ("50_plus", "50 and over"),
                            ("not_known", "Not known"),
                        ],
                        default="not_known",
                        max_length=40,
                    ),
                ),
                (
                    "gender",
                    orgs.fields.CodedField(
                        choices=[
                            ("woman", "Woman"),
                            ("man", "Man"),
                            ("other", "Another gender"),
                            ("not_said", "Preferred not to say"),
                        ],
                        default="not_said",
                        max_length=40,
                    ),
                ),
                ("nationality", models.CharField(blank=True, max_length=2)),
                ("forms", models.JSONField(blank=True, default=list)),
                (
                    "result",
                    orgs.fields.CodedField(
                        blank=True,
                        choices=[
                            ("presume", "Presume this person is a victim of trafficking"),
                            ("signs", "There are signs. Refer for a fuller interview"),
                            ("not_enough", "Not enough information yet"),
                            ("few_or_no", "Few or no signs were recorded today"),
                        ],
                        max_length=40,
                    ),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("closed_why", models.CharField(blank=True, max_length=40)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "author_office",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="orgs.office"),
                ),
                (
                    "caseworker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "identifying_office",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="orgs.office",
                    ),
                ),
                (
                    "province",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="orgs.province"
                    ),
                ),
                (
                    "received_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "responsible",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "responsible_office",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="orgs.office"),
                ),
                (
                    "specialist",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-opened_at", "id"],
                "indexes": [
                    models.Index(fields=["responsible_office", "stage"], name="case_by_office"),
                    models.Index(fields=["responsible"], name="case_by_responsible"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("stage", "closed"), ("responsible__isnull", False), _connector="OR"),
                        name="an_open_case_has_a_responsible_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_at__isnull", False),
                                ("closed_by__isnull", False),
                                ("stage", "closed"),
                                models.Q(("closed_why", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("stage", "closed"), _negated=True),
                                ("closed_at__isnull", True),
                                ("closed_by__isnull", True),
                                ("closed_why", ""),
                            ),
                            _connector="OR",
                        ),
                        name="a_closed_case_has_its_moment_author_and_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("received_at__isnull", True), ("received_by__isnull", True)),
                            models.Q(("received_at__isnull", False), ("received_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_received_case_has_its_moment_and_its_author",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BestInterests",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                (
                    "about",
                    orgs.fields.CodedField(
                        choices=[
                            ("no_interview", "Not holding the formal interview"),
                            ("going_home", "Going home"),
                            ("transfer_abroad", "Transfer abroad"),
                            ("care", "Care and placement"),
                            ("other", "Something else"),
                        ],
                        max_length=40,
                    ),
                ),
                ("supports_it", models.BooleanField()),
                ("child_was_heard", models.BooleanField(default=False)),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                ("child_view", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("reasons", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
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
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="screening.case")),
            ],
            options={
                "verbose_name_plural": "best interests",
                "ordering": ["recorded_at", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed_at__isnull", True), ("confirmed_by__isnull", True)),
                            models.Q(("confirmed_at__isnull", False), ("confirmed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="best_interests_confirmed_has_both",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confirmed_by__isnull", True),
                            models.Q(("confirmed_by", models.F("recorded_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="best_interests_are_determined_by_two_people",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Approval",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                (
                    "kind",
                    orgs.fields.CodedField(
                        choices=[
                            ("extension", "Longer period"),
                            ("correction", "Correct the start of the period"),
                            ("late_start", "Period that began more than three days ago"),
                            ("move", "Step that a supervisor answers for"),
                        ],
                        max_length=40,
                    ),
                ),
                ("subject", models.CharField(max_length=40)),
                ("of_other_organisation", models.BooleanField(default=False)),
                ("of_other_office", models.BooleanField(default=False)),
                ("terms", models.JSONField(blank=True, default=dict)),
                (
                    "answer",
                    orgs.fields.CodedField(
                        blank=True,
                        choices=[("approved", "Approved"), ("declined", "Declined"), ("withdrawn", "Withdrawn")],
                        max_length=40,
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("reason", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("answer_reason", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
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
                    "office",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="orgs.office"),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="screening.case")),
            ],
            options={
                "ordering": ["recorded_at", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at__isnull", True), ("answered_by__isnull", True)),
                            models.Q(
                                models.Q(("answer", ""), _negated=True),
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="an_answer_to_a_request_has_its_moment_and_its_author",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", "approved"), _negated=True),
                            models.Q(("answered_by", models.F("recorded_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="nobody_approves_what_they_asked_for",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("answer", "")),
                        fields=("case", "kind", "subject"),
                        name="one_request_of_a_kind_is_pending",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AlternativePlan",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("own_decision", models.BooleanField(default=False)),
                ("services", models.JSONField(default=list)),
                ("review_on", models.DateField()),
                ("text", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="screening.case")),
            ],
            options={
                "ordering": ["recorded_at", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AgeDetermination",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                (
                    "conclusion",
                    orgs.fields.CodedField(
                        choices=[("child", "Under 18, or in doubt: child"), ("adult", "18 or over")], max_length=40
                    ),
                ),
                ("grounds", models.JSONField(default=list)),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                ("reasons", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
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
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="screening.case")),
            ],
            options={
                "ordering": ["recorded_at", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed_at__isnull", True), ("confirmed_by__isnull", True)),
                            models.Q(("confirmed_at__isnull", False), ("confirmed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="an_age_confirmed_has_moment_and_author",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confirmed_by__isnull", True),
                            models.Q(("confirmed_by", models.F("recorded_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="an_age_is_determined_by_two_people",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Complaint",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                (
                    "about",
                    orgs.fields.CodedField(
                        choices=[
                            ("finding", "The finding"),
                            ("service", "A service"),
                            ("process", "The process"),
                            ("us", "Us"),
                        ],
                        max_length=40,
                    ),
                ),
                ("received_at", models.DateTimeField()),
                (
                    "decision",
                    orgs.fields.CodedField(
                        blank=True, choices=[("upheld", "Upheld"), ("not_upheld", "Not upheld")], max_length=40
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("text", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("decision_reason", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="screening.case")),
                (
                    "decided_by",
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
                        help_text="Asked to decide.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="orgs.office",
                    ),
                ),
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
                            models.Q(("decided_at__isnull", True), ("decided_by__isnull", True), ("decision", "")),
                            models.Q(
                                models.Q(("decision", ""), _negated=True),
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="a_complaint_decided_has_its_moment_and_its_author",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("decided_by", models.F("recorded_by")), _negated=True),
                        name="nobody_decides_a_complaint_they_recorded_and_answer_for",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CoordinationLine",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("month", models.DateField()),
                (
                    "result",
                    orgs.fields.CodedField(
                        choices=[
                            ("presume", "Presume this person is a victim of trafficking"),
                            ("signs", "There are signs. Refer for a fuller interview"),
                            ("not_enough", "Not enough information yet"),
                            ("few_or_no", "Few or no signs were recorded today"),
                        ],
                        max_length=40,
                    ),
                ),
                ("why", models.CharField(max_length=40)),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="screening.case")),
                (
                    "office",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="orgs.office"),
                ),
                (
                    "province",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="orgs.province"
                    ),
                ),
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
            name="Deadline",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("kind", models.CharField(max_length=40)),
                ("subject_id", models.UUIDField()),
                ("since", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("met_at", models.DateTimeField(blank=True, null=True)),
                ("dropped_at", models.DateTimeField(blank=True, null=True)),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="screening.case")),
                (
                    "dropped_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "met_by",
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
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="orgs.office"),
                ),
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
                "indexes": [
                    models.Index(
                        condition=models.Q(("dropped_at__isnull", True), ("met_at__isnull", True)),
                        fields=["due_at", "id"],
                        name="deadline_open",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("met_at__isnull", True), ("met_by__isnull", True)),
                            models.Q(("met_at__isnull", False), ("met_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_deadline_met_has_its_moment_and_its_author",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("dropped_at__isnull", True), ("dropped_by__isnull", True)),
                            models.Q(("dropped_at__isnull", False), ("dropped_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_deadline_dropped_has_moment_and_author",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("dropped_at__isnull", True), ("met_at__isnull", True)),
                        fields=("case", "kind", "subject_id"),
                        name="one_deadline_of_a_kind_and_subject_is_open",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Denial",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                (
                    "why",
                    orgs.fields.CodedField(
                        choices=[
                            ("accused", "Accused by the person"),
                            ("relative", "Relative or close to someone in the case"),
                            ("conflict", "Conflict of interest"),
                            ("feared", "The person is afraid of them"),
                        ],
                        max_length=40,
                    ),
                ),
                ("lift_asked_at", models.DateTimeField(blank=True, null=True)),
                ("lifted_at", models.DateTimeField(blank=True, null=True)),
                ("reason", screening.fields.SensitiveTextField(blank=True, default="", section="C5")),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="screening.case")),
                (
                    "lift_asked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "lifted_by",
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
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["recorded_at", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("office__isnull", True), ("user__isnull", False)),
                            models.Q(("office__isnull", False), ("user__isnull", True)),
                            _connector="OR",
                        ),
                        name="a_denial_is_of_one_person_or_one_office",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lift_asked_at__isnull", True), ("lift_asked_by__isnull", True)),
                            models.Q(("lift_asked_at__isnull", False), ("lift_asked_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_lifting_asked_has_moment_and_author",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lifted_at__isnull", True), ("lifted_by__isnull", True)),
                            models.Q(
                                ("lift_asked_by__isnull", False),
                                ("lifted_at__isnull", False),
                                ("lifted_by__isnull", False),
                                models.Q(("lifted_by", models.F("lift_asked_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="lifting_a_denial_takes_two_people",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Detention",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                (
                    "kind",
                    orgs.fields.CodedField(
                        choices=[("detention", "Arrest or detention"), ("charge", "Charge or fine")], max_length=40
                    ),
                ),
                ("started_at", models.DateTimeField()),
                ("released_at", models.DateTimeField(blank=True, null=True)),
                ("release_recorded_at", models.DateTimeField(blank=True, null=True)),
                ("for_what", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("place", screening.fields.SensitiveTextField(blank=True, default="", section="C4")),
                ("released_to", screening.fields.SensitiveTextField(blank=True, default="", section="C4")),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="screening.case")),
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
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "release_recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                                ("release_recorded_at__isnull", True),
                                ("release_recorded_by__isnull", True),
                                ("released_at__isnull", True),
                            ),
                            models.Q(
                                ("release_recorded_at__isnull", False),
                                ("release_recorded_by__isnull", False),
                                ("released_at__gte", models.F("started_at")),
                            ),
                            _connector="OR",
                        ),
                        name="a_release_has_its_moment_and_author_and_follows_the_start",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("form", models.SlugField(max_length=40)),
                ("content", screening.fields.SensitiveJSONField(blank=True, default=dict, section="C3")),
                ("saved_at", models.DateTimeField(default=orgs.clock.now)),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="screening.case")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("case", "user", "form"), name="one_draft_per_form_and_person")
                ],
            },
        ),
        migrations.CreateModel(
            name="FormalInterview",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("took_place_at", models.DateTimeField()),
                ("form_version", models.CharField(max_length=40)),
                ("form_is_official", models.BooleanField(default=False)),
                ("attended", models.JSONField(default=list)),
                ("account", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
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
            name="Finding",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                (
                    "outcome",
                    orgs.fields.CodedField(
                        choices=[
                            ("identified", "Identified"),
                            ("not_identified", "Not formally identified, support continues by another route"),
                            ("more_time", "Needs more time"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "status",
                    orgs.fields.CodedField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("confirmed", "Confirmed"),
                            ("sent_back", "Sent back"),
                            ("noted", "Noted: more time, nobody else confirms it"),
                            ("lapsed", "Lapsed: nobody answered it before the identification ended or passed on"),
                        ],
                        default="proposed",
                        max_length=40,
                    ),
                ),
                ("act", models.BooleanField(default=False)),
                ("means", models.BooleanField(default=False)),
                ("purpose", models.BooleanField(default=False)),
                ("of_child", models.BooleanField(default=False)),
                ("new_date", models.DateField(blank=True, null=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("act_support", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("means_support", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("purpose_support", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("answer_reason", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
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
                    "interview",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="screening.formalinterview",
                    ),
                ),
            ],
            options={
                "ordering": ["recorded_at", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "identified"), _negated=True),
                            models.Q(
                                ("act", True),
                                ("purpose", True),
                                models.Q(("means", True), ("of_child", True), _connector="OR"),
                            ),
                            _connector="OR",
                        ),
                        name="identified_needs_act_and_purpose_and_means_unless_a_child",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "not_identified"), _negated=True),
                            ("act", False),
                            ("purpose", False),
                            models.Q(("means", False), ("of_child", False)),
                            _connector="OR",
                        ),
                        name="not_identified_lacks_an_element",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["confirmed", "sent_back"]), _negated=True),
                            models.Q(("answered_by", models.F("recorded_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="the_proposer_does_not_answer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answered_at__isnull", True),
                                ("answered_by__isnull", True),
                                ("status__in", ["proposed", "noted"]),
                            ),
                            models.Q(
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                                ("status__in", ["confirmed", "sent_back", "lapsed"]),
                            ),
                            _connector="OR",
                        ),
                        name="a_finding_answered_has_its_moment_and_its_author",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("new_date__isnull", False), ("outcome", "more_time"), ("status", "noted")),
                            models.Q(
                                models.Q(("outcome", "more_time"), _negated=True),
                                models.Q(("status", "noted"), _negated=True),
                                ("new_date__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="more_time_names_a_new_date_and_nothing_else_does",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "proposed")),
                        fields=("case",),
                        name="one_finding_is_proposed_at_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Goal",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                (
                    "domain",
                    orgs.fields.CodedField(
                        choices=[
                            ("safety", "Safety"),
                            ("health", "Health"),
                            ("economic", "Work and money"),
                            ("emotional", "Feelings"),
                            ("social", "Family and others"),
                            ("justice", "Justice"),
                            ("values", "What matters to them"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "status",
                    orgs.fields.CodedField(
                        choices=[("open", "Under way"), ("met", "Met"), ("not_met", "Not met, and why")],
                        default="open",
                        max_length=40,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                ("text", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("settled_why", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="screening.case")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["recorded_at", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_at__isnull", True), ("settled_by__isnull", True), ("status", "open")),
                            models.Q(
                                models.Q(("status", "open"), _negated=True),
                                ("settled_at__isnull", False),
                                ("settled_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="a_goal_settled_has_its_moment_and_its_author",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Handover",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                (
                    "kind",
                    orgs.fields.CodedField(
                        choices=[
                            ("agreed", "With the person's agreement"),
                            ("child", "To child protection, whatever was answered"),
                            ("life_at_risk", "Life at risk: separate act with a second person"),
                            ("kept", "Kept here: a line without identity goes to the coordinating office"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "status",
                    orgs.fields.CodedField(
                        choices=[
                            ("sent", "Sent"),
                            ("received", "Received and registered"),
                            ("accepted", "Accepted"),
                            ("sent_back", "Sent back with a question"),
                            ("kept", "Kept"),
                        ],
                        default="sent",
                        max_length=40,
                    ),
                ),
                (
                    "answer",
                    orgs.fields.CodedField(
                        choices=[
                            ("agrees", "Agrees"),
                            ("does_not_agree", "Does not agree"),
                            ("thinking", "Wants to think"),
                            ("not_asked", "Not asked"),
                        ],
                        default="not_asked",
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
                ("child_was_heard", models.BooleanField(blank=True, null=True)),
                ("identifying_office_told", models.BooleanField(default=False)),
                ("received_at", models.DateTimeField(blank=True, null=True)),
                ("accepted_at", models.DateTimeField(blank=True, null=True)),
                ("remarks", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                (
                    "accepted_by",
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
                    "received_by",
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
                    "to_office",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="orgs.office"),
                ),
            ],
            options={
                "ordering": ["recorded_at", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("received_at__isnull", True), ("received_by__isnull", True)),
                            models.Q(("received_at__isnull", False), ("received_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_receipt_has_its_moment_and_its_author",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("accepted_at__isnull", True), ("accepted_by__isnull", True)),
                            models.Q(("accepted_at__isnull", False), ("accepted_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="an_acceptance_has_its_moment_and_its_author",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("accepted_at__isnull", True), ("received_at__isnull", False), _connector="OR"
                        ),
                        name="what_was_accepted_was_received",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ["sent", "sent_back"])),
                        fields=("case",),
                        name="one_handover_is_under_way_per_case",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HandoverQuestion",
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
                    "handover",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="questions", to="screening.handover"
                    ),
                ),
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
                            models.Q(("answered_at__isnull", True), ("answered_by__isnull", True)),
                            models.Q(("answered_at__isnull", False), ("answered_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="an_answer_has_its_moment_and_its_author",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalAgeDetermination",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                (
                    "conclusion",
                    orgs.fields.CodedField(
                        choices=[("child", "Under 18, or in doubt: child"), ("adult", "18 or over")], max_length=40
                    ),
                ),
                ("grounds", models.JSONField(default=list)),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                ("reasons", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
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
                "verbose_name": "historical age determination",
                "verbose_name_plural": "historical age determinations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAlternativePlan",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                ("own_decision", models.BooleanField(default=False)),
                ("services", models.JSONField(default=list)),
                ("review_on", models.DateField()),
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
            ],
            options={
                "verbose_name": "historical alternative plan",
                "verbose_name_plural": "historical alternative plans",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalApproval",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                (
                    "kind",
                    orgs.fields.CodedField(
                        choices=[
                            ("extension", "Longer period"),
                            ("correction", "Correct the start of the period"),
                            ("late_start", "Period that began more than three days ago"),
                            ("move", "Step that a supervisor answers for"),
                        ],
                        max_length=40,
                    ),
                ),
                ("subject", models.CharField(max_length=40)),
                ("of_other_organisation", models.BooleanField(default=False)),
                ("of_other_office", models.BooleanField(default=False)),
                ("terms", models.JSONField(blank=True, default=dict)),
                (
                    "answer",
                    orgs.fields.CodedField(
                        blank=True,
                        choices=[("approved", "Approved"), ("declined", "Declined"), ("withdrawn", "Withdrawn")],
                        max_length=40,
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("reason", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("answer_reason", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
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
                "verbose_name": "historical approval",
                "verbose_name_plural": "historical approvals",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalBestInterests",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                (
                    "about",
                    orgs.fields.CodedField(
                        choices=[
                            ("no_interview", "Not holding the formal interview"),
                            ("going_home", "Going home"),
                            ("transfer_abroad", "Transfer abroad"),
                            ("care", "Care and placement"),
                            ("other", "Something else"),
                        ],
                        max_length=40,
                    ),
                ),
                ("supports_it", models.BooleanField()),
                ("child_was_heard", models.BooleanField(default=False)),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                ("child_view", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("reasons", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
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
                "verbose_name": "historical best interests",
                "verbose_name_plural": "historical best interests",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCase",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("reference", models.CharField(db_index=True, max_length=8)),
                ("codename", models.CharField(max_length=40)),
                ("national_code", models.CharField(blank=True, max_length=30)),
                (
                    "stage",
                    orgs.fields.CodedField(
                        choices=[
                            ("screening", "Screening"),
                            ("interim", "Interim help"),
                            ("reflection", "Recovery and reflection"),
                            ("identification", "Identification"),
                            ("support", "Support"),
                            ("closed", "Closed"),
                        ],
                        default="screening",
                        max_length=40,
                    ),
                ),
                ("opened_at", models.DateTimeField(default=orgs.clock.now)),
                ("received_at", models.DateTimeField(blank=True, null=True)),
                ("event", models.UUIDField(blank=True, null=True)),
                ("is_child", models.BooleanField(default=True, help_text="Under 18, may be, or not yet asked.")),
                (
                    "said_age",
                    orgs.fields.CodedField(
                        blank=True, choices=[("yes", "Yes"), ("maybe", "Maybe"), ("no", "No")], max_length=40
                    ),
                ),
                (
                    "age_band",
                    orgs.fields.CodedField(
                        choices=[
                            ("under_12", "Under 12"),
                            ("12_15", "12 to 15"),
                            ("16_17", "16 to 17"),
                            ("18_24", "18 to 24"),
                            ("25_34", "25 to 34"),
                            ("35_49", "35 to 49"),
                            ("50_plus", "50 and over"),
                            ("not_known", "Not known"),
                        ],
                        default="not_known",
                        max_length=40,
                    ),
                ),
                (
                    "gender",
                    orgs.fields.CodedField(
                        choices=[
                            ("woman", "Woman"),
                            ("man", "Man"),
                            ("other", "Another gender"),
                            ("not_said", "Preferred not to say"),
                        ],
                        default="not_said",
                        max_length=40,
                    ),
                ),
                ("nationality", models.CharField(blank=True, max_length=2)),
                ("forms", models.JSONField(blank=True, default=list)),
                (
                    "result",
                    orgs.fields.CodedField(
                        blank=True,
                        choices=[
                            ("presume", "Presume this person is a victim of trafficking"),
                            ("signs", "There are signs. Refer for a fuller interview"),
                            ("not_enough", "Not enough information yet"),
                            ("few_or_no", "Few or no signs were recorded today"),
                        ],
                        max_length=40,
                    ),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("closed_why", models.CharField(blank=True, max_length=40)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                ("history_id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "author",
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
                    "author_office",
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
                    "caseworker",
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
                    "closed_by",
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
                (
                    "received_by",
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
                    "responsible",
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
                    "responsible_office",
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
                    "specialist",
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
                "verbose_name": "historical case",
                "verbose_name_plural": "historical cases",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalComplaint",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                (
                    "about",
                    orgs.fields.CodedField(
                        choices=[
                            ("finding", "The finding"),
                            ("service", "A service"),
                            ("process", "The process"),
                            ("us", "Us"),
                        ],
                        max_length=40,
                    ),
                ),
                ("received_at", models.DateTimeField()),
                (
                    "decision",
                    orgs.fields.CodedField(
                        blank=True, choices=[("upheld", "Upheld"), ("not_upheld", "Not upheld")], max_length=40
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("text", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("decision_reason", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
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
                    "decided_by",
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
                        help_text="Asked to decide.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orgs.office",
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
                "verbose_name": "historical complaint",
                "verbose_name_plural": "historical complaints",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCoordinationLine",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                ("month", models.DateField()),
                (
                    "result",
                    orgs.fields.CodedField(
                        choices=[
                            ("presume", "Presume this person is a victim of trafficking"),
                            ("signs", "There are signs. Refer for a fuller interview"),
                            ("not_enough", "Not enough information yet"),
                            ("few_or_no", "Few or no signs were recorded today"),
                        ],
                        max_length=40,
                    ),
                ),
                ("why", models.CharField(max_length=40)),
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
                "verbose_name": "historical coordination line",
                "verbose_name_plural": "historical coordination lines",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDeadline",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                ("kind", models.CharField(max_length=40)),
                ("subject_id", models.UUIDField()),
                ("since", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("met_at", models.DateTimeField(blank=True, null=True)),
                ("dropped_at", models.DateTimeField(blank=True, null=True)),
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
                    "dropped_by",
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
                    "met_by",
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
                "verbose_name": "historical deadline",
                "verbose_name_plural": "historical deadlines",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDenial",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                (
                    "why",
                    orgs.fields.CodedField(
                        choices=[
                            ("accused", "Accused by the person"),
                            ("relative", "Relative or close to someone in the case"),
                            ("conflict", "Conflict of interest"),
                            ("feared", "The person is afraid of them"),
                        ],
                        max_length=40,
                    ),
                ),
                ("lift_asked_at", models.DateTimeField(blank=True, null=True)),
                ("lifted_at", models.DateTimeField(blank=True, null=True)),
                ("reason", screening.fields.SensitiveTextField(blank=True, default="", section="C5")),
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
                    "lift_asked_by",
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
                    "lifted_by",
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
                "verbose_name": "historical denial",
                "verbose_name_plural": "historical denials",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDetention",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                (
                    "kind",
                    orgs.fields.CodedField(
                        choices=[("detention", "Arrest or detention"), ("charge", "Charge or fine")], max_length=40
                    ),
                ),
                ("started_at", models.DateTimeField()),
                ("released_at", models.DateTimeField(blank=True, null=True)),
                ("release_recorded_at", models.DateTimeField(blank=True, null=True)),
                ("for_what", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("place", screening.fields.SensitiveTextField(blank=True, default="", section="C4")),
                ("released_to", screening.fields.SensitiveTextField(blank=True, default="", section="C4")),
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
                    "release_recorded_by",
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
                "verbose_name": "historical detention",
                "verbose_name_plural": "historical detentions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalFinding",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                (
                    "outcome",
                    orgs.fields.CodedField(
                        choices=[
                            ("identified", "Identified"),
                            ("not_identified", "Not formally identified, support continues by another route"),
                            ("more_time", "Needs more time"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "status",
                    orgs.fields.CodedField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("confirmed", "Confirmed"),
                            ("sent_back", "Sent back"),
                            ("noted", "Noted: more time, nobody else confirms it"),
                            ("lapsed", "Lapsed: nobody answered it before the identification ended or passed on"),
                        ],
                        default="proposed",
                        max_length=40,
                    ),
                ),
                ("act", models.BooleanField(default=False)),
                ("means", models.BooleanField(default=False)),
                ("purpose", models.BooleanField(default=False)),
                ("of_child", models.BooleanField(default=False)),
                ("new_date", models.DateField(blank=True, null=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("act_support", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("means_support", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("purpose_support", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("answer_reason", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
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
                    "interview",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="screening.formalinterview",
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
                "verbose_name": "historical finding",
                "verbose_name_plural": "historical findings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalGoal",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                (
                    "domain",
                    orgs.fields.CodedField(
                        choices=[
                            ("safety", "Safety"),
                            ("health", "Health"),
                            ("economic", "Work and money"),
                            ("emotional", "Feelings"),
                            ("social", "Family and others"),
                            ("justice", "Justice"),
                            ("values", "What matters to them"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "status",
                    orgs.fields.CodedField(
                        choices=[("open", "Under way"), ("met", "Met"), ("not_met", "Not met, and why")],
                        default="open",
                        max_length=40,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                ("text", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("settled_why", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
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
                    "settled_by",
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
                "verbose_name": "historical goal",
                "verbose_name_plural": "historical goals",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalHandover",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                (
                    "kind",
                    orgs.fields.CodedField(
                        choices=[
                            ("agreed", "With the person's agreement"),
                            ("child", "To child protection, whatever was answered"),
                            ("life_at_risk", "Life at risk: separate act with a second person"),
                            ("kept", "Kept here: a line without identity goes to the coordinating office"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "status",
                    orgs.fields.CodedField(
                        choices=[
                            ("sent", "Sent"),
                            ("received", "Received and registered"),
                            ("accepted", "Accepted"),
                            ("sent_back", "Sent back with a question"),
                            ("kept", "Kept"),
                        ],
                        default="sent",
                        max_length=40,
                    ),
                ),
                (
                    "answer",
                    orgs.fields.CodedField(
                        choices=[
                            ("agrees", "Agrees"),
                            ("does_not_agree", "Does not agree"),
                            ("thinking", "Wants to think"),
                            ("not_asked", "Not asked"),
                        ],
                        default="not_asked",
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
                ("child_was_heard", models.BooleanField(blank=True, null=True)),
                ("identifying_office_told", models.BooleanField(default=False)),
                ("received_at", models.DateTimeField(blank=True, null=True)),
                ("accepted_at", models.DateTimeField(blank=True, null=True)),
                ("remarks", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("history_id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "accepted_by",
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
                    "received_by",
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
            ],
            options={
                "verbose_name": "historical handover",
                "verbose_name_plural": "historical handovers",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalHandoverQuestion",
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
                    "handover",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="screening.handover",
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
                "verbose_name": "historical handover question",
                "verbose_name_plural": "historical handover questions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalIndicatorSet",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("code", models.SlugField(max_length=40)),
                ("version", models.CharField(max_length=20)),
                ("official", models.BooleanField(default=False)),
                ("content", models.JSONField()),
                ("is_published", models.BooleanField(default=False)),
                ("loaded_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                ("history_id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "loaded_by",
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
                "verbose_name": "historical indicator set",
                "verbose_name_plural": "historical indicator sets",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalInterpreting",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                (
                    "kind",
                    orgs.fields.CodedField(
                        choices=[
                            ("roster", "An interpreter from the approved roster"),
                            ("roster_remote", "A roster interpreter by telephone or video"),
                            ("embassy", "An interpreter of an embassy or mission"),
                            ("staff", "A staff member trained as an interpreter"),
                            ("found_at_place", "Someone found at the place"),
                            (
                                "connected",
                                "Employer, co-worker, relative, friend, their child, or someone held with them",
                            ),
                            ("machine", "A telephone app"),
                            ("nobody", "Nobody is available"),
                        ],
                        max_length=40,
                    ),
                ),
                ("language", models.CharField(max_length=12)),
                ("independence", models.JSONField(blank=True, default=list)),
                ("gender_accepted", models.BooleanField(default=False)),
                (
                    "embassy_wish",
                    orgs.fields.CodedField(
                        blank=True, choices=[("yes", "Yes"), ("no", "No"), ("not_asked", "Not asked")], max_length=40
                    ),
                ),
                ("rules_held", models.BooleanField(default=False)),
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
                    "interpreter",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orgs.interpreter",
                    ),
                ),
                (
                    "member",
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
            ],
            options={
                "verbose_name": "historical interpreting",
                "verbose_name_plural": "historical interpretings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalMissingAlert",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                ("next_look_on", models.DateField()),
                ("searched_at", models.DateTimeField(blank=True, null=True)),
                ("found_at", models.DateTimeField(blank=True, null=True)),
                ("last_seen", screening.fields.SensitiveTextField(blank=True, default="", section="C4")),
                ("search", screening.fields.SensitiveTextField(blank=True, default="", section="C4")),
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
                    "found_by",
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
                    "searched_by",
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
                "verbose_name": "historical missing alert",
                "verbose_name_plural": "historical missing alerts",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalMove",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                ("transition", models.CharField(max_length=40)),
                (
                    "from_stage",
                    orgs.fields.CodedField(
                        blank=True,
                        choices=[
                            ("screening", "Screening"),
                            ("interim", "Interim help"),
                            ("reflection", "Recovery and reflection"),
                            ("identification", "Identification"),
                            ("support", "Support"),
                            ("closed", "Closed"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "to_stage",
                    orgs.fields.CodedField(
                        choices=[
                            ("screening", "Screening"),
                            ("interim", "Interim help"),
                            ("reflection", "Recovery and reflection"),
                            ("identification", "Identification"),
                            ("support", "Support"),
                            ("closed", "Closed"),
                        ],
                        max_length=40,
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=40)),
                ("reason", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("history_id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "approval",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="screening.approval",
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
            ],
            options={
                "verbose_name": "historical move",
                "verbose_name_plural": "historical moves",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalNeed",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                (
                    "kind",
                    orgs.fields.CodedField(
                        choices=[
                            ("food_water", "Food or water"),
                            ("medicine", "Medicine or care for an injury"),
                            ("doctor", "A doctor"),
                            ("womens_health", "Women's health"),
                            ("rest", "Rest"),
                            ("safe_bed", "A safe bed"),
                            ("clothes", "Clothes"),
                            ("phone_call", "A phone call"),
                            ("child_needs", "What their child needs"),
                            ("feels_unsafe", "Feels unsafe now"),
                            ("mental_health", "Someone to talk with about what happened"),
                            ("other", "Something else"),
                            ("nothing", "Nothing today"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "status",
                    orgs.fields.CodedField(
                        choices=[("wanted", "Wanted"), ("met", "Met"), ("declined", "Declined for now")],
                        default="wanted",
                        max_length=40,
                    ),
                ),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                ("given", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
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
                    "settled_by",
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
                "verbose_name": "historical need",
                "verbose_name_plural": "historical needs",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalNeedsAssessment",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                ("took_place_at", models.DateTimeField()),
                ("with_person", models.BooleanField(default=False)),
                ("domains", models.JSONField(default=list)),
                ("words", screening.fields.SensitiveJSONField(blank=True, default=dict, section="C3")),
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
                "verbose_name": "historical needs assessment",
                "verbose_name_plural": "historical needs assessments",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalNonPunishmentNotice",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                ("sent_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("addressed_to", screening.fields.SensitiveTextField(blank=True, default="", section="C4")),
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
                    "detention",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="screening.detention",
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
                "verbose_name": "historical non punishment notice",
                "verbose_name_plural": "historical non punishment notices",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalNote",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                (
                    "kind",
                    orgs.fields.CodedField(
                        choices=[("note", "Note"), ("addendum", "Addition by the responder"), ("contact", "Contact")],
                        default="note",
                        max_length=40,
                    ),
                ),
                ("took_place_at", models.DateTimeField(blank=True, null=True)),
                (
                    "way",
                    orgs.fields.CodedField(
                        blank=True,
                        choices=[
                            ("in_person", "In person"),
                            ("call", "Phone call"),
                            ("message", "Message"),
                            ("through_someone", "Through someone the person chose"),
                        ],
                        max_length=40,
                    ),
                ),
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
            ],
            options={
                "verbose_name": "historical note",
                "verbose_name_plural": "historical notes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPerson",
            fields=[
                ("version", models.PositiveIntegerField(default=1)),
                ("languages", models.JSONField(blank=True, default=list, help_text="ISO 639 codes, best first")),
                ("needs_interpreter", models.BooleanField(default=False)),
                (
                    "wished_interviewer",
                    orgs.fields.CodedField(
                        choices=[
                            ("woman", "A woman"),
                            ("man", "A man"),
                            ("either", "Either"),
                            ("not_asked", "Not asked"),
                        ],
                        default="not_asked",
                        max_length=40,
                    ),
                ),
                (
                    "wished_interpreter",
                    orgs.fields.CodedField(
                        choices=[
                            ("woman", "A woman"),
                            ("man", "A man"),
                            ("either", "Either"),
                            ("not_asked", "Not asked"),
                        ],
                        default="not_asked",
                        max_length=40,
                    ),
                ),
                (
                    "wished_escort",
                    orgs.fields.CodedField(
                        choices=[
                            ("woman", "A woman"),
                            ("man", "A man"),
                            ("either", "Either"),
                            ("not_asked", "Not asked"),
                        ],
                        default="not_asked",
                        max_length=40,
                    ),
                ),
                ("wishes_honoured", models.BooleanField(blank=True, null=True)),
                (
                    "wishes_home",
                    orgs.fields.CodedField(
                        choices=[
                            ("yes", "Yes"),
                            ("no", "No"),
                            ("later", "Later"),
                            ("unsure", "Not sure"),
                            ("not_asked", "Not asked"),
                        ],
                        default="not_asked",
                        max_length=40,
                    ),
                ),
                (
                    "wishes_police",
                    orgs.fields.CodedField(
                        choices=[
                            ("yes", "Yes"),
                            ("no", "No"),
                            ("later", "Later"),
                            ("unsure", "Not sure"),
                            ("not_asked", "Not asked"),
                        ],
                        default="not_asked",
                        max_length=40,
                    ),
                ),
                (
                    "wishes_embassy",
                    orgs.fields.CodedField(
                        choices=[
                            ("yes", "Yes"),
                            ("no", "No"),
                            ("later", "Later"),
                            ("unsure", "Not sure"),
                            ("not_asked", "Not asked"),
                        ],
                        default="not_asked",
                        max_length=40,
                    ),
                ),
                ("special_needs", models.JSONField(blank=True, default=list)),
                ("wishes_not_honoured_why", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("wishes", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("name_to_use", screening.fields.SensitiveTextField(blank=True, default="", section="C4")),
                ("official_name", screening.fields.SensitiveTextField(blank=True, default="", section="C4")),
                ("other_names", screening.fields.SensitiveTextField(blank=True, default="", section="C4")),
                ("born_on", screening.fields.SensitiveDateField(blank=True, null=True, section="C4")),
                ("document_number", screening.fields.SensitiveTextField(blank=True, default="", section="C4")),
                ("nationality_as_said", screening.fields.SensitiveTextField(blank=True, default="", section="C4")),
                (
                    "contact_way",
                    orgs.fields.CodedField(
                        blank=True,
                        choices=[
                            ("in_person", "In person"),
                            ("call", "Phone call"),
                            ("message", "Message"),
                            ("through_someone", "Through someone the person chose"),
                        ],
                        max_length=40,
                    ),
                ),
                ("contact_details", screening.fields.SensitiveTextField(blank=True, default="", section="C4")),
                ("contact_hours", screening.fields.SensitiveTextField(blank=True, default="", section="C4")),
                ("contact_code_phrase", screening.fields.SensitiveTextField(blank=True, default="", section="C4")),
                ("voicemail_is_safe", models.BooleanField(blank=True, null=True)),
                ("safe_to_write_said", models.BooleanField(blank=True, null=True)),
                ("changed_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
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
                    "changed_by",
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
                "verbose_name": "historical person",
                "verbose_name_plural": "historical persons",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalReflectionPeriod",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                ("explained_on", models.DateField()),
                ("starts_on", models.DateField()),
                ("days", models.PositiveSmallIntegerField()),
                ("extension_days", models.PositiveSmallIntegerField(default=0)),
                ("detention_days", models.PositiveSmallIntegerField(default=0)),
                ("ends_on", models.DateField()),
                ("replaced_at", models.DateTimeField(blank=True, null=True)),
                ("paper_record", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
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
                    "replaced_by",
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
                "verbose_name": "historical reflection period",
                "verbose_name_plural": "historical reflection periods",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRelatedPerson",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                (
                    "relation",
                    orgs.fields.CodedField(
                        choices=[
                            ("guardian", "Guardian"),
                            ("support_person", "Support person"),
                            ("family", "Family"),
                            ("child", "Child of the person"),
                            ("employer", "Employer"),
                            ("recruiter", "Recruiter"),
                            ("feared", "Feared"),
                            ("other", "Someone else"),
                        ],
                        max_length=40,
                    ),
                ),
                ("is_implicated", models.BooleanField(default=False)),
                ("must_not_be_told", models.BooleanField(default=False)),
                ("version", models.PositiveIntegerField(default=1)),
                ("name", screening.fields.SensitiveTextField(blank=True, default="", section="C4")),
                ("contact", screening.fields.SensitiveTextField(blank=True, default="", section="C4")),
                ("remarks", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("implicated_why", screening.fields.SensitiveTextField(blank=True, default="", section="C5")),
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
                "verbose_name": "historical related person",
                "verbose_name_plural": "historical related persons",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRemoval",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                ("took_place_at", models.DateTimeField()),
                (
                    "arrived_at_kind",
                    orgs.fields.CodedField(
                        choices=[
                            ("office", "Office"),
                            ("shelter", "Place to stay"),
                            ("clinic", "Clinic or hospital"),
                            ("transit_centre", "Transit centre"),
                            ("police_post", "Police post"),
                            ("other", "Another place"),
                        ],
                        max_length=40,
                    ),
                ),
                ("left_what", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("with_whom", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
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
                "verbose_name": "historical removal",
                "verbose_name_plural": "historical removals",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalResponse",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                (
                    "woman_officer_offered",
                    orgs.fields.CodedField(
                        choices=[
                            ("yes", "Yes"),
                            ("no", "No"),
                            ("not_needed", "Not needed"),
                            ("not_recorded", "Not recorded"),
                        ],
                        default="not_recorded",
                        max_length=40,
                    ),
                ),
                (
                    "searched",
                    orgs.fields.CodedField(
                        choices=[
                            ("yes", "Yes"),
                            ("no", "No"),
                            ("not_needed", "Not needed"),
                            ("not_recorded", "Not recorded"),
                        ],
                        default="not_recorded",
                        max_length=40,
                    ),
                ),
                (
                    "escorted",
                    orgs.fields.CodedField(
                        choices=[
                            ("yes", "Yes"),
                            ("no", "No"),
                            ("not_needed", "Not needed"),
                            ("not_recorded", "Not recorded"),
                        ],
                        default="not_recorded",
                        max_length=40,
                    ),
                ),
                (
                    "transported",
                    orgs.fields.CodedField(
                        choices=[
                            ("yes", "Yes"),
                            ("no", "No"),
                            ("not_needed", "Not needed"),
                            ("not_recorded", "Not recorded"),
                        ],
                        default="not_recorded",
                        max_length=40,
                    ),
                ),
                ("remarks", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
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
                "verbose_name": "historical response",
                "verbose_name_plural": "historical responses",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRiskAssessment",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                ("took_place_at", models.DateTimeField()),
                (
                    "occasion",
                    orgs.fields.CodedField(
                        choices=[
                            ("first", "First look, after intake"),
                            ("check_in", "At a check-in"),
                            ("referral", "Before a referral"),
                            ("return", "Before a return"),
                        ],
                        default="first",
                        max_length=40,
                    ),
                ),
                ("with_person", models.BooleanField(default=False)),
                (
                    "health",
                    orgs.fields.CodedField(
                        choices=[("low", "Low"), ("medium", "Medium"), ("high", "High")], max_length=40
                    ),
                ),
                (
                    "safety",
                    orgs.fields.CodedField(
                        choices=[("low", "Low"), ("medium", "Medium"), ("high", "High")], max_length=40
                    ),
                ),
                (
                    "security",
                    orgs.fields.CodedField(
                        choices=[("low", "Low"), ("medium", "Medium"), ("high", "High")], max_length=40
                    ),
                ),
                ("health_response", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("safety_response", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("security_response", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
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
                "verbose_name": "historical risk assessment",
                "verbose_name_plural": "historical risk assessments",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSharingWithoutConsent",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                (
                    "purpose",
                    orgs.fields.CodedField(
                        choices=[
                            ("help", "An office helps"),
                            ("take_over", "Another office answers for the person"),
                            ("exchange", "A mission or focal point of a country is asked"),
                            ("tracing", "A relative is looked for"),
                            ("search", "The police look for a missing person"),
                        ],
                        default="help",
                        max_length=40,
                    ),
                ),
                (
                    "service",
                    orgs.fields.CodedField(
                        blank=True,
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
                    "country",
                    models.CharField(
                        blank=True,
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
                ("groups", models.JSONField(blank=True, default=list)),
                ("until_on", models.DateField()),
                (
                    "ground",
                    orgs.fields.CodedField(
                        choices=[
                            ("life_at_risk", "A life is at risk"),
                            ("child_protection", "Protection of a child"),
                            ("law", "A law asks for it"),
                        ],
                        max_length=40,
                    ),
                ),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                ("reason", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
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
                "verbose_name": "historical sharing without consent",
                "verbose_name_plural": "historical sharing without consent",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="IndicatorSet",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("code", models.SlugField(max_length=40)),
                ("version", models.CharField(max_length=20)),
                ("official", models.BooleanField(default=False)),
                ("content", models.JSONField()),
                ("is_published", models.BooleanField(default=False)),
                ("loaded_at", models.DateTimeField(default=orgs.clock.now)),
                (
                    "loaded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-loaded_at"],
                "constraints": [
                    models.UniqueConstraint(fields=("code", "version"), name="a_set_has_each_version_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("is_published", True)),
                        fields=("is_published",),
                        name="one_checklist_is_published",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalScreening",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("took_place_at", models.DateTimeField()),
                ("from_paper", models.BooleanField(default=False)),
                (
                    "agreement",
                    orgs.fields.CodedField(
                        blank=True,
                        choices=[
                            ("agreed", "Agreed to talk"),
                            ("some_topics", "Agreed to talk, but not about some topics"),
                            ("not_today", "Not today"),
                            ("said_no", "Said no to talking"),
                            ("not_asked", "Could not be asked"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "teach_back",
                    orgs.fields.CodedField(
                        blank=True,
                        choices=[
                            ("understood", "Said it back in their own words: understood"),
                            ("partly", "Partly, explained again"),
                            ("not_checked", "Could not check"),
                        ],
                        max_length=40,
                    ),
                ),
                ("refused_topics", models.JSONField(blank=True, default=list)),
                ("sectors", models.JSONField(blank=True, default=list)),
                ("own_view", models.BooleanField(blank=True, null=True)),
                (
                    "raised_to",
                    orgs.fields.CodedField(
                        blank=True,
                        choices=[
                            ("presume", "Presume this person is a victim of trafficking"),
                            ("signs", "There are signs. Refer for a fuller interview"),
                            ("not_enough", "Not enough information yet"),
                            ("few_or_no", "Few or no signs were recorded today"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "not_asked_why",
                    orgs.fields.CodedField(
                        blank=True,
                        choices=[
                            ("tired_or_upset", "The person was tired or upset"),
                            ("not_safe", "It was not safe to ask"),
                            ("enough_to_refer", "There is enough to refer"),
                            ("no_time", "There was no time"),
                            ("child_for_specialist", "A child: for a specialist"),
                            ("not_relevant", "Not relevant here"),
                            ("other", "Another reason"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "result",
                    orgs.fields.CodedField(
                        blank=True,
                        choices=[
                            ("presume", "Presume this person is a victim of trafficking"),
                            ("signs", "There are signs. Refer for a fuller interview"),
                            ("not_enough", "Not enough information yet"),
                            ("few_or_no", "Few or no signs were recorded today"),
                        ],
                        max_length=40,
                    ),
                ),
                ("conclusion", models.JSONField(blank=True, default=dict)),
                ("declared", models.BooleanField(default=False)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("place", screening.fields.SensitiveTextField(blank=True, default="", section="C4")),
                ("narrative", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("could_not_ask_why", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("raised_why", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
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
                    "indicator_set",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="screening.indicatorset",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical screening",
                "verbose_name_plural": "historical screenings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Interpreting",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                (
                    "kind",
                    orgs.fields.CodedField(
                        choices=[
                            ("roster", "An interpreter from the approved roster"),
                            ("roster_remote", "A roster interpreter by telephone or video"),
                            ("embassy", "An interpreter of an embassy or mission"),
                            ("staff", "A staff member trained as an interpreter"),
                            ("found_at_place", "Someone found at the place"),
                            (
                                "connected",
                                "Employer, co-worker, relative, friend, their child, or someone held with them",
                            ),
                            ("machine", "A telephone app"),
                            ("nobody", "Nobody is available"),
                        ],
                        max_length=40,
                    ),
                ),
                ("language", models.CharField(max_length=12)),
                ("independence", models.JSONField(blank=True, default=list)),
                ("gender_accepted", models.BooleanField(default=False)),
                (
                    "embassy_wish",
                    orgs.fields.CodedField(
                        blank=True, choices=[("yes", "Yes"), ("no", "No"), ("not_asked", "Not asked")], max_length=40
                    ),
                ),
                ("rules_held", models.BooleanField(default=False)),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="screening.case")),
                (
                    "interpreter",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to="orgs.interpreter"
                    ),
                ),
                (
                    "member",
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
            ],
            options={
                "ordering": ["recorded_at", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Intake",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("took_place_at", models.DateTimeField()),
                ("language", models.CharField(max_length=12)),
                ("rights_explained", models.BooleanField(default=False)),
                ("options_explained", models.BooleanField(default=False)),
                ("duties_explained", models.BooleanField(default=False)),
                (
                    "teach_back",
                    orgs.fields.CodedField(
                        choices=[
                            ("understood", "Said it back in their own words: understood"),
                            ("partly", "Partly, explained again"),
                            ("not_checked", "Could not check"),
                        ],
                        max_length=40,
                    ),
                ),
                ("remarks", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="screening.case")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "interpreting",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to="screening.interpreting"
                    ),
                ),
            ],
            options={
                "ordering": ["recorded_at", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="InformationGiven",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                (
                    "topic",
                    orgs.fields.CodedField(
                        choices=[
                            ("rights", "Rights, options and duties"),
                            ("period", "The 30 days and their dates"),
                            ("timeline", "Timeline of support, and of return if wanted"),
                            ("next_steps", "What comes next"),
                            ("finding", "The finding, and how to complain"),
                            ("package", "Information package"),
                            ("closing", "What closing means and the way back"),
                        ],
                        max_length=40,
                    ),
                ),
                ("took_place_at", models.DateTimeField()),
                ("language", models.CharField(max_length=12)),
                (
                    "way",
                    orgs.fields.CodedField(
                        choices=[
                            ("spoken", "Spoken"),
                            ("recorded", "Recorded"),
                            ("shown", "Shown on the screen"),
                            ("printed", "On paper"),
                        ],
                        default="spoken",
                        max_length=40,
                    ),
                ),
                ("sheet_version", models.CharField(blank=True, max_length=40)),
                (
                    "teach_back",
                    orgs.fields.CodedField(
                        choices=[
                            ("understood", "Said it back in their own words: understood"),
                            ("partly", "Partly, explained again"),
                            ("not_checked", "Could not check"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "paper",
                    orgs.fields.CodedField(
                        choices=[
                            ("took_it", "Took the paper"),
                            ("kept_for_them", "We keep it for them"),
                            ("not_safe", "Not safe to keep paper"),
                            ("none", "No paper"),
                        ],
                        default="none",
                        max_length=40,
                    ),
                ),
                ("review_on", models.DateField(blank=True, null=True)),
                ("questions", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="screening.case")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "interpreting",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to="screening.interpreting"
                    ),
                ),
            ],
            options={
                "ordering": ["recorded_at", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HistoricalSafetyCheck",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                ("took_place_at", models.DateTimeField()),
                ("answers", models.JSONField()),
                (
                    "outcome",
                    orgs.fields.CodedField(
                        choices=[
                            ("go_ahead", "Go ahead"),
                            ("look_do_not_ask", "Look, do not ask"),
                            ("wait_for_interpreter", "Wait for an interpreter"),
                            ("stop_and_get_help", "Stop and get help"),
                            ("child_route", "Child route"),
                        ],
                        max_length=40,
                    ),
                ),
                ("reasons", models.JSONField(blank=True, default=list)),
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
                    "interpreting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="screening.interpreting",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical safety check",
                "verbose_name_plural": "historical safety checks",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalIntake",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                ("took_place_at", models.DateTimeField()),
                ("language", models.CharField(max_length=12)),
                ("rights_explained", models.BooleanField(default=False)),
                ("options_explained", models.BooleanField(default=False)),
                ("duties_explained", models.BooleanField(default=False)),
                (
                    "teach_back",
                    orgs.fields.CodedField(
                        choices=[
                            ("understood", "Said it back in their own words: understood"),
                            ("partly", "Partly, explained again"),
                            ("not_checked", "Could not check"),
                        ],
                        max_length=40,
                    ),
                ),
                ("remarks", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
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
                    "interpreting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="screening.interpreting",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical intake",
                "verbose_name_plural": "historical intakes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalInformationGiven",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                (
                    "topic",
                    orgs.fields.CodedField(
                        choices=[
                            ("rights", "Rights, options and duties"),
                            ("period", "The 30 days and their dates"),
                            ("timeline", "Timeline of support, and of return if wanted"),
                            ("next_steps", "What comes next"),
                            ("finding", "The finding, and how to complain"),
                            ("package", "Information package"),
                            ("closing", "What closing means and the way back"),
                        ],
                        max_length=40,
                    ),
                ),
                ("took_place_at", models.DateTimeField()),
                ("language", models.CharField(max_length=12)),
                (
                    "way",
                    orgs.fields.CodedField(
                        choices=[
                            ("spoken", "Spoken"),
                            ("recorded", "Recorded"),
                            ("shown", "Shown on the screen"),
                            ("printed", "On paper"),
                        ],
                        default="spoken",
                        max_length=40,
                    ),
                ),
                ("sheet_version", models.CharField(blank=True, max_length=40)),
                (
                    "teach_back",
                    orgs.fields.CodedField(
                        choices=[
                            ("understood", "Said it back in their own words: understood"),
                            ("partly", "Partly, explained again"),
                            ("not_checked", "Could not check"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "paper",
                    orgs.fields.CodedField(
                        choices=[
                            ("took_it", "Took the paper"),
                            ("kept_for_them", "We keep it for them"),
                            ("not_safe", "Not safe to keep paper"),
                            ("none", "No paper"),
                        ],
                        default="none",
                        max_length=40,
                    ),
                ),
                ("review_on", models.DateField(blank=True, null=True)),
                ("questions", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
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
                    "interpreting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="screening.interpreting",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical information given",
                "verbose_name_plural": "historical information givens",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalChoice",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                (
                    "purpose",
                    orgs.fields.CodedField(
                        choices=[
                            ("help", "An office helps"),
                            ("take_over", "Another office answers for the person"),
                            ("exchange", "A mission or focal point of a country is asked"),
                            ("tracing", "A relative is looked for"),
                            ("search", "The police look for a missing person"),
                        ],
                        default="help",
                        max_length=40,
                    ),
                ),
                (
                    "service",
                    orgs.fields.CodedField(
                        blank=True,
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
                    "choice",
                    orgs.fields.CodedField(
                        choices=[
                            ("offered", "Offered"),
                            ("wants", "Wants"),
                            ("not_now", "Not now"),
                            ("thinking", "Wants to think"),
                            ("changed_mind", "Changed their mind"),
                        ],
                        max_length=40,
                    ),
                ),
                ("language", models.CharField(blank=True, max_length=12)),
                ("offer_again_on", models.DateField(blank=True, null=True)),
                ("adviser_is_independent", models.BooleanField(blank=True, null=True)),
                ("remarks", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
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
                    "interpreting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="screening.interpreting",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical choice",
                "verbose_name_plural": "historical choices",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name="formalinterview",
            name="interpreting",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to="screening.interpreting"
            ),
        ),
        migrations.CreateModel(
            name="Choice",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                (
                    "purpose",
                    orgs.fields.CodedField(
                        choices=[
                            ("help", "An office helps"),
                            ("take_over", "Another office answers for the person"),
                            ("exchange", "A mission or focal point of a country is asked"),
                            ("tracing", "A relative is looked for"),
                            ("search", "The police look for a missing person"),
                        ],
                        default="help",
                        max_length=40,
                    ),
                ),
                (
                    "service",
                    orgs.fields.CodedField(
                        blank=True,
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
                    "choice",
                    orgs.fields.CodedField(
                        choices=[
                            ("offered", "Offered"),
                            ("wants", "Wants"),
                            ("not_now", "Not now"),
                            ("thinking", "Wants to think"),
                            ("changed_mind", "Changed their mind"),
                        ],
                        max_length=40,
                    ),
                ),
                ("language", models.CharField(blank=True, max_length=12)),
                ("offer_again_on", models.DateField(blank=True, null=True)),
                ("adviser_is_independent", models.BooleanField(blank=True, null=True)),
                ("remarks", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="screening.case")),
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
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "interpreting",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to="screening.interpreting"
                    ),
                ),
            ],
            options={
                "ordering": ["recorded_at", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("purpose", "help"), models.Q(("service", ""), _negated=True)),
                            models.Q(models.Q(("purpose", "help"), _negated=True), ("service", "")),
                            _connector="OR",
                        ),
                        name="a_choice_about_help_says_which",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MissingAlert",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("next_look_on", models.DateField()),
                ("searched_at", models.DateTimeField(blank=True, null=True)),
                ("found_at", models.DateTimeField(blank=True, null=True)),
                ("last_seen", screening.fields.SensitiveTextField(blank=True, default="", section="C4")),
                ("search", screening.fields.SensitiveTextField(blank=True, default="", section="C4")),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="screening.case")),
                (
                    "found_by",
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
                    "searched_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["recorded_at", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("found_at__isnull", True)),
                        fields=("case",),
                        name="one_missing_alert_is_open_per_case",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("searched_at__isnull", True), ("searched_by__isnull", True)),
                            models.Q(("searched_at__isnull", False), ("searched_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_search_has_its_moment_and_its_author",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("found_at__isnull", True), ("found_by__isnull", True)),
                            models.Q(("found_at__isnull", False), ("found_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_person_found_has_moment_and_author",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Move",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("transition", models.CharField(max_length=40)),
                (
                    "from_stage",
                    orgs.fields.CodedField(
                        blank=True,
                        choices=[
                            ("screening", "Screening"),
                            ("interim", "Interim help"),
                            ("reflection", "Recovery and reflection"),
                            ("identification", "Identification"),
                            ("support", "Support"),
                            ("closed", "Closed"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "to_stage",
                    orgs.fields.CodedField(
                        choices=[
                            ("screening", "Screening"),
                            ("interim", "Interim help"),
                            ("reflection", "Recovery and reflection"),
                            ("identification", "Identification"),
                            ("support", "Support"),
                            ("closed", "Closed"),
                        ],
                        max_length=40,
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=40)),
                ("reason", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                (
                    "approval",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to="screening.approval"
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
            name="Need",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                (
                    "kind",
                    orgs.fields.CodedField(
                        choices=[
                            ("food_water", "Food or water"),
                            ("medicine", "Medicine or care for an injury"),
                            ("doctor", "A doctor"),
                            ("womens_health", "Women's health"),
                            ("rest", "Rest"),
                            ("safe_bed", "A safe bed"),
                            ("clothes", "Clothes"),
                            ("phone_call", "A phone call"),
                            ("child_needs", "What their child needs"),
                            ("feels_unsafe", "Feels unsafe now"),
                            ("mental_health", "Someone to talk with about what happened"),
                            ("other", "Something else"),
                            ("nothing", "Nothing today"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "status",
                    orgs.fields.CodedField(
                        choices=[("wanted", "Wanted"), ("met", "Met"), ("declined", "Declined for now")],
                        default="wanted",
                        max_length=40,
                    ),
                ),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                ("given", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="screening.case")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["recorded_at", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_at__isnull", True), ("settled_by__isnull", True), ("status", "wanted")),
                            models.Q(
                                models.Q(("status", "wanted"), _negated=True),
                                ("settled_at__gte", models.F("recorded_at")),
                                ("settled_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="a_need_met_or_declined_has_its_moment_and_its_author",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="NeedsAssessment",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("took_place_at", models.DateTimeField()),
                ("with_person", models.BooleanField(default=False)),
                ("domains", models.JSONField(default=list)),
                ("words", screening.fields.SensitiveJSONField(blank=True, default=dict, section="C3")),
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
            name="NonPunishmentNotice",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("sent_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("addressed_to", screening.fields.SensitiveTextField(blank=True, default="", section="C4")),
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
                    "detention",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notices", to="screening.detention"
                    ),
                ),
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
                            models.Q(("answered_at__isnull", True), ("answered_by__isnull", True)),
                            models.Q(("answered_at__isnull", False), ("answered_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_notice_answered_has_moment_and_author",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                (
                    "kind",
                    orgs.fields.CodedField(
                        choices=[("note", "Note"), ("addendum", "Addition by the responder"), ("contact", "Contact")],
                        default="note",
                        max_length=40,
                    ),
                ),
                ("took_place_at", models.DateTimeField(blank=True, null=True)),
                (
                    "way",
                    orgs.fields.CodedField(
                        blank=True,
                        choices=[
                            ("in_person", "In person"),
                            ("call", "Phone call"),
                            ("message", "Message"),
                            ("through_someone", "Through someone the person chose"),
                        ],
                        max_length=40,
                    ),
                ),
                ("text", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
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
            name="ReflectionPeriod",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("explained_on", models.DateField()),
                ("starts_on", models.DateField()),
                ("days", models.PositiveSmallIntegerField()),
                ("extension_days", models.PositiveSmallIntegerField(default=0)),
                ("detention_days", models.PositiveSmallIntegerField(default=0)),
                ("ends_on", models.DateField()),
                ("replaced_at", models.DateTimeField(blank=True, null=True)),
                ("paper_record", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="screening.case")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "replaced_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["recorded_at", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("replaced_at__isnull", True)),
                        fields=("case",),
                        name="one_period_counts_per_case",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("replaced_at__isnull", True), ("replaced_by__isnull", True)),
                            models.Q(("replaced_at__isnull", False), ("replaced_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_replaced_period_has_moment_and_author",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("starts_on__gte", models.F("explained_on"))),
                        name="a_period_starts_no_earlier_than_it_was_explained",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gt", models.F("starts_on"))), name="a_period_ends_after_it_starts"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PeriodChange",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                (
                    "kind",
                    orgs.fields.CodedField(
                        choices=[
                            ("grant", "Period granted"),
                            ("extension", "Extension"),
                            ("detention", "Detention days added"),
                            ("correction", "Start corrected"),
                        ],
                        max_length=40,
                    ),
                ),
                ("from_starts_on", models.DateField(blank=True, null=True)),
                ("to_starts_on", models.DateField()),
                ("from_ends_on", models.DateField(blank=True, null=True)),
                ("to_ends_on", models.DateField()),
                ("why", models.CharField(blank=True, max_length=40)),
                ("told_on", models.DateField(blank=True, null=True)),
                ("told_language", models.CharField(blank=True, max_length=12)),
                ("reason", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                (
                    "approval",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to="screening.approval"
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
                    "told_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="screening.reflectionperiod",
                    ),
                ),
            ],
            options={
                "ordering": ["recorded_at", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("told_by__isnull", True), ("told_on__isnull", True)),
                            models.Q(("told_by__isnull", False), ("told_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_change_told_has_its_day_and_its_author",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind", "correction"),
                            ("from_ends_on__isnull", True),
                            ("to_ends_on__gte", models.F("from_ends_on")),
                            _connector="OR",
                        ),
                        name="only_a_correction_makes_the_last_protected_day_earlier",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalPeriodChange",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                (
                    "kind",
                    orgs.fields.CodedField(
                        choices=[
                            ("grant", "Period granted"),
                            ("extension", "Extension"),
                            ("detention", "Detention days added"),
                            ("correction", "Start corrected"),
                        ],
                        max_length=40,
                    ),
                ),
                ("from_starts_on", models.DateField(blank=True, null=True)),
                ("to_starts_on", models.DateField()),
                ("from_ends_on", models.DateField(blank=True, null=True)),
                ("to_ends_on", models.DateField()),
                ("why", models.CharField(blank=True, max_length=40)),
                ("told_on", models.DateField(blank=True, null=True)),
                ("told_language", models.CharField(blank=True, max_length=12)),
                ("reason", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("history_id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "approval",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="screening.approval",
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
                    "told_by",
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
                    "period",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="screening.reflectionperiod",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical period change",
                "verbose_name_plural": "historical period changes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCheckIn",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                (
                    "kind",
                    orgs.fields.CodedField(
                        choices=[
                            ("day_7", "Day 7 check-in"),
                            ("day_14", "Day 14 check-in"),
                            ("day_21", "Day 21 check-in"),
                            ("review_25", "Day 25 review"),
                            ("other", "Another check-in"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "held",
                    orgs.fields.CodedField(
                        choices=[("held", "Talked with the person"), ("missed", "The person could not be met")],
                        default="held",
                        max_length=40,
                    ),
                ),
                ("took_place_at", models.DateTimeField()),
                (
                    "wants_interview",
                    orgs.fields.CodedField(
                        choices=[
                            ("yes", "Yes"),
                            ("no", "No"),
                            ("later", "Later"),
                            ("unsure", "Not sure"),
                            ("not_asked", "Not asked"),
                        ],
                        default="not_asked",
                        max_length=40,
                    ),
                ),
                ("remarks", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
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
                    "period",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="screening.reflectionperiod",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical check in",
                "verbose_name_plural": "historical check ins",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="CheckIn",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                (
                    "kind",
                    orgs.fields.CodedField(
                        choices=[
                            ("day_7", "Day 7 check-in"),
                            ("day_14", "Day 14 check-in"),
                            ("day_21", "Day 21 check-in"),
                            ("review_25", "Day 25 review"),
                            ("other", "Another check-in"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "held",
                    orgs.fields.CodedField(
                        choices=[("held", "Talked with the person"), ("missed", "The person could not be met")],
                        default="held",
                        max_length=40,
                    ),
                ),
                ("took_place_at", models.DateTimeField()),
                (
                    "wants_interview",
                    orgs.fields.CodedField(
                        choices=[
                            ("yes", "Yes"),
                            ("no", "No"),
                            ("later", "Later"),
                            ("unsure", "Not sure"),
                            ("not_asked", "Not asked"),
                        ],
                        default="not_asked",
                        max_length=40,
                    ),
                ),
                ("remarks", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="screening.case")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="screening.reflectionperiod",
                    ),
                ),
            ],
            options={
                "ordering": ["recorded_at", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RelatedPerson",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                (
                    "relation",
                    orgs.fields.CodedField(
                        choices=[
                            ("guardian", "Guardian"),
                            ("support_person", "Support person"),
                            ("family", "Family"),
                            ("child", "Child of the person"),
                            ("employer", "Employer"),
                            ("recruiter", "Recruiter"),
                            ("feared", "Feared"),
                            ("other", "Someone else"),
                        ],
                        max_length=40,
                    ),
                ),
                ("is_implicated", models.BooleanField(default=False)),
                ("must_not_be_told", models.BooleanField(default=False)),
                ("version", models.PositiveIntegerField(default=1)),
                ("name", screening.fields.SensitiveTextField(blank=True, default="", section="C4")),
                ("contact", screening.fields.SensitiveTextField(blank=True, default="", section="C4")),
                ("remarks", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("implicated_why", screening.fields.SensitiveTextField(blank=True, default="", section="C5")),
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
            name="HistoricalFormalInterview",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                ("took_place_at", models.DateTimeField()),
                ("form_version", models.CharField(max_length=40)),
                ("form_is_official", models.BooleanField(default=False)),
                ("attended", models.JSONField(default=list)),
                ("account", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
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
                    "interpreting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="screening.interpreting",
                    ),
                ),
                (
                    "support_person",
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
                "verbose_name": "historical formal interview",
                "verbose_name_plural": "historical formal interviews",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalFamilyAssessment",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                (
                    "safe",
                    orgs.fields.CodedField(
                        choices=[("yes", "Safe"), ("with_support", "Safe with support"), ("no", "Not safe")],
                        max_length=40,
                    ),
                ),
                ("took_place_at", models.DateTimeField()),
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
                "verbose_name": "historical family assessment",
                "verbose_name_plural": "historical family assessments",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalConsent",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                (
                    "purpose",
                    orgs.fields.CodedField(
                        choices=[
                            ("help", "An office helps"),
                            ("take_over", "Another office answers for the person"),
                            ("exchange", "A mission or focal point of a country is asked"),
                            ("tracing", "A relative is looked for"),
                            ("search", "The police look for a missing person"),
                        ],
                        default="help",
                        max_length=40,
                    ),
                ),
                (
                    "service",
                    orgs.fields.CodedField(
                        blank=True,
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
                    "country",
                    models.CharField(
                        blank=True,
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
                ("groups", models.JSONField(blank=True, default=list)),
                ("until_on", models.DateField()),
                ("language", models.CharField(max_length=12)),
                (
                    "teach_back",
                    orgs.fields.CodedField(
                        choices=[
                            ("understood", "Said it back in their own words: understood"),
                            ("partly", "Partly, explained again"),
                            ("not_checked", "Could not check"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "given_by",
                    orgs.fields.CodedField(
                        choices=[("self", "The person"), ("guardian", "A guardian, and the person was asked")],
                        default="self",
                        max_length=40,
                    ),
                ),
                ("child_assents", models.BooleanField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("words", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("best_interests", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("withdrawn_words", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
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
                    "withdrawn_by",
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
                    "interpreting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="screening.interpreting",
                    ),
                ),
                (
                    "guardian",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="screening.relatedperson",
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
                "verbose_name": "historical consent",
                "verbose_name_plural": "historical consents",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name="formalinterview",
            name="support_person",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to="screening.relatedperson"
            ),
        ),
        migrations.CreateModel(
            name="FamilyAssessment",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                (
                    "safe",
                    orgs.fields.CodedField(
                        choices=[("yes", "Safe"), ("with_support", "Safe with support"), ("no", "Not safe")],
                        max_length=40,
                    ),
                ),
                ("took_place_at", models.DateTimeField()),
                ("text", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="screening.case")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "relative",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="screening.relatedperson"),
                ),
            ],
            options={
                "ordering": ["recorded_at", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                (
                    "purpose",
                    orgs.fields.CodedField(
                        choices=[
                            ("help", "An office helps"),
                            ("take_over", "Another office answers for the person"),
                            ("exchange", "A mission or focal point of a country is asked"),
                            ("tracing", "A relative is looked for"),
                            ("search", "The police look for a missing person"),
                        ],
                        default="help",
                        max_length=40,
                    ),
                ),
                (
                    "service",
                    orgs.fields.CodedField(
                        blank=True,
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
                    "country",
                    models.CharField(
                        blank=True,
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
                ("groups", models.JSONField(blank=True, default=list)),
                ("until_on", models.DateField()),
                ("language", models.CharField(max_length=12)),
                (
                    "teach_back",
                    orgs.fields.CodedField(
                        choices=[
                            ("understood", "Said it back in their own words: understood"),
                            ("partly", "Partly, explained again"),
                            ("not_checked", "Could not check"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "given_by",
                    orgs.fields.CodedField(
                        choices=[("self", "The person"), ("guardian", "A guardian, and the person was asked")],
                        default="self",
                        max_length=40,
                    ),
                ),
                ("child_assents", models.BooleanField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("words", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("best_interests", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("withdrawn_words", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="screening.case")),
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
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "interpreting",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to="screening.interpreting"
                    ),
                ),
                (
                    "guardian",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="screening.relatedperson",
                    ),
                ),
                (
                    "relative",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="screening.relatedperson",
                    ),
                ),
            ],
            options={
                "ordering": ["recorded_at", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("pk__in", ()),
                            models.Q(
                                ("purpose", "help"),
                                models.Q(("service", ""), _negated=True),
                                models.Q(("office__isnull", True), _negated=True),
                                ("country", ""),
                                ("relative__isnull", True),
                            ),
                            models.Q(
                                ("purpose", "take_over"),
                                ("service", ""),
                                models.Q(("office__isnull", True), _negated=True),
                                ("country", ""),
                                ("relative__isnull", True),
                            ),
                            models.Q(
                                ("purpose", "exchange"),
                                ("service", ""),
                                ("office__isnull", True),
                                models.Q(("country", ""), _negated=True),
                                ("relative__isnull", True),
                            ),
                            models.Q(
                                ("purpose", "tracing"),
                                ("service", ""),
                                ("office__isnull", True),
                                ("country", ""),
                                models.Q(("relative__isnull", True), _negated=True),
                            ),
                            models.Q(
                                ("purpose", "search"),
                                ("service", ""),
                                models.Q(("office__isnull", True), _negated=True),
                                ("country", ""),
                                ("relative__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="a_consent_names_who_is_told",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at__isnull", True), ("withdrawn_by__isnull", True)),
                            models.Q(("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_withdrawal_has_its_moment_and_its_author",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("given_by", "guardian"), ("guardian__isnull", False)),
                            models.Q(models.Q(("given_by", "guardian"), _negated=True), ("guardian__isnull", True)),
                            _connector="OR",
                        ),
                        name="a_guardian_who_consents_is_named",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Removal",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("took_place_at", models.DateTimeField()),
                (
                    "arrived_at_kind",
                    orgs.fields.CodedField(
                        choices=[
                            ("office", "Office"),
                            ("shelter", "Place to stay"),
                            ("clinic", "Clinic or hospital"),
                            ("transit_centre", "Transit centre"),
                            ("police_post", "Police post"),
                            ("other", "Another place"),
                        ],
                        max_length=40,
                    ),
                ),
                ("left_what", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("with_whom", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
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
            name="Response",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                (
                    "woman_officer_offered",
                    orgs.fields.CodedField(
                        choices=[
                            ("yes", "Yes"),
                            ("no", "No"),
                            ("not_needed", "Not needed"),
                            ("not_recorded", "Not recorded"),
                        ],
                        default="not_recorded",
                        max_length=40,
                    ),
                ),
                (
                    "searched",
                    orgs.fields.CodedField(
                        choices=[
                            ("yes", "Yes"),
                            ("no", "No"),
                            ("not_needed", "Not needed"),
                            ("not_recorded", "Not recorded"),
                        ],
                        default="not_recorded",
                        max_length=40,
                    ),
                ),
                (
                    "escorted",
                    orgs.fields.CodedField(
                        choices=[
                            ("yes", "Yes"),
                            ("no", "No"),
                            ("not_needed", "Not needed"),
                            ("not_recorded", "Not recorded"),
                        ],
                        default="not_recorded",
                        max_length=40,
                    ),
                ),
                (
                    "transported",
                    orgs.fields.CodedField(
                        choices=[
                            ("yes", "Yes"),
                            ("no", "No"),
                            ("not_needed", "Not needed"),
                            ("not_recorded", "Not recorded"),
                        ],
                        default="not_recorded",
                        max_length=40,
                    ),
                ),
                ("remarks", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
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
            name="RiskAssessment",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("took_place_at", models.DateTimeField()),
                (
                    "occasion",
                    orgs.fields.CodedField(
                        choices=[
                            ("first", "First look, after intake"),
                            ("check_in", "At a check-in"),
                            ("referral", "Before a referral"),
                            ("return", "Before a return"),
                        ],
                        default="first",
                        max_length=40,
                    ),
                ),
                ("with_person", models.BooleanField(default=False)),
                (
                    "health",
                    orgs.fields.CodedField(
                        choices=[("low", "Low"), ("medium", "Medium"), ("high", "High")], max_length=40
                    ),
                ),
                (
                    "safety",
                    orgs.fields.CodedField(
                        choices=[("low", "Low"), ("medium", "Medium"), ("high", "High")], max_length=40
                    ),
                ),
                (
                    "security",
                    orgs.fields.CodedField(
                        choices=[("low", "Low"), ("medium", "Medium"), ("high", "High")], max_length=40
                    ),
                ),
                ("health_response", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("safety_response", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("security_response", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
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
            name="SafetyCheck",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("took_place_at", models.DateTimeField()),
                ("answers", models.JSONField()),
                (
                    "outcome",
                    orgs.fields.CodedField(
                        choices=[
                            ("go_ahead", "Go ahead"),
                            ("look_do_not_ask", "Look, do not ask"),
                            ("wait_for_interpreter", "Wait for an interpreter"),
                            ("stop_and_get_help", "Stop and get help"),
                            ("child_route", "Child route"),
                        ],
                        max_length=40,
                    ),
                ),
                ("reasons", models.JSONField(blank=True, default=list)),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="screening.case")),
                (
                    "interpreting",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to="screening.interpreting"
                    ),
                ),
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
            name="Screening",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("version", models.PositiveIntegerField(default=1)),
                ("took_place_at", models.DateTimeField()),
                ("from_paper", models.BooleanField(default=False)),
                (
                    "agreement",
                    orgs.fields.CodedField(
                        blank=True,
                        choices=[
                            ("agreed", "Agreed to talk"),
                            ("some_topics", "Agreed to talk, but not about some topics"),
                            ("not_today", "Not today"),
                            ("said_no", "Said no to talking"),
                            ("not_asked", "Could not be asked"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "teach_back",
                    orgs.fields.CodedField(
                        blank=True,
                        choices=[
                            ("understood", "Said it back in their own words: understood"),
                            ("partly", "Partly, explained again"),
                            ("not_checked", "Could not check"),
                        ],
                        max_length=40,
                    ),
                ),
                ("refused_topics", models.JSONField(blank=True, default=list)),
                ("sectors", models.JSONField(blank=True, default=list)),
                ("own_view", models.BooleanField(blank=True, null=True)),
                (
                    "raised_to",
                    orgs.fields.CodedField(
                        blank=True,
                        choices=[
                            ("presume", "Presume this person is a victim of trafficking"),
                            ("signs", "There are signs. Refer for a fuller interview"),
                            ("not_enough", "Not enough information yet"),
                            ("few_or_no", "Few or no signs were recorded today"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "not_asked_why",
                    orgs.fields.CodedField(
                        blank=True,
                        choices=[
                            ("tired_or_upset", "The person was tired or upset"),
                            ("not_safe", "It was not safe to ask"),
                            ("enough_to_refer", "There is enough to refer"),
                            ("no_time", "There was no time"),
                            ("child_for_specialist", "A child: for a specialist"),
                            ("not_relevant", "Not relevant here"),
                            ("other", "Another reason"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "result",
                    orgs.fields.CodedField(
                        blank=True,
                        choices=[
                            ("presume", "Presume this person is a victim of trafficking"),
                            ("signs", "There are signs. Refer for a fuller interview"),
                            ("not_enough", "Not enough information yet"),
                            ("few_or_no", "Few or no signs were recorded today"),
                        ],
                        max_length=40,
                    ),
                ),
                ("conclusion", models.JSONField(blank=True, default=dict)),
                ("declared", models.BooleanField(default=False)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("place", screening.fields.SensitiveTextField(blank=True, default="", section="C4")),
                ("narrative", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("could_not_ask_why", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("raised_why", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="screening.case")),
                (
                    "indicator_set",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="screening.indicatorset"),
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
            ],
            options={
                "ordering": ["recorded_at", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("case",), name="a_case_has_one_screening"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sent_at__isnull", True), ("sent_by__isnull", True)),
                            models.Q(("sent_at__isnull", False), ("sent_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_sent_screening_has_its_moment_and_its_author",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sent_at__isnull", True), models.Q(("result", ""), _negated=True), _connector="OR"
                        ),
                        name="a_sent_screening_has_a_result",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Observation",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("item", models.CharField(max_length=12)),
                (
                    "answer",
                    orgs.fields.CodedField(
                        choices=[
                            ("saw_it", "Saw it"),
                            ("did_not_see_it", "Did not see it"),
                            ("could_not_look", "Could not look"),
                        ],
                        max_length=40,
                    ),
                ),
                ("words", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="screening.case")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "screening",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="observations",
                        to="screening.screening",
                    ),
                ),
            ],
            options={
                "ordering": ["recorded_at", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("screening", "item"), name="an_observation_is_made_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalObservation",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                ("item", models.CharField(max_length=12)),
                (
                    "answer",
                    orgs.fields.CodedField(
                        choices=[
                            ("saw_it", "Saw it"),
                            ("did_not_see_it", "Did not see it"),
                            ("could_not_look", "Could not look"),
                        ],
                        max_length=40,
                    ),
                ),
                ("words", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
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
                    "screening",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="screening.screening",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical observation",
                "verbose_name_plural": "historical observations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAnswer",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                ("item", models.CharField(max_length=12)),
                (
                    "answer",
                    orgs.fields.CodedField(
                        choices=[
                            ("yes", "Yes"),
                            ("no", "No"),
                            ("unknown", "Unknown"),
                            ("preferred_not_to_say", "Preferred not to say"),
                            ("not_asked", "Not asked"),
                        ],
                        max_length=40,
                    ),
                ),
                ("sources", models.JSONField(blank=True, default=list)),
                ("whens", models.JSONField(blank=True, default=list)),
                (
                    "extent",
                    orgs.fields.CodedField(
                        blank=True,
                        choices=[
                            ("once", "Once or a little"),
                            ("repeated", "Repeated"),
                            ("constant", "Constant or extreme"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "clarity",
                    orgs.fields.CodedField(
                        blank=True, choices=[("clear", "Clear"), ("partly", "Partly"), ("weak", "Weak")], max_length=40
                    ),
                ),
                (
                    "not_asked_why",
                    orgs.fields.CodedField(
                        blank=True,
                        choices=[
                            ("tired_or_upset", "The person was tired or upset"),
                            ("not_safe", "It was not safe to ask"),
                            ("enough_to_refer", "There is enough to refer"),
                            ("no_time", "There was no time"),
                            ("child_for_specialist", "A child: for a specialist"),
                            ("not_relevant", "Not relevant here"),
                            ("other", "Another reason"),
                        ],
                        max_length=40,
                    ),
                ),
                ("words", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
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
                    "screening",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="screening.screening",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical answer",
                "verbose_name_plural": "historical answers",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("item", models.CharField(max_length=12)),
                (
                    "answer",
                    orgs.fields.CodedField(
                        choices=[
                            ("yes", "Yes"),
                            ("no", "No"),
                            ("unknown", "Unknown"),
                            ("preferred_not_to_say", "Preferred not to say"),
                            ("not_asked", "Not asked"),
                        ],
                        max_length=40,
                    ),
                ),
                ("sources", models.JSONField(blank=True, default=list)),
                ("whens", models.JSONField(blank=True, default=list)),
                (
                    "extent",
                    orgs.fields.CodedField(
                        blank=True,
                        choices=[
                            ("once", "Once or a little"),
                            ("repeated", "Repeated"),
                            ("constant", "Constant or extreme"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "clarity",
                    orgs.fields.CodedField(
                        blank=True, choices=[("clear", "Clear"), ("partly", "Partly"), ("weak", "Weak")], max_length=40
                    ),
                ),
                (
                    "not_asked_why",
                    orgs.fields.CodedField(
                        blank=True,
                        choices=[
                            ("tired_or_upset", "The person was tired or upset"),
                            ("not_safe", "It was not safe to ask"),
                            ("enough_to_refer", "There is enough to refer"),
                            ("no_time", "There was no time"),
                            ("child_for_specialist", "A child: for a specialist"),
                            ("not_relevant", "Not relevant here"),
                            ("other", "Another reason"),
                        ],
                        max_length=40,
                    ),
                ),
                ("words", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="screening.case")),
                (
                    "screening",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="screening.screening"
                    ),
                ),
            ],
            options={
                "ordering": ["recorded_at", "id"],
                "abstract": False,
                "constraints": [models.UniqueConstraint(fields=("screening", "item"), name="an_item_is_answered_once")],
            },
        ),
        migrations.CreateModel(
            name="SharingWithoutConsent",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                (
                    "purpose",
                    orgs.fields.CodedField(
                        choices=[
                            ("help", "An office helps"),
                            ("take_over", "Another office answers for the person"),
                            ("exchange", "A mission or focal point of a country is asked"),
                            ("tracing", "A relative is looked for"),
                            ("search", "The police look for a missing person"),
                        ],
                        default="help",
                        max_length=40,
                    ),
                ),
                (
                    "service",
                    orgs.fields.CodedField(
                        blank=True,
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
                    "country",
                    models.CharField(
                        blank=True,
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
                ("groups", models.JSONField(blank=True, default=list)),
                ("until_on", models.DateField()),
                (
                    "ground",
                    orgs.fields.CodedField(
                        choices=[
                            ("life_at_risk", "A life is at risk"),
                            ("child_protection", "Protection of a child"),
                            ("law", "A law asks for it"),
                        ],
                        max_length=40,
                    ),
                ),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                ("reason", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="screening.case")),
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
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "sharing without consent",
                "ordering": ["recorded_at", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("pk__in", ()),
                            models.Q(
                                ("purpose", "help"),
                                models.Q(("service", ""), _negated=True),
                                models.Q(("office__isnull", True), _negated=True),
                                ("country", ""),
                            ),
                            models.Q(
                                ("purpose", "take_over"),
                                ("service", ""),
                                models.Q(("office__isnull", True), _negated=True),
                                ("country", ""),
                            ),
                            models.Q(
                                ("purpose", "exchange"),
                                ("service", ""),
                                ("office__isnull", True),
                                models.Q(("country", ""), _negated=True),
                            ),
                            models.Q(
                                ("purpose", "search"),
                                ("service", ""),
                                models.Q(("office__isnull", True), _negated=True),
                                ("country", ""),
                            ),
                            _connector="OR",
                        ),
                        name="sharing_without_consent_names_who_is_told",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed_at__isnull", True), ("confirmed_by__isnull", True)),
                            models.Q(("confirmed_at__isnull", False), ("confirmed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="sharing_confirmed_has_its_moment_and_author",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confirmed_by__isnull", True),
                            models.Q(("confirmed_by", models.F("recorded_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="sharing_without_consent_takes_two_people",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalTransfer",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                ("until_on", models.DateField()),
                (
                    "status",
                    orgs.fields.CodedField(
                        choices=[
                            ("offered", "Offered, waits for an answer"),
                            ("accepted", "Accepted"),
                            ("declined", "Declined"),
                            ("taken_back", "Taken back"),
                            ("lapsed", "Lapsed: what it rested on no longer stands"),
                        ],
                        default="offered",
                        max_length=40,
                    ),
                ),
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
                ("words", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("answer_words", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
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
                    "from_office",
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
                "verbose_name": "historical transfer",
                "verbose_name_plural": "historical transfers",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalGrant",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("history_user_id", models.UUIDField(null=True)),
                ("history_change_reason", models.UUIDField(db_index=True, null=True)),
                ("groups", models.JSONField(default=list)),
                ("until_on", models.DateField()),
                (
                    "status",
                    orgs.fields.CodedField(
                        choices=[("offered", "Offered"), ("accepted", "Accepted"), ("ended", "Ended")],
                        default="offered",
                        max_length=40,
                    ),
                ),
                ("accepted_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "ended_why",
                    orgs.fields.CodedField(
                        blank=True,
                        choices=[
                            ("grant_declined", "The office declined"),
                            ("grant_taken_back", "Taken back before an answer"),
                            ("referral_ended", "The referral ended"),
                            ("consent_withdrawn", "The person withdrew their consent"),
                            ("shut_out", "The office or the person named was shut out"),
                            ("case_closed", "The case was closed"),
                        ],
                        max_length=40,
                    ),
                ),
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
                ("history_id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "accepted_by",
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
                    "named",
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
                "verbose_name": "historical grant",
                "verbose_name_plural": "historical grants",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Grant",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("groups", models.JSONField(default=list)),
                ("until_on", models.DateField()),
                (
                    "status",
                    orgs.fields.CodedField(
                        choices=[("offered", "Offered"), ("accepted", "Accepted"), ("ended", "Ended")],
                        default="offered",
                        max_length=40,
                    ),
                ),
                ("accepted_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "ended_why",
                    orgs.fields.CodedField(
                        blank=True,
                        choices=[
                            ("grant_declined", "The office declined"),
                            ("grant_taken_back", "Taken back before an answer"),
                            ("referral_ended", "The referral ended"),
                            ("consent_withdrawn", "The person withdrew their consent"),
                            ("shut_out", "The office or the person named was shut out"),
                            ("case_closed", "The case was closed"),
                        ],
                        max_length=40,
                    ),
                ),
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
                (
                    "accepted_by",
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
                    "named",
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
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="orgs.office"),
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
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=["office", "status"],
                        name="grant_by_office",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("consent__isnull", False), ("without_consent__isnull", True)),
                            models.Q(("consent__isnull", True), ("without_consent__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_grant_rests_on_one_consent_or_one_named_act",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "accepted"), _negated=True),
                            models.Q(
                                ("accepted_at__isnull", False), ("accepted_by__isnull", False), ("named__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="an_accepted_grant_names_one_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_at__isnull", False),
                                ("ended_by__isnull", False),
                                ("status", "ended"),
                                models.Q(("ended_why", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("status", "ended"), _negated=True),
                                ("ended_at__isnull", True),
                                ("ended_by__isnull", True),
                                ("ended_why", ""),
                            ),
                            _connector="OR",
                        ),
                        name="an_ended_grant_has_moment_author_and_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("accepted_at__isnull", True), ("accepted_by__isnull", True)),
                            models.Q(("accepted_at__isnull", False), ("accepted_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_grant_accepted_has_moment_and_author",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("given_back_at__isnull", True), ("given_back_by__isnull", True)),
                            models.Q(("given_back_at__isnull", False), ("given_back_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="what_was_given_back_has_moment_and_author",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Transfer",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField(default=orgs.clock.now)),
                ("until_on", models.DateField()),
                (
                    "status",
                    orgs.fields.CodedField(
                        choices=[
                            ("offered", "Offered, waits for an answer"),
                            ("accepted", "Accepted"),
                            ("declined", "Declined"),
                            ("taken_back", "Taken back"),
                            ("lapsed", "Lapsed: what it rested on no longer stands"),
                        ],
                        default="offered",
                        max_length=40,
                    ),
                ),
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
                ("words", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("answer_words", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
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
                    "from_office",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="orgs.office"),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
                    models.UniqueConstraint(
                        condition=models.Q(("status", "offered")),
                        fields=("case",),
                        name="a_case_is_offered_to_one_office_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("consent__isnull", False), ("without_consent__isnull", True)),
                            models.Q(("consent__isnull", True), ("without_consent__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_transfer_rests_on_one_consent_or_one_named_act",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("to_office", models.F("from_office")), _negated=True),
                        name="a_transfer_goes_to_another_office",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "declined"), _negated=True),
                            models.Q(("declined_why", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_transfer_declined_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("status", "offered")),
                            models.Q(models.Q(("status", "offered"), _negated=True), ("answered_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_transfer_is_open_or_answered",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("answered_by__isnull", True)),
                            models.Q(("answered_at__isnull", False), ("answered_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_transfer_answered_has_moment_and_author",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="person",
                        serialize=False,
                        to="screening.case",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("languages", models.JSONField(blank=True, default=list, help_text="ISO 639 codes, best first")),
                ("needs_interpreter", models.BooleanField(default=False)),
                (
                    "wished_interviewer",
                    orgs.fields.CodedField(
                        choices=[
                            ("woman", "A woman"),
                            ("man", "A man"),
                            ("either", "Either"),
                            ("not_asked", "Not asked"),
                        ],
                        default="not_asked",
                        max_length=40,
                    ),
                ),
                (
                    "wished_interpreter",
                    orgs.fields.CodedField(
                        choices=[
                            ("woman", "A woman"),
                            ("man", "A man"),
                            ("either", "Either"),
                            ("not_asked", "Not asked"),
                        ],
                        default="not_asked",
                        max_length=40,
                    ),
                ),
                (
                    "wished_escort",
                    orgs.fields.CodedField(
                        choices=[
                            ("woman", "A woman"),
                            ("man", "A man"),
                            ("either", "Either"),
                            ("not_asked", "Not asked"),
                        ],
                        default="not_asked",
                        max_length=40,
                    ),
                ),
                ("wishes_honoured", models.BooleanField(blank=True, null=True)),
                (
                    "wishes_home",
                    orgs.fields.CodedField(
                        choices=[
                            ("yes", "Yes"),
                            ("no", "No"),
                            ("later", "Later"),
                            ("unsure", "Not sure"),
                            ("not_asked", "Not asked"),
                        ],
                        default="not_asked",
                        max_length=40,
                    ),
                ),
                (
                    "wishes_police",
                    orgs.fields.CodedField(
                        choices=[
                            ("yes", "Yes"),
                            ("no", "No"),
                            ("later", "Later"),
                            ("unsure", "Not sure"),
                            ("not_asked", "Not asked"),
                        ],
                        default="not_asked",
                        max_length=40,
                    ),
                ),
                (
                    "wishes_embassy",
                    orgs.fields.CodedField(
                        choices=[
                            ("yes", "Yes"),
                            ("no", "No"),
                            ("later", "Later"),
                            ("unsure", "Not sure"),
                            ("not_asked", "Not asked"),
                        ],
                        default="not_asked",
                        max_length=40,
                    ),
                ),
                ("special_needs", models.JSONField(blank=True, default=list)),
                ("wishes_not_honoured_why", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("wishes", screening.fields.SensitiveTextField(blank=True, default="", section="C3")),
                ("name_to_use", screening.fields.SensitiveTextField(blank=True, default="", section="C4")),
                ("official_name", screening.fields.SensitiveTextField(blank=True, default="", section="C4")),
                ("other_names", screening.fields.SensitiveTextField(blank=True, default="", section="C4")),
                ("born_on", screening.fields.SensitiveDateField(blank=True, null=True, section="C4")),
                ("document_number", screening.fields.SensitiveTextField(blank=True, default="", section="C4")),
                ("nationality_as_said", screening.fields.SensitiveTextField(blank=True, default="", section="C4")),
                (
                    "contact_way",
                    orgs.fields.CodedField(
                        blank=True,
                        choices=[
                            ("in_person", "In person"),
                            ("call", "Phone call"),
                            ("message", "Message"),
                            ("through_someone", "Through someone the person chose"),
                        ],
                        max_length=40,
                    ),
                ),
                ("contact_details", screening.fields.SensitiveTextField(blank=True, default="", section="C4")),
                ("contact_hours", screening.fields.SensitiveTextField(blank=True, default="", section="C4")),
                ("contact_code_phrase", screening.fields.SensitiveTextField(blank=True, default="", section="C4")),
                ("voicemail_is_safe", models.BooleanField(blank=True, null=True)),
                ("safe_to_write_said", models.BooleanField(blank=True, null=True)),
                ("changed_at", models.DateTimeField(default=orgs.clock.now)),
                (
                    "changed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
    ]

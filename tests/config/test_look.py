"""What holds for every page: a demonstration says that it is one, nothing runs inline, no title betrays anybody."""

import re
from datetime import UTC, date, datetime

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from orgs import log
from orgs.sheets import ChoiceRadio, DateField3, SheetForm, TypedField
from tests.factories import orgs

TEMPLATES = sorted(
    file for app in ("config", "orgs", "screening", "referrals") for file in (settings.BASE_DIR / app).rglob("*.html")
)
PUBLIC = ["/about/", "/accounts/login/", "/accounts/password/reset/", "/accounts/password/reset/done/", "/nowhere/"]
OWN = ["/about/", "/accounts/logout/", "/accounts/password/change/"]
PLAIN = ["400.html", "403_csrf.html", "429.html", "500.html", "503.html", "503_shut.html"]
INVENTED = "Demonstration with invented data."
NOON = datetime(2026, 3, 14, 5, tzinfo=UTC)
MARK = {"word": "Done", "tone": "safe"}

# Every component with what it needs, and words that must then be on the page.
COMPONENTS = [
    ("_actions", {"primary": {"url": "/a", "label": "Go on"}, "menu": [{"url": "/b", "label": "Close"}]}, ["Go on"]),
    ("_badge", {"mark": MARK}, ["Done", "tone-safe", "#done"]),
    ("_state", {"mark": {"word": "Open"}}, ["Open", "tone-neutral"]),
    ("_confirmation", {"heading": "Sent", "reference": "7KQ4M2XA", "steps": ["Wait"]}, ["7KQ4-M2XA", "Wait"]),
    ("_conflict", {"rows": [{"label": "Age", "saved": 16, "typed": 17}], "hidden": [("age", "17")], "version": 3,
                   "saved_by": "AP-001", "saved_at": NOON}, ["AP-001", "12:00", 'value="3"', 'name="age"']),
    ("_empty", {"heading": "Nothing yet", "url": "/a", "url_label": "Begin"}, ["Nothing yet", "Begin"]),
    ("_facts", {"facts": [{"label": "Office", "value": "A"}]}, ["Office"]),
    ("_gates", {"gates": [{"met": True, "sentence": "Asked", "guideline": 30}, {"met": False, "sentence": "Signed"}]},
     ["Met", "Not yet", "G30"]),
    ("_identity", {"head": {"reference": "7KQ4M2XA", "codename": "Lotus", "is_title": True, "badges": [MARK]}},
     ["<h1>", "7KQ4-M2XA", "Lotus"]),
    ("_interruption", {"heading": "Stop", "points": ["Look around"], "submit_label": "Go on"}, ["Look around"]),
    ("_notice", {"text": "Read this", "items": ["One"]}, ["Read this", "One"]),
    ("_demonstration", {}, [INVENTED]),
    ("_pairs", {"pairs": [{"mark": MARK, "text": "A bed", "notes": ["Said Monday"]},
                          {"due_on": date(2026, 3, 13), "text": "Ask", "url": "/a", "guideline": 34}],
                "today": date(2026, 3, 14)}, ["A bed", "Said Monday", "1 day late · our task", "G34"]),
    ("_pager", {"older_url": "/a", "summary": "1-25 of 40"}, ["Older", "1-25 of 40"]),
    ("_queue", {"rows": [{"when": "1 day late", "url": "/a", "task": "Ask", "reference": "7KQ4-M2XA", "whose": "Yours",
                          "why": "asked for", "wish": "Not asked yet"}]},
     ["1 day late", 'href="/a"', "7KQ4-M2XA", "Yours, asked for", "Not asked yet", "What the person wants"]),
    ("_printed", {"reference": "7KQ4M2XA", "code": "AP-001", "opened": NOON}, ["7KQ4-M2XA", "Printed by AP-001"]),
    ("_ledger", {"lines": [{"title": "Doctor", "mark": MARK, "said": "Monday", "again_on": date(2026, 3, 16),
                            "earlier": [{"word": "Not now", "said": "Sunday"}], "url": "/a", "url_label": "Record"}]},
     ["Doctor", "Ask again", "Not now", "Before"]),
    ("_rail", {"stages": [{"name": "Interim", "is_done": True}, {"name": "30 days", "is_now": True}]},
     ['aria-current="step"', "Interim"]),
    ("_strip", {"days": [{"number": "1", "look": "is-past"}], "key": [{"mark": "C", "text": "Check-in"}],
                "summary": "Day 1 of 30."}, ["Day 1 of 30.", "Check-in"]),
    ("_subnav", {"tabs": [{"label": "Plan", "url": "/a", "is_current": True}], "label": "This case"},
     ['aria-current="page"']),
    ("_summary_list", {"rows": [{"label": "Age", "value": 17, "url": "/a"}]}, ["Change", ": Age"]),
    ("_table", {"columns": [{"label": "Day"}, {"label": "Beds", "is_number": True}],
                "rows": [{"cells": [{"text": "Monday"}, {"text": 0}]}]}, ['data-label="Beds"', "Monday", ">0"]),
    ("_task_list", {"tasks": [{"label": "Safety", "url": "/a", "mark": MARK}]}, ["Safety", "Done"]),
    ("_tiles", {"tiles": [{"number": 3, "word": "late", "url": "/a"}]}, ["<b>3</b>", "late"]),
    ("_timeline", {"entries": [{"title": "Asked", "at": NOON, "changes": [{"label": "Age", "old": 16, "new": 17}]}]},
     ["Sat 14 March 2026, 12:00", "before:", "16", "17"]),
    ("_when", {"due_on": date(2026, 3, 16), "today": date(2026, 3, 14)}, ["in 2 days"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "context", "words"), COMPONENTS, ids=[row[0] for row in COMPONENTS])
def test_a_component_shows_what_it_is_given(name, context, words):
    html = render_to_string(f"components/{name}.html", context)
    assert [word for word in words if word not in html] == []


def test_every_component_is_tried_here_or_inside_another():
    tried = {row[0] for row in COMPONENTS}
    inside = {"_cell", "_data_cell", "_message", "_error_summary", "_form", "_part", "_hide", "_lock"}
    assert {file.stem for file in (settings.BASE_DIR / "config/templates/components").iterdir()} == tried | inside


class Asked(SheetForm):
    words = TypedField(label="What was said?", max_length=20)
    met_on = DateField3(label="When?")
    way = ChoiceRadio(label="How?", choices=[("phone", "By phone"), ("here", "Here")])


def test_each_error_links_to_its_control_and_says_what_to_do():
    html = render_to_string("components/_form.html", {"form": Asked({"met_on_day": "31"}), "csrf_token": "x"})
    summary = html.split("</ul>")[0]
    links = dict(re.findall(r'<a href="#([^"]+)">([^<]+)</a>', summary))
    assert links == {
        "id_words": "Enter an answer for “What was said?”.",
        "id_met_on_0": "Enter the month, such as 3 or March.",
        "id_way_0": "Choose an answer for “How?”.",
    }
    for target, sentence in links.items():
        assert f'id="{target}"' in html
        assert html.count(sentence) == 2


def test_what_was_typed_stands_there_again_after_an_error():
    html = render_to_string("components/_form.html", {"form": Asked({"words": "ស្រីណា", "met_on_day": "31"})})
    assert 'value="ស្រីណា"' in html
    assert 'value="31"' in html


def test_a_form_without_errors_has_no_summary():
    assert "error-summary" not in render_to_string("components/_form.html", {"form": Asked()})


def test_what_somebody_typed_is_never_markup():
    html = render_to_string("components/_notice.html", {"text": "<script>x</script>", "heading": "<b>"})
    assert "<script>" not in html
    assert "<b>" not in html


def test_no_template_runs_or_paints_anything_inline():
    for file in TEMPLATES:
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=\"|javascript:|<script(?![^>]*\ssrc=)", text), file
        assert "|safe" not in text.replace("field.help_text|safe", ""), file


def test_no_title_holds_anything_of_a_case():
    titles = re.compile(r"{% block (?:whole_)?title %}(.*?){% endblock %}")
    for file in TEMPLATES:
        for title in titles.findall(file.read_text(encoding="utf-8")):
            assert set(re.findall(r"{{ *([\w.]+)", title)) <= {"title", "page_title"}, (file, title)


@pytest.mark.parametrize("name", PLAIN)
def test_a_page_of_errors_needs_nothing(name):
    assert "<h1>" in render_to_string(name)


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "km"])
@pytest.mark.parametrize("address", PUBLIC)
def test_an_open_page_of_a_demonstration_says_that_it_is_one(client, address, language, settings):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    with translation.override(language):
        invented = str(translation.gettext(INVENTED))
    for settings.DEMO in (False, True):
        html = client.get(address).content.decode()
        assert (invented in html) is settings.DEMO
        assert f'<html lang="{language}">' in html


@pytest.mark.django_db
@pytest.mark.parametrize("address", OWN)
def test_a_page_of_ones_own_says_so_too_and_can_be_hidden(client, address, settings):
    settings.DEMO = True
    user = orgs.member()
    with log.recording("member.password_set", by=None):
        user.set_password("four quiet rivers meet")
        user.save(update_fields=["password"])
    client.force_login(user)
    html = client.get(address).content.decode()
    assert INVENTED in html
    assert "Hide screen" in html
    assert user.email not in html


@pytest.mark.django_db
def test_a_wrong_password_and_an_unknown_address_read_alike(client):
    user = orgs.member()
    pages = [
        client.post("/accounts/login/", {"login": address, "password": "not this one"}).content.decode()
        for address in (user.email, "nobody@example.org")
    ]
    for page in pages:
        assert "The e-mail address or the password is not right. Enter both again." in page

"""What may anyone read who has not signed in: their rights, and the steps of a hand-over?"""

from datetime import timedelta

import pytest
from django.test import Client

from config import published
from orgs import clock
from screening import rules
from tests.reading import words_of

pytestmark = pytest.mark.django_db
# Neither the crime nor what is done here is named on a page that somebody else may see over a shoulder.
GIVES_AWAY = ("traffick", "victim", "exploit", "shelter", "police station", "rescue", "Romduol")


def read(path: str, **headers: str) -> str:
    answer = Client().get(path, headers=headers)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("language", ["en", "km"])
def test_rights_are_read_in_the_language_of_the_address_whatever_the_browser_asks_for(language):
    for asked in ("en", "km"):
        page = read(f"/rights/{language}/", **{"accept-language": asked})
        assert f'<html lang="{language}">' in page
    assert ('lang="km"' if language == "en" else 'lang="en"') in page


def test_no_other_language_is_pretended():
    assert Client().get("/rights/th/").status_code == 404


def test_rights_give_nobody_away():
    page = read("/rights/en/")
    title = page.partition("<title>")[2].partition("</title>")[0]
    assert title == "Information for you"
    said = words_of(page)
    assert [word for word in GIVES_AWAY if word.lower() in said.lower()] == []
    assert f"you have {rules.REFLECTION_DAYS} days to rest and think" in said


def test_whoever_reads_them_leaves_at_once_without_a_trace(settings):
    page = read("/rights/en/")
    assert f'href="{settings.EXIT_ADDRESS}" data-hide="{settings.EXIT_ADDRESS}" rel="noreferrer nofollow"' in page
    assert "romduol/hide.js" in page
    assert not Client().get("/rights/en/").cookies


def test_the_steps_say_the_hours_by_which_our_tasks_fall_due():
    said = words_of(read("/transfer-steps/"))
    for kind in ("send_screening", "receive_handover", "answer_question", "name_caseworker", "intake"):
        hours = int(rules.DEADLINE_BY_KIND[kind].within.total_seconds() // 3600)
        assert f"within {hours} hours" in said, kind
    for number in (2, 5, 18, 19, 20, 23, 27, 30):
        assert f"G{number}" in said


@pytest.mark.parametrize(
    ("path", "page"), [("/rights/en/", published.RIGHTS), ("/transfer-steps/", published.TRANSFER_STEPS)]
)
def test_a_page_that_nobody_looked_at_again_says_so(path, page):
    word = "That day is over"
    midnight = clock.now() + timedelta(days=(page.review_on - clock.today()).days)
    with clock.at(midnight):
        assert word not in read(path)
    with clock.at(midnight + timedelta(days=1)):
        said = read(path)
        assert word in said
        assert page.version in said

"""On the narrowest phone, with the longest names, no page of a case scrolls sideways and nothing is cut."""

import pytest

from orgs import log
from screening.actions import attachments, notes, persons
from tests.factories import files, stages
from tests.factories.cast import Cast, cast
from tests.lot import collected
from tests.reading import address

pytestmark = pytest.mark.django_db(transaction=True)

NARROW = {"width": 320, "height": 640}
NAME = "ព្រះមហាសង្ឃរាជាធិបតីសុវណ្ណារ៉េតន៍"
OFFICE = "មន្ទីរសង្គមកិច្ចអតីតយុទ្ធជននិងយុវនីតិសម្បទាខេត្តបន្ទាយមានជ័យការិយាល័យប្រឆាំងអំពើជួញដូរមនុស្ស"[:90]
PAGES = (
    "case",
    "reflection",
    "people",
    "handover",
    "timeline",
    "seen",
    "screening_read",
    "choices",
    "notes",
    "attachments",
    "interim",
)
# Width of the page beyond the window, and text that stands outside it.
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
CUT = """() => [...document.querySelectorAll('main *')]
    .filter(one => !one.children.length && one.textContent.trim() && !one.closest('.visually-hidden, thead'))
    .filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map(one => one.textContent.trim())"""


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.mark.parametrize("language", collected(["en", "km"], suite=1))
def test_long_names_break_no_page(page_of, people, language, settings):
    for office in (people.coordinating, people.ngo, people.identifying):
        with log.recording("test.named", by=None):
            office.name = f"{OFFICE}{office.pk.hex[:2]}"
            office.save(update_fields=["name"])
    case = stages.reflecting(people)
    by = people.caseworker
    persons.write(by=by, case=case, name_to_use=NAME, official_name=NAME, wishes=NAME * 3, contact_details="9" * 120)
    notes.write(by=by, case=case, text=f"{NAME * 4} {'x' * 150}")
    attachments.add(by=by, case=case, **files.attached() | {"title": f"{NAME * 3} {'x' * 90}"})
    page = page_of(by, viewport=NARROW)
    page.goto("/about/")
    page.context.add_cookies([{"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": page.url}])
    for path in ("/today/", "/cases/", *(address(name, case) for name in PAGES)):
        page.goto(path)
        assert page.evaluate(TOO_WIDE) <= 0, path
        assert page.evaluate(CUT) == [], path

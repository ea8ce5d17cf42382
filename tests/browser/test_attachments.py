"""On a telephone, without a script: a paper is photographed, attached, looked at, and said to be of somebody else."""

from io import BytesIO

import pytest
from PIL import Image

from orgs import clock
from screening.actions import attachments
from screening.cleaning import Cleaned
from screening.models import Attachment, Case
from screening.types import AttachmentKind, ContentType
from tests.factories import files, stages
from tests.factories.cast import cast
from tests.lot import collected
from tests.reading import address

pytestmark = pytest.mark.django_db(transaction=True)

NARROW = {"width": 360, "height": 740}
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LONG = "ប័ណ្ណចាក់វ៉ាក់សាំងទាំងសងខាងដែលបានចេញដោយមណ្ឌលសុខភាពក្នុងឆ្នាំមុន" * 2


@pytest.mark.parametrize("language", collected(["en", "km"], suite=1))
def test_a_paper_is_attached_without_a_script(page_of, language, settings, tmp_path):
    people = cast()
    case = Case.objects.get(pk=stages.reflecting(people).pk)
    paper = {"name": "Sok Dara.jpg", "mimeType": "image/jpeg", "buffer": files.photograph(1200, 900)}
    page = page_of(people.caseworker, viewport=NARROW, java_script_enabled=False)
    page.goto("/livez")
    page.context.add_cookies([{"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": page.url}])
    page.goto(address("attachments", case))
    page.locator("main a.btn-primary").click()
    page.locator("input[name=kind][value=medical_paper]").check()
    page.locator("input[name=title]").fill(LONG)
    page.locator("input[type=file]").set_input_files(paper)
    page.locator("main form button[type=submit]").click()
    assert page.url.endswith(address("attachments", case))
    assert LONG in page.locator("main").inner_text()
    row = Attachment.objects.get()
    assert row.recorded_at <= clock.now()
    with page.expect_response(lambda answer: str(row.pk) in answer.url) as told:
        page.locator(f"a[href*='{row.pk}']").first.click()
    assert told.value.status == 200
    with Image.open(BytesIO(told.value.body())) as picture:
        assert picture.size == (900, 1200)
    page.go_back()
    page.locator(f"a[href*='{row.pk}']").last.click()
    page.locator("textarea[name=why]").fill("…")
    page.locator("main form button[type=submit]").click()
    assert page.url.endswith(address("attachments", case))
    assert page.locator(f"a[href*='{row.pk}']").count() == 0


def test_a_picture_is_shown_in_a_sandbox_and_a_document_is_saved(page_of):
    people = cast()
    case = Case.objects.get(pk=stages.reflecting(people).pk)
    row = attachments.add(by=people.caseworker, case=case, **files.attached(AttachmentKind.IDENTITY))
    page = page_of(people.caseworker, viewport=NARROW)
    page.goto(address("attachments", case))
    # What was typed is in the letters of the page: those of a machine have no Khmer.
    family = "one => getComputedStyle(one).fontFamily"
    assert page.locator("main .typed").evaluate(family) == page.locator("body").evaluate(family)
    page.locator(f"a[href*='{row.pk}']").first.click()
    assert page.locator("img").evaluate("one => [one.naturalWidth, one.naturalHeight]") == [40, 60]


@pytest.mark.parametrize("kind", [ContentType.JPEG, ContentType.PNG])
def test_even_what_should_never_have_been_taken_runs_nothing(page_of, kind):
    """As if cleaning had failed: a page of its own that is said to be a picture."""
    people = cast()
    case = Case.objects.get(pk=stages.reflecting(people).pk)
    runs = (
        b"<!doctype html><title>quiet</title><script>document.title = 'it ran'</script><svg onload='document.title=1'>"
    )
    said = files.attached() | {"file": Cleaned(kind, runs)}
    row = attachments.add(by=people.caseworker, case=case, **said)
    page = page_of(people.caseworker)
    page.goto(f"{address('attachments', case)}{row.pk}/")
    assert page.title() not in ("it ran", "1", "quiet")
    assert page.locator("script, svg").count() == 0

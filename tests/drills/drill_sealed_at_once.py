"""Eight who read and write what is sealed at once, for a minute, never see the words of another (security 0, fact 6).

SECONDS=60 uv run pytest tests/drills/drill_sealed_at_once.py -n 0 -s -o python_files="drill_*.py" [--postgres]
"""

import os
import threading
import time

import pytest
from django.db import connection

from screening.actions import notes, persons
from screening.models import Case, Note, Person
from screening.sections import Section, opened
from tests.factories import stages
from tests.factories.cast import cast

SECONDS = int(os.environ.get("LASTS", "6"))
EIGHT = 8


@pytest.mark.django_db(transaction=True)
def test_nobody_sees_the_words_of_another() -> None:
    people = cast()
    cases = [stages.received(people) for _ in range(EIGHT // 2)]
    ends, wrong, done = time.monotonic() + SECONDS, [], [0] * EIGHT

    def work(number: int) -> None:
        """Of two who work on one case one writes notes and one writes who the person is; both read both."""
        case, turn, said = cases[number // 2], 0, ""
        try:
            while time.monotonic() < ends:
                turn, said = turn + 1, f"Zq {number // 2} {number} {turn + 1}"
                if number % 2:
                    persons.write(by=people.caseworker, case=Case.objects.get(pk=case.pk), name_to_use=said)
                else:
                    notes.write(by=people.caseworker, case=Case.objects.get(pk=case.pk), text=said)
                with opened(case_id=case.pk, sections=Section):
                    own = f"Zq {number // 2} "
                    name = Person.objects.get(pk=case.pk).name_to_use
                    newest = Note.objects.filter(case=case).order_by("-recorded_at")[:3]
                    read = [name, *(note.text for note in newest)]
                    others = [words for words in read if words and not words.startswith(own)]
                    lost = name != said if number % 2 else said not in read
                    wrong.extend(others + ([said] if lost else []))
                done[number] = turn
        except Exception as error:
            wrong.append(error)
        finally:
            connection.close()

    connection.close()  # the pool has one for each of the eight
    threads = [threading.Thread(target=work, args=[number]) for number in range(EIGHT)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"\n{connection.vendor}: {sum(done)} written and read again by {EIGHT} in {SECONDS} s, {len(wrong)} wrong")
    assert wrong == []
    assert min(done) > 0

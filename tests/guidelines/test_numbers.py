"""A number stands in one place. Where a sentence says it too, and has to, this says which sentences need a thought."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest

from config import catalogue
from screening import rules
from screening.workflow import PERIOD_EXPLAINED

WORDS = {"Thirty": 30}
OF_DAYS = re.compile(r"\b(\d+|Thirty)(?: full)? days?\b")
# What other sentences count in days; each number of the period that is not among them is the period's.
OTHERS = {3, 7, 60, 180}


def said() -> Iterator[tuple[str, int]]:
    for message in catalogue.messages():
        for found in OF_DAYS.findall(message.text):
            yield message.text, WORDS.get(found) or int(found)


def test_every_sentence_that_names_the_days_of_the_period_names_as_many():
    sentences = [(text, number) for text, number in said() if number not in OTHERS]
    assert len(sentences) >= 12
    assert [text for text, number in sentences if number != rules.REFLECTION_DAYS] == []
    assert f"{rules.REFLECTION_DAYS} days" in str(PERIOD_EXPLAINED.sentence)


def test_the_review_and_the_check_ins_lie_within_the_period():
    assert max(rules.CHECK_IN_DAYS) < rules.REVIEW_DAY < rules.REFLECTION_DAYS
    assert list(rules.CHECK_IN_DAYS) == sorted(rules.CHECK_IN_DAYS)


@pytest.mark.parametrize("kind", ["check_in_7", "check_in_14", "check_in_21"])
def test_the_tasks_of_the_check_ins_fall_on_their_days(kind):
    assert rules.DEADLINE_BY_KIND[kind].within == timedelta(days=int(kind.rpartition("_")[2]))

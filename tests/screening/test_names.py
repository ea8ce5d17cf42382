"""Which names may be one name? Invented people; the table is typed by hand, with pairs that must stay apart."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening import identity, names, rules
from screening.types import Fact

# In each row every name is written for the first one.
ONE_NAME = (
    ("សុខ", "Sok", "Sokh", "Suk", "SOK"),
    ("ចាន់", "Chan", "Chann"),
    ("ច័ន្ទ", "Chan", "Chann"),
    ("ស្រីពៅ", "Sreypov", "Srey Pov", "Srey-Pov", "Sreypeov", "ស្រី ពៅ"),
    ("ធារី", "Theary", "Theari", "Théary"),
    ("វិសាល", "Visal", "Visaal", "Wisal"),
    ("ចន្ធូ", "Chanthou", "Chanthu", "Chantou"),
    ("សុភ័ក្ត្រ", "Sopheak", "Sopeak"),
    ("សុវណ្ណ", "Sovann", "Sovan"),
    ("រិទ្ធី", "Rithy", "Rithi", "Rithhy"),
    ("បុប្ផា", "Bopha", "Bopa"),
    ("សម្បត្តិ", "Sambath", "Sambat"),
    ("សំណាង", "Samnang", "Somnang"),
    ("កញ្ញា", "Kanha", "Kagna", "Kannha"),
    ("វីរៈ", "Virak", "Vireak"),
    ("ចន្ទ្រា", "Chantrea", "Chandra"),
    ("សោភ័ណ", "Sophorn", "Sophoan", "Saophon"),
    ("សុគន្ធា", "Sokunthea", "Sokunthear"),
    ("ពិសិដ្ឋ", "Piseth", "Pisit"),
    ("រតនៈ", "Rattanak", "Ratanak"),
    ("ឧត្តម", "Oudom", "Udom"),
    ("សុខ ដារ៉ា", "Sok Dara", "Dara Sok", "សុខដារ៉ា", "SOK DARA", "sokdara"),
    ("ចាន់ ស្រីពៅ", "Srey Pov Chan", "Chan Sreypov", "Chan Srey Pov"),
    ("Nguyễn Thị Hương", "Nguyen Thi Huong", "NGUYEN THI HUONG", "Hương Nguyễn Thị"),
    ("José Núñez", "Jose Nunez", "Nunez Jose"),
)
TWO_NAMES = (
    ("សុខ", "សំ"), ("Sok", "Som"), ("Sok", "Chan"), ("សុភា", "សុភ័ក្ត្រ"), ("Sophea", "Sopheak"), ("Visal", "Vichet"),
    ("វិសាល", "Vichet"), ("Thida", "Theary"), ("ចន្ធូ", "Chan"), ("Dara", "Davy"), ("Srey Pov", "Srey Neang"),
    ("ស្រីពៅ", "Sreymom"), ("Vanna", "Vannak"), ("Sok Dara", "Sok Davy"), ("Sok Dara", "Chan Dara"), ("សុខ ដារ៉ា", "Dara"),
    ("Heng", "Hun"), ("Chan Sok", "Chan Som"), ("សុវណ្ណ", "សុវត្ថិ"), ("Malis", "Mealea"), ("李明", "李强"),
)  # fmt: skip


@pytest.mark.parametrize("row", ONE_NAME, ids=lambda row: row[0])
def test_every_spelling_shares_a_key_with_the_first(row):
    first, *others = row
    assert {
        name: names.keys(first) & names.keys(name) for name in others if not names.keys(first) & names.keys(name)
    } == {}


@pytest.mark.parametrize("pair", TWO_NAMES, ids=" and ".join)
def test_two_names_share_none(pair):
    assert not names.keys(pair[0]) & names.keys(pair[1])


SYLLABLES = ("សុខ", "ចាន់", "ស្រី", "ធារី", "វិសាល", "ចន្ធូ", "សុភ័ក្ត្រ", "Sok", "Théary", "Chan", "Nguyễn", "Ly", "An", "Pov")
WORDS = st.lists(st.sampled_from(SYLLABLES) | st.text(st.characters(categories=["L", "M"]), min_size=1, max_size=8),
                 min_size=1, max_size=6)  # fmt: skip
UNSEEN = "\u200b\u200c\u200d\u2060\ufeff"


@given(WORDS, st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))
def test_how_letters_are_composed_says_nothing(words, form):
    name = " ".join(words)
    assert names.keys(unicodedata.normalize(form, name)) == names.keys(name)


@given(WORDS, st.data())
def test_what_cannot_be_seen_says_nothing(words, data):
    name = " ".join(words)
    places = data.draw(st.lists(st.integers(0, len(name)), max_size=4))
    unseen = "".join(UNSEEN[place % len(UNSEEN)] * (place in places) + char for place, char in enumerate(name))
    assert names.keys(unseen) == names.keys(name)


@given(st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=6))
def test_capitals_marks_around_it_and_spaces_say_nothing(words):
    name = " ".join(words)
    assert names.keys(name.upper()) == names.keys(name.lower()) == names.keys(f"  {'  '.join(words)}. ")
    assert names.keys("-".join(words)) == names.keys(name)
    assert names.keys("".join(words)) & names.keys(name)


@given(st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=6), st.randoms())
def test_the_order_of_words_says_nothing(words, random):
    turned = random.sample(words, k=len(words))
    assert names.keys(" ".join(turned)) & names.keys(" ".join(words))


@given(st.text(max_size=80))
def test_a_name_has_few_keys_and_always_the_same(name):
    found = names.keys(name)
    assert found == names.keys(name)
    assert len(found) <= rules.MOST_WORDS_OF_A_NAME + 2
    assert "" not in found


def test_part_of_a_name_counts_only_with_the_year_of_birth():
    said = identity.facts(names_said=("Sok Dara",), born_on=date(2001, 5, 6))
    alone = identity.facts(names_said=("Dara",), born_on=date(2001, 1, 1))
    assert {fact for fact, _value in said & alone} == {Fact.NAME_AND_YEAR}
    assert not said & identity.facts(names_said=("Dara",), born_on=date(2002, 5, 6))
    assert not said & identity.facts(names_said=("Ly",), born_on=date(2001, 5, 6))


@pytest.mark.parametrize(
    "text",
    ["012 345 678", "+855 12 345 678", "00855-12-345-678", "Call ០១២ ៣៤៥ ៦៧៨!", "855 012345678", "(012) 345.678"],
)
def test_a_telephone_number_is_one_however_it_is_dialled(text):
    assert identity.telephones(text) == {"12345678"}


@pytest.mark.parametrize("text", ["", "after 18:00", "room 12", "1 2 3", "1" * 40])
def test_what_is_no_telephone_number_is_none(text):
    assert identity.telephones(text) == frozenset()


def test_two_numbers_in_one_line_are_two():
    assert identity.telephones("012 345 678 / 011 222 333, +84 90 1234567") == {"12345678", "11222333", "84901234567"}


def test_a_paper_is_one_however_its_number_is_written():
    assert identity.documents("n 0123-456 / kh") == identity.documents("N0123456KH") == {"N0123456KH"}
    assert identity.documents("០១២៣") == {"0123"}
    assert identity.documents("12") == frozenset()


def test_nothing_said_is_nothing_compared():
    assert identity.facts(names_said=("", " "), contact=" ", document="-") == frozenset()

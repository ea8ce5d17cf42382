"""The shipped checklist is what the design says, and a malformed one is refused whole."""

from copy import deepcopy
from pathlib import Path

import pytest
import yaml

from screening.checklist import Answer, MalformedSet, Section, Sector, Topic, parse

DATA = yaml.safe_load((Path(__file__).parents[2] / "fixtures/indicator_sets/interim-2026.yaml").read_text("utf-8"))
SET = parse(DATA)
CORE = "R1 R2 R3 R6 R7 R8 C1 C2 C4 C5 C7 C9 X1 X2 X5 X7 V1 V8"


def codes(items):
    return [item.code for item in items]


def test_the_set_says_it_is_not_the_official_one():
    assert (SET.id, SET.official, SET.is_commit_text) == ("interim-2026", False, False)
    assert SET.sources and all(item.basis for item in SET.items)


def test_it_has_43_items_18_core_and_12_observations():
    assert (len(SET.items), len(SET.observations)) == (43, 12)
    assert codes(item for item in SET.items if item.core) == CORE.split()


def test_a_person_out_of_a_scam_compound_is_offered_its_item_and_not_the_other_sectors():
    offered = codes(SET.offered(sectors=[Sector.SCAM_COMPOUND], child=False))
    assert "X7" in offered and not {"X5", "X6", "X8", "X9", "X10", "X11"} & set(offered)


@pytest.mark.parametrize("sectors", [[], [Sector.UNKNOWN]])
def test_without_a_known_sector_all_core_items_are_offered(sectors):
    assert set(CORE.split()) <= set(codes(SET.offered(sectors=sectors, child=False)))


def test_an_adult_is_never_offered_what_is_for_children():
    assert not {"X12", "V7"} & set(codes(SET.offered(sectors=[], child=False)))


def test_a_child_is_offered_four_items_and_no_other():
    assert codes(SET.offered(sectors=[Sector.ENTERTAINMENT_SEX], child=True)) == ["R1", "R7", "X12", "V7"]


def test_a_topic_the_person_did_not_want_hides_its_items_and_stores_their_wish():
    about = {"sectors": [], "child": False, "refused": [Topic.SEXUAL_MATTERS]}
    shown = codes(SET.asked(section=Section.CONTROL_AND_FREEDOM, **about))
    assert "C4" not in shown and "C8" not in shown and "C1" in shown
    declined = SET.preferred_not_to_say(**about)
    assert set(declined) == {"C4", "C8", "X5", "X10"}
    assert set(declined.values()) == {Answer.PREFERRED_NOT_TO_SAY}


def test_what_each_page_shows_is_what_is_offered():
    shown = [
        code for section in Section for code in codes(SET.asked(section=section, sectors=[], child=False, refused=[]))
    ]
    assert shown == codes(SET.offered(sectors=[], child=False))


@pytest.mark.parametrize("code", ["C4", "X5"])
def test_how_much_is_never_asked_of_violation(code):
    assert not SET.item(code).asks_extent(child=False)


def test_how_much_is_never_asked_of_a_child():
    assert SET.item("X1").asks_extent(child=False)
    assert not any(item.asks_extent(child=True) for item in SET.items)


def broken(change):
    data = deepcopy(DATA)
    change(data)
    return data


MALFORMED = {
    "no meta": lambda data: data.pop("meta"),
    "no sources": lambda data: data["meta"].update(sources=[]),
    "official is a word": lambda data: data["meta"].update(official="no"),
    "no items": lambda data: data.update(indicators=[]),
    "no observations": lambda data: data.pop("observations"),
    "code twice": lambda data: data["indicators"][1].update(code="R1"),
    "observation with an item's code": lambda data: data["observations"][0].update(code="R1"),
    "no text": lambda data: data["indicators"][0].update(text=""),
    "no basis": lambda data: data["indicators"][0].update(basis=[]),
    "unknown section": lambda data: data["indicators"][0].update(section="past"),
    "unknown element": lambda data: data["indicators"][0].update(elements=["motive"]),
    "unknown topic": lambda data: data["indicators"][0].update(topics=["love"]),
    "unknown sector": lambda data: data["indicators"][0].update(sectors=["moon"]),
    "unknown key": lambda data: data["indicators"][0].update(weight=3),
    "core is a word": lambda data: data["indicators"][0].update(core="yes"),
    "a row is a word": lambda data: data["indicators"].append("R99"),
    "no purpose at all": lambda data: [row.update(elements=["means"]) for row in data["indicators"]],
    "nothing for a child": lambda data: [row.pop("child_route", None) for row in data["indicators"]],
}


@pytest.mark.parametrize("change", MALFORMED.values(), ids=MALFORMED.keys())
def test_a_malformed_set_is_refused_whole(change):
    with pytest.raises(MalformedSet) as refused:
        parse(broken(change))
    assert refused.value.problems


@pytest.mark.parametrize("data", [None, [], "set", {}])
def test_what_is_no_set_is_refused(data):
    with pytest.raises(MalformedSet):
        parse(data)


def test_all_problems_are_named_at_once():
    def two(data):
        data["indicators"][0]["section"] = "past"
        data["observations"][0]["text"] = ""

    with pytest.raises(MalformedSet) as refused:
        parse(broken(two))
    assert len(refused.value.problems) == 2

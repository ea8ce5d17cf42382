"""What a screening says in words. The table is typed by hand; the rest must hold for every set of answers."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from screening.checklist import Answer, ObservationAnswer, Sector, parse
from screening.result import RESULTS_UPWARD, Ground, conclude
from screening.types import Result

SET = parse(
    yaml.safe_load((Path(__file__).parents[2] / "fixtures/indicator_sets/interim-2026.yaml").read_text("utf-8"))
)
CORE = ["R1", "R2", "R3", "R6", "R7", "R8", "C1", "C2", "C4", "C5", "C7", "C9", "X1", "X2", "X5", "X7", "V1", "V8"]
ALL_NO = dict.fromkeys(CORE, Answer.NO)
ADULT = {"child": False, "own_view": False}
CHILD = {"child": True, "own_view": False}


def yes(*codes):
    return ALL_NO | dict.fromkeys(codes, Answer.YES)


def open_core(number, *codes):
    left = [code for code in CORE if code not in codes][:number]
    return ALL_NO | dict.fromkeys(left, Answer.UNKNOWN) | dict.fromkeys(codes, Answer.YES)


def saw(*codes):
    return dict.fromkeys(codes, ObservationAnswer.SAW_IT)


# what was recorded, answers, observations, about the person, result
CASES = [
    ("a purpose and a means", yes("X1", "C1"), {}, ADULT, "presume"),
    ("a purpose alone", yes("X1"), {}, ADULT, "signs"),
    ("a means alone", yes("C1"), {}, ADULT, "signs"),
    ("sold, adult", yes("R7"), {}, ADULT, "signs"),
    ("sold, and work without pay", yes("R7", "X1"), {}, ADULT, "presume"),
    ("taken and locked in", yes("R8"), {}, ADULT, "signs"),
    ("they know where the family is", yes("V8"), {}, ADULT, "signs"),
    ("an act alone", yes("R1"), {}, ADULT, "few_or_no"),
    ("a vulnerability alone", yes("V1"), {}, ADULT, "few_or_no"),
    ("an act and a vulnerability", yes("R1", "V1"), {}, ADULT, "signs"),
    ("two acts", yes("R1", "R9"), {}, ADULT, "signs"),
    ("one observation", ALL_NO, saw("O1"), ADULT, "few_or_no"),
    ("two observations", ALL_NO, saw("O1", "O5"), ADULT, "signs"),
    ("looked and saw nothing", ALL_NO, {"O1": ObservationAnswer.DID_NOT_SEE_IT}, ADULT, "few_or_no"),
    ("the person's own view", ALL_NO, {}, {"child": False, "own_view": True}, "signs"),
    ("the responder raised it", ALL_NO, {}, ADULT | {"raised_by_responder": Result.SIGNS}, "signs"),
    ("raised to the highest", yes("R1"), {}, ADULT | {"raised_by_responder": Result.PRESUME}, "presume"),
    ("raising never lowers", yes("X1", "C1"), {}, ADULT | {"raised_by_responder": Result.FEW_OR_NO}, "presume"),
    ("five open", open_core(5), {}, ADULT, "few_or_no"),
    ("six open", open_core(6), {}, ADULT, "not_enough"),
    ("nothing asked", {}, {}, ADULT, "not_enough"),
    ("an act, and five open", open_core(5, "R1"), {}, ADULT, "not_enough"),
    ("child, nothing asked", {}, {}, CHILD, "signs"),
    ("child, all no", ALL_NO, {}, CHILD, "signs"),
    ("child, any purpose", yes("X12"), {}, CHILD, "presume"),
    ("child, sold", yes("R7"), {}, CHILD, "presume"),
    ("child, alone", yes("V7"), {}, CHILD, "signs"),
    ("child, alone, and something was seen", yes("V7"), saw("O2"), CHILD, "presume"),
    ("child, a means alone", yes("C1"), {}, CHILD, "signs"),
    ("child, many observations", ALL_NO, saw("O1", "O2", "O5"), CHILD, "signs"),
    ("adult, alone item of a child, and something was seen", yes("V7"), saw("O2"), ADULT, "few_or_no"),
]


@pytest.mark.parametrize(
    ("answers", "observations", "about", "result"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_the_result_is(answers, observations, about, result):
    assert conclude(SET, answers, observations, **about).result == result


@pytest.mark.parametrize(
    "answer", [Answer.UNKNOWN, Answer.PREFERRED_NOT_TO_SAY, Answer.NOT_ASKED], ids=lambda answer: answer.value
)
def test_none_of_the_open_answers_counts_as_no(answer):
    assert conclude(SET, ALL_NO | dict.fromkeys(CORE[:6], answer), {}, **ADULT).result == Result.NOT_ENOUGH


def test_items_of_other_sectors_are_not_counted_as_open():
    known = {code: answer for code, answer in open_core(4).items() if code not in ("X5", "X7")}
    assert conclude(SET, known, {}, **ADULT).result == Result.NOT_ENOUGH
    assert conclude(SET, known, {}, sectors=[Sector.FISHING], **ADULT).result == Result.FEW_OR_NO


def test_a_yes_counts_after_its_sector_was_unticked():
    conclusion = conclude(SET, yes("X7", "C1"), {}, sectors=[Sector.FISHING], **ADULT)
    assert conclusion.result == Result.PRESUME


def test_what_supports_it_is_told_by_act_means_and_purpose():
    conclusion = conclude(SET, yes("R7", "C1", "X1"), saw("O5"), **ADULT)
    told = [(support.ground, [row.code for row in support.rows]) for support in conclusion.supports]
    assert told == [
        (Ground.ACT, ["R7"]),
        (Ground.MEANS, ["R7", "C1"]),
        (Ground.PURPOSE, ["X1"]),
        (Ground.OBSERVED, ["O5"]),
    ]


def test_what_is_missing_is_told_apart():
    answers = {item.code: Answer.NO for item in SET.items} | {"C4": Answer.PREFERRED_NOT_TO_SAY, "V1": Answer.UNKNOWN}
    del answers["C5"]
    told = {m.answer: [item.code for item in m.items] for m in conclude(SET, answers, {}, **ADULT).missing}
    assert told == {"not_asked": ["C5"], "preferred_not_to_say": ["C4"], "unknown": ["V1"]}


@pytest.mark.parametrize(("answers", "about", "enough"), [
    (yes("X1", "C1"), ADULT, True), (yes("C1"), ADULT, False), ({}, ADULT, False), ({}, CHILD, True),
])  # fmt: skip
def test_enough_to_refer_is_said_as_soon_as_it_is_true(answers, about, enough):
    assert conclude(SET, answers, {}, **about).enough_to_refer is enough


def test_a_code_the_set_does_not_hold_is_refused():
    with pytest.raises(KeyError):
        conclude(SET, {"Z9": Answer.YES}, {}, **ADULT)


item_codes = st.sampled_from([item.code for item in SET.items])
some_answers = st.dictionaries(item_codes, st.sampled_from(Answer)) | st.dictionaries(
    item_codes, st.sampled_from([Answer.NO, Answer.UNKNOWN]), min_size=14
)
some_observations = st.dictionaries(
    st.sampled_from([seen.code for seen in SET.observations]), st.sampled_from(ObservationAnswer), max_size=4
)
some_sectors = st.frozensets(st.sampled_from(Sector), max_size=3)
some_views = st.fixed_dictionaries(
    {"own_view": st.booleans(), "raised_by_responder": st.none() | st.sampled_from(Result)}
)


def height(answers, observations, **about):
    return RESULTS_UPWARD.index(conclude(SET, answers, observations, **about).result)


@given(some_answers, some_observations, some_sectors, some_views, st.booleans(), item_codes)
def test_one_more_yes_never_lowers_the_result(answers, observations, sectors, views, child, code):
    about = {"child": child, "sectors": sectors, **views}
    assert height(answers | {code: Answer.YES}, observations, **about) >= height(answers, observations, **about)


@given(some_answers, some_observations, some_sectors, some_views, st.sampled_from([o.code for o in SET.observations]))
def test_one_more_observation_never_lowers_the_result(answers, observations, sectors, views, code):
    about = {"child": False, "sectors": sectors, **views}
    more = observations | {code: ObservationAnswer.SAW_IT}
    assert height(answers, more, **about) >= height(answers, observations, **about)


@given(some_answers, some_observations, some_sectors, some_views)
def test_a_child_has_at_least_signs(answers, observations, sectors, views):
    assert conclude(SET, answers, observations, child=True, sectors=sectors, **views).result in ("signs", "presume")


@given(some_answers, some_observations, some_sectors, some_views, st.sampled_from(Result))
def test_the_responder_can_raise_and_never_lower(answers, observations, sectors, views, raised):
    about = {"child": False, "sectors": sectors, "own_view": views["own_view"]}
    assert height(answers, observations, raised_by_responder=raised, **about) >= height(answers, observations, **about)

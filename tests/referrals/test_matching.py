"""Who is offered to whom, with which reasons? Typed by hand from domain 8; bodies as their sources describe them."""

from dataclasses import replace

import pytest

from orgs import shipped
from orgs.actions.organisations import FIXTURES
from orgs.models import Organisation
from orgs.types import Gender, ReferredFrom, Sector, ServiceKind, SpecialNeed
from referrals.actions import finder
from referrals.matching import Fit, Offered, Wanted, judge, years_of
from screening.types import AgeBand

ROWS = shipped.read(FIXTURES / "services.yaml")["services"]
WOMAN_19 = Wanted(
    kind=ServiceKind.TRAINING,
    years=(19, 19),
    gender=Gender.WOMAN,
    languages=("km",),
    forms=(Sector.DOMESTIC_WORK,),
    province="12",
    referred_from=frozenset({ReferredFrom.NGO}),
)
NO, ASK, YES = Fit.DOES_NOT_FIT, Fit.ASK_FIRST, Fit.FITS


def offered_by(slug: str, kind: ServiceKind) -> Offered:
    row = next(one for one in ROWS if (one["organisation"], one["kind"]) == (slug, kind))
    lists = ("genders", "languages", "forms", "referred_from")
    return Offered(
        kind=kind,
        age_from=row.get("age_from"),
        age_to=row.get("age_to"),
        province=row.get("province", ""),
        **{name: tuple(row.get(name, ())) for name in lists},
    )


HORIZONS = offered_by("maryknoll-horizons", ServiceKind.TRAINING)
# What Horizons says of age, gender and who refers; the rest of it is not confirmed, so the best is "ask first".
HORIZONS_TABLE = [
    ("a woman of 19 from an NGO", {}, ASK),
    ("from a shelter", {"referred_from": frozenset({ReferredFrom.SHELTER})}, ASK),
    ("a girl of 15", {"years": (15, 15)}, ASK),
    ("16 or 17", {"years": (16, 17)}, ASK),
    ("18 to 24: only some of them", {"years": (18, 24)}, ASK),
    ("a woman of 24", {"years": (24, 24)}, NO),
    ("a woman of 20", {"years": (20, 20)}, NO),
    ("a girl of 14", {"years": (14, 14)}, NO),
    ("a boy of 17", {"years": (17, 17), "gender": Gender.MAN}, NO),
    ("from the police", {"referred_from": frozenset({ReferredFrom.GOVERNMENT})}, NO),
    ("by herself", {"referred_from": frozenset({ReferredFrom.SELF})}, NO),
    ("age not known", {"years": None}, ASK),
    ("gender not said", {"gender": Gender.NOT_SAID}, ASK),
]


@pytest.mark.parametrize(("who", "changed", "fit"), HORIZONS_TABLE, ids=[row[0] for row in HORIZONS_TABLE])
def test_horizons_is_for_women_of_15_to_19_from_a_shelter_or_an_ngo(who, changed, fit):
    match = judge(replace(WOMAN_19, **changed), HORIZONS)
    assert match is not None
    assert match.fit is fit


def test_a_woman_of_24_is_told_why_not():
    match = judge(replace(WOMAN_19, years=(24, 24)), HORIZONS)
    assert [str(one) for one in match.does_not_fit] == ["It is for ages 15 to 19."]


def test_daughters_is_never_a_place_to_stay():
    kinds = {row["kind"] for row in ROWS if row["organisation"] == "daughters-kh"}
    assert kinds and ServiceKind.SHELTER not in kinds
    assert not {row.get("capacity") for row in ROWS} - {None}, "of nobody is a number of places known"
    for kind in kinds:
        assert judge(replace(WOMAN_19, kind=ServiceKind.SHELTER), offered_by("daughters-kh", kind)) is None


def test_daughters_is_for_who_was_exploited_for_sex_and_people_come_by_themselves():
    daughters = offered_by("daughters-kh", ServiceKind.TRAINING)
    sold = replace(WOMAN_19, forms=(Sector.ENTERTAINMENT_SEX,))
    assert judge(sold, daughters).fit is ASK
    assert "People come by themselves" in " ".join(str(one) for one in judge(sold, daughters).ask_first)
    assert judge(WOMAN_19, daughters).fit is NO
    assert judge(replace(WOMAN_19, forms=(Sector.UNKNOWN,)), daughters).fit is ASK


BARE = Offered(kind=ServiceKind.SHELTER)
FULL = Offered(
    kind=ServiceKind.SHELTER, age_from=18, genders=("woman",), languages=("km", "vi"), province="17",
    referred_from=("ngo", "government"), accepting_now=True,
)  # fmt: skip
SHE = Wanted(
    kind=ServiceKind.SHELTER, years=(25, 34), gender=Gender.WOMAN, languages=("vi",), province="17",
    referred_from=frozenset({ReferredFrom.GOVERNMENT}),
)  # fmt: skip


def test_what_is_not_confirmed_neither_speaks_for_it_nor_against():
    match = judge(SHE, BARE)
    assert match.fit is ASK
    assert match.because == match.does_not_fit == []
    assert len(match.ask_first) == 6


@pytest.mark.parametrize(
    ("changed", "fit", "sentence"),
    [
        ({}, YES, "In the same province."),
        ({"province": "01"}, ASK, "In another province"),
        ({"languages": ("th",)}, ASK, "ask for an interpreter"),
        ({"languages": ("th", "km")}, YES, "Their language is spoken there."),
        ({"gender": Gender.MAN}, NO, "Not for their gender"),
        ({"gender": Gender.OTHER}, NO, "Not for their gender"),
        ({"years": (0, 17)}, NO, "It is for ages 18 to 120."),
        ({"years": (16, 24)}, ASK, "only some of their age group"),
        ({"referred_from": frozenset({ReferredFrom.SHELTER})}, NO, "ours is none of them"),
    ],
)
def test_each_rule_says_its_reason(changed, fit, sentence):
    match = judge(replace(SHE, **changed), FULL)
    assert match.fit is fit
    assert sentence in " ".join(str(one) for one in (*match.because, *match.ask_first, *match.does_not_fit))


@pytest.mark.parametrize(
    ("offered", "fit", "because", "ask_first"),
    [
        (("trauma", "disability"), YES, "There is: Care after trauma, Access with a disability.", ""),
        (("trauma",), ASK, "There is: Care after trauma.", "Not confirmed: Access with a disability."),
        ((), ASK, "", "Not confirmed: Care after trauma, Access with a disability."),
    ],
)
def test_a_special_need_asks_for_a_service_that_cares_for_it_and_shuts_nobody_out(offered, fit, because, ask_first):
    wanted = replace(SHE, special=frozenset({SpecialNeed.TRAUMA, SpecialNeed.DISABILITY}))
    match = judge(wanted, replace(FULL, special=offered))
    assert match.fit is fit
    assert because in " ".join(map(str, match.because))
    assert ask_first in " ".join(map(str, match.ask_first))
    assert "special" not in " ".join(map(str, judge(SHE, FULL).ask_first))


def test_who_accepts_nobody_now_does_not_fit_now():
    assert judge(SHE, replace(FULL, accepting_now=False)).fit is NO
    assert judge(SHE, replace(FULL, accepting_now=None)).fit is ASK


@pytest.mark.parametrize(
    ("band", "is_child", "age", "years"),
    [
        (AgeBand.FROM_18_TO_24, False, None, (18, 24)),
        (AgeBand.FROM_18_TO_24, False, 24, (24, 24)),
        (AgeBand.NOT_KNOWN, True, None, (0, 17)),
        (AgeBand.NOT_KNOWN, False, None, None),
        (AgeBand.FROM_50, False, None, (50, 120)),
    ],
)
def test_the_ages_a_person_may_have(band, is_child, age, years):
    assert years_of(band, is_child=is_child, age=age) == years


def test_every_shipped_service_names_its_source_and_a_known_kind():
    slugs = {row["slug"] for row in shipped.read(FIXTURES / "organisations.yaml")["organisations"]}
    for row in ROWS:
        assert row["source"] and row["organisation"] in slugs
        assert ServiceKind(row["kind"])
        assert set(row.get("genders", ())) <= set(Gender.values)
        assert set(row.get("forms", ())) <= set(Sector.values)
        assert set(row.get("referred_from", ())) <= set(ReferredFrom.values)
        assert "accepting_now" not in row, "whether a real body accepts anybody now was asked of none"


@pytest.mark.parametrize(
    ("type", "place_to_stay", "expected"),
    [
        ("ngo", False, {ReferredFrom.NGO}),
        ("ngo", True, {ReferredFrom.NGO, ReferredFrom.SHELTER}),
        ("ngo_legal", False, {ReferredFrom.NGO}),
        ("judicial_police", False, {ReferredFrom.GOVERNMENT}),
        ("transit_centre", True, {ReferredFrom.GOVERNMENT, ReferredFrom.SHELTER}),
        ("un_agency", False, set()),
    ],
)
def test_as_what_a_body_refers_follows_from_what_it_is(type, place_to_stay, expected):
    body = Organisation(slug="x", name="X", type=type, place_to_stay=place_to_stay)
    assert finder.refers_as(body) == expected


def test_a_body_of_which_nobody_knows_as_what_it_refers_asks_first():
    match = judge(replace(SHE, referred_from=frozenset()), FULL)
    assert match.fit is ASK
    assert "whether ours is one" in str(match.ask_first)

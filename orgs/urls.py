"""Which address of people, offices and organisations leads where?"""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from .views import (
    deputies,
    elevations,
    evidence,
    holidays,
    interpreters,
    offices,
    organisations,
    people,
    provinces,
    services,
    setup_links,
    trainings,
    whereabouts,
)


class CodeConverter(StringConverter):
    """A work code, a number of the roster, or a code of the gazetteer; whatever else is typed leads nowhere."""

    regex = "[0-9A-Za-z-]{1,12}"


register_converter(CodeConverter, "code")

app_name = "orgs"

urlpatterns = [
    path("organisations/", organisations.index, name="organisations"),
    path("organisations/new/", organisations.create, name="organisation_new"),
    path("organisations/<slug:slug>/change/", organisations.change, name="organisation_change"),
    path("organisations/<slug:slug>/confirm/", organisations.confirm, name="organisation_confirm"),
    path("organisations/<slug:slug>/", organisations.read, name="organisation"),
    path("organisations/<slug:slug>/services/new/", services.add, name="service_new"),
    path("services/<uuid:pk>/change/", services.change, name="service_change"),
    path("services/<uuid:pk>/capacity/", services.say_capacity, name="service_capacity"),
    path("services/<uuid:pk>/confirm/", services.confirm, name="service_confirm"),
    path("services/<uuid:pk>/withdraw/", services.withdraw, name="service_withdraw"),
    path("offices/", offices.index, name="offices"),
    path("offices/new/", offices.create, name="office_new"),
    path("offices/<uuid:pk>/", offices.read, name="office"),
    path("offices/<uuid:pk>/change/", offices.change, name="office_change"),
    path("offices/<uuid:pk>/whereabouts/", whereabouts.read, name="whereabouts"),
    path("offices/<uuid:pk>/whereabouts/change/", whereabouts.write, name="whereabouts_write"),
    path("offices/<uuid:pk>/deputies/new/", deputies.name, name="deputy_name"),
    path("offices/<uuid:pk>/deputies/<uuid:deputy>/end/", deputies.end, name="deputy_end"),
    path("provinces/", provinces.index, name="provinces"),
    path("provinces/<code:code>/<slug:duty>/", provinces.name, name="province_name"),
    path("interpreters/", interpreters.index, name="interpreters"),
    path("interpreters/new/", interpreters.add, name="interpreter_new"),
    path("interpreters/<code:code>/training/", interpreters.train, name="interpreter_train"),
    path("interpreters/<code:code>/leaving/", interpreters.take_off, name="interpreter_take_off"),
    path("interpreters/<code:code>/return/", interpreters.put_back, name="interpreter_put_back"),
    path("holidays/", holidays.index, name="holidays"),
    path("holidays/new/", holidays.add, name="holiday_new"),
    path("holidays/load/", holidays.load, name="holidays_load"),
    path("holidays/<uuid:pk>/move/", holidays.move, name="holiday_move"),
    path("holidays/<uuid:pk>/cancel/", holidays.cancel, name="holiday_cancel"),
    path("evidence/", evidence.index, name="evidence"),
    path("evidence/new/", evidence.enter, name="evidence_new"),
    path("evidence/<uuid:pk>/confirm/", evidence.confirm, name="evidence_confirm"),
    path("evidence/<uuid:pk>/withdraw/", evidence.withdraw, name="evidence_withdraw"),
    path("people/", people.index, name="people"),
    path("people/new/", people.create, name="person_new"),
    path("people/powers/<uuid:pk>/", elevations.answer, name="elevation"),
    path("people/roles/<uuid:pk>/end/", people.end_role, name="role_end"),
    path("people/trainings/<uuid:pk>/correct/", trainings.correct, name="training_correct"),
    path("people/<code:code>/", people.read, name="person"),
    path("people/<code:code>/link/", setup_links.renew, name="person_link"),
    path("people/<code:code>/roles/new/", people.give_role, name="role_give"),
    path("people/<code:code>/second-factor/", people.forget_second_factor, name="person_second_factor"),
    path("people/<code:code>/suspension/", people.suspend, name="person_suspend"),
    path("people/<code:code>/leaving/", people.deactivate, name="person_deactivate"),
    path("people/<code:code>/return/", people.reinstate, name="person_reinstate"),
    path("people/<code:code>/trainings/new/", trainings.record, name="training_record"),
    path("set-up/<uuid:uid>/<str:token>/", setup_links.set_up, name="set_up"),
]

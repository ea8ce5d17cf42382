"""Which countries are asked about, and how is each called? Codes are ISO 3166; the list is ours and can be added to."""

from django.utils.translation import gettext_lazy as _

COUNTRIES = (
    ("KH", _("Cambodia")),
    ("VN", _("Viet Nam")),
    ("TH", _("Thailand")),
    ("CN", _("China")),
    ("LA", _("Laos")),
    ("ID", _("Indonesia")),
    ("PH", _("Philippines")),
    ("MM", _("Myanmar")),
    ("BD", _("Bangladesh")),
    ("IN", _("India")),
    ("MY", _("Malaysia")),
    ("TW", _("Taiwan")),
)
COUNTRY_WORDS = dict(COUNTRIES)

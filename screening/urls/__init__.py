"""Which address of a case leads where? Nouns, with the public reference; one module per concept."""

from . import (
    access,
    approvals,
    attachments,
    audit,
    cases,
    child,
    finding,
    handover,
    interim,
    matches,
    moves,
    notes,
    people,
    plan,
    reflection,
    review,
    screening,
    transfers,
)

app_name = "screening"

urlpatterns = [
    *access.urlpatterns,
    *cases.urlpatterns,
    *screening.urlpatterns,
    *handover.urlpatterns,
    *interim.urlpatterns,
    *reflection.urlpatterns,
    *approvals.urlpatterns,
    *finding.urlpatterns,
    *plan.urlpatterns,
    *people.urlpatterns,
    *child.urlpatterns,
    *moves.urlpatterns,
    *notes.urlpatterns,
    *attachments.urlpatterns,
    *transfers.urlpatterns,
    *matches.urlpatterns,
    *audit.urlpatterns,
    *review.urlpatterns,
]

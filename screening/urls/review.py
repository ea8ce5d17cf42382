"""Addresses of what waits for a supervisor's look, and of what they sign."""

from django.urls import path

from ..views import review, signing

urlpatterns = [
    path("review/", review.index, name="review"),
    path("review/<uuid:key>/", review.item, name="review_item"),
    path("review/periods/<uuid:office>/<str:span>/", signing.sign, name="review_sign"),
    path("review/signed/<uuid:pk>/", signing.signed, name="review_signed"),
]

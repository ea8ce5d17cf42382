"""The browser reaches the server, and the server keeps its promises to it."""


def test_the_page_is_answered_under_its_own_name(page):
    answer = page.goto("/livez")
    assert answer.status == 200
    assert answer.headers["cache-control"] == "no-store"

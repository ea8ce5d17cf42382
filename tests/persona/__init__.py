"""Who gets which answer at which address, at each stage of a case? `table` holds what is typed by hand."""

import pytest

pytest.register_assert_rewrite("tests.persona.may_know", "tests.persona.may_not_know", "tests.persona.shut_out")

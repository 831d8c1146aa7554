"""A new session says once where its words come from."""

from __future__ import annotations

import pytest

from app.models.rules.new_session import joined_source


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (("Figure 1.2", "Book © Me, 2009", "© Me, 2009"), "Figure 1.2; Book © Me, 2009"),
        (("Table 1.3", "A Book", "Photocopiable: A Book"), "Table 1.3; Photocopiable: A Book"),
        (("A Book", "", "A Book"), "A Book"),
        (("", "", ""), ""),
    ],
)
def test_that_a_source_is_said_once(parts, said):
    assert joined_source(parts) == said

"""The published schema is current, and says the same as the program does."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from app.models.records import Session
from app.models.session_file import session_text
from app.models.session_file.schema import json_schema
from tests.models.session_file.test_problems import BAD_FILES, HEAD
from tests.models.session_file.test_round_trip import RESOURCES, SAMPLE, read
from tests.models.session_strategies import sessions

SCHEMA = RESOURCES / "session.schema.json"
GUIDE = Path(__file__).parents[3] / "docs" / "session-file.md"
NOW = datetime(2026, 11, 24, 14, 2, 31, tzinfo=UTC)
VALIDATOR = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def examples() -> list[dict[str, Any]]:
    """Return every block of JSON in the guide that is a whole file."""
    blocks = GUIDE.read_text(encoding="utf-8").split("```json\n")[1:]
    found = [json.loads(block.split("```")[0]) for block in blocks]
    return [each for each in found if "format" in each]


def test_that_the_committed_schema_is_the_one_the_program_checks_with() -> None:
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == json_schema()


def test_that_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(json_schema())


def test_that_the_sample_fits_the_schema() -> None:
    VALIDATOR.validate(json.loads(SAMPLE.read_text(encoding="utf-8")))


@given(session=sessions())
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_that_whatever_is_written_fits_the_schema(session: Session) -> None:
    VALIDATOR.validate(json.loads(session_text(session)))


@pytest.mark.parametrize("example", examples(), ids=lambda each: each["title"])
def test_that_the_examples_of_the_guide_fit_and_can_be_read(example: dict[str, Any]) -> None:
    VALIDATOR.validate(example)
    assert read(example).details.title == example["title"]


def test_that_the_guide_names_every_field() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    schema = json_schema()
    parts = [schema, *schema["$defs"].values()]
    names = {name for part in parts for name in part.get("properties", {})}
    assert [name for name in sorted(names) if f"`{name}`" not in text] == []


def test_that_the_schema_refuses_the_shapes_that_the_program_refuses() -> None:
    refused = [not VALIDATOR.is_valid({**HEAD, **file}) for file, _ in BAD_FILES]
    # What has to fit together between the parts of a file is beyond a schema.
    assert sum(refused) > len(BAD_FILES) / 2

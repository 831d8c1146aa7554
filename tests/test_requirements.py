"""What is installed is pinned, within the ranges that the project states, from no fixed place."""

import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def pins(name: str) -> dict[str, str]:
    lines = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    stated = [line for line in lines if line and not line.startswith(("#", "-r "))]
    pairs = [line.split("==") for line in stated]
    assert all(len(pair) == 2 for pair in pairs), stated
    return {canonicalize_name(package): version for package, version in pairs}


@pytest.mark.parametrize(
    ("file", "stated"),
    [
        ("run", PROJECT["dependencies"]),
        ("dev", PROJECT["optional-dependencies"]["dev"]),
    ],
)
def test_that_every_dependency_is_pinned_within_its_range(file: str, stated: list[str]) -> None:
    pinned = pins(file)
    for text in stated:
        requirement = Requirement(text)
        assert requirement.specifier.contains(pinned[canonicalize_name(requirement.name)])


@pytest.mark.parametrize("file", sorted((ROOT / "requirements").iterdir()), ids=lambda f: f.name)
def test_that_no_place_to_install_from_is_written_down(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert "://" not in text
    assert "--" not in text

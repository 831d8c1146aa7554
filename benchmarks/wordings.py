"""Measure how long two wordings of 2,000 words take to compare: python -m benchmarks.wordings."""

from __future__ import annotations

import random
import time

from app.models.text.word_diff import word_differences

_WORDS = 2000
_TRIES = 3
_CHANGED_SHARE = 0.1


def _mixed(count: int, seed: int) -> list[str]:
    """Return words as often as they come in English: the n-th most frequent, once in n."""
    vocabulary = [f"word{n}" for n in range(1, 600)]
    return random.Random(seed).choices(vocabulary, [1 / n for n in range(1, 600)], k=count)


def _edited(words: list[str]) -> list[str]:
    chance = random.Random(1)
    edited: list[str] = []
    for word in words:
        edited += [word] if chance.random() > _CHANGED_SHARE else ["new", word]
    return edited


def main() -> None:
    """Print the best of some tries for each pair of texts."""
    mixed = _mixed(_WORDS, 1)
    pairs = {
        "edited": (mixed, _edited(mixed)),
        "new": (mixed, _mixed(_WORDS, 2)),
        "same word": (["the"] * _WORDS, ["a", *["the"] * _WORDS, "b"]),
        "two words": (["the", "plan"] * 1000, ["plan", "the", "one"] * 700),
    }
    for name, (before, after) in pairs.items():
        took = []
        for _ in range(_TRIES):
            start = time.perf_counter()
            word_differences(" ".join(before), " ".join(after))
            took.append(time.perf_counter() - start)
        print(f"{name}: {min(took) * 1000:.0f} ms")


if __name__ == "__main__":
    main()

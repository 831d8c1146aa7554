"""Random texts and scenes as no facilitator would type them, the same for the same seed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.audience.scene import (
    CountProgress,
    CountResult,
    CountRow,
    CountScene,
    EntryCard,
    HeardState,
    Note,
    OverviewColumn,
    OverviewRow,
    OverviewScene,
    PromptScene,
    ShownStatement,
)
from app.models.records import StatementStatus
from app.models.rules.agreement import CountOutcome
from app.ui.audience.typesetting.font_sizes import PageSize

if TYPE_CHECKING:
    from random import Random

SCRIPTS = (
    "Agree who rings the parent before the meeting, and how; protect an hour £5 ½ Åsa ĝis Łódź",
    "Συνεργασία μεταξύ υπηρεσιών Ώρα όλους",
    "Совместная работа служб Йод Ёлка щука",
    "قرارات مشتركة بين المدرسة والصحة لكل طفل",
    "שיתוף פעולה בין סוכנויות לטובת הילד",
    "बहु एजेंसी साझेदारी में मिलकर काम करना",
    "การทำงานร่วมกันระหว่างหน่วยงานเพื่อเด็ก",
    "多机构合作 共同决定 パートナーシップ 협력",
    "😀 👩‍🏫 🇬🇧 ✓ ◐ ★ \U0001d538\U0001d539",
    "e\u0301 a\u030a\u0323 q\u0303 Z\u0351\u0310\u0344a\u0338l\u0324g\u0321o\u0315",
    "<b>bold</b> &amp; R&D {0} %s a<b>c | \\n",
)
LONG = "Pneumono" + "ultramicroscopic" * 12
SCREENS = ((1024, 768), (1280, 720), (1366, 768), (1920, 1080), (2560, 1600), (3840, 2160))
COLOURS = ("#005EA5", "#00703C", "#A33B00", "#6F2DA8", "#123456")


def text(random: Random, most: int) -> str:
    """Return 1 to `most` words, mostly of one script, on a few lines."""
    count = max(1, round(most ** random.random()))
    usual = random.choice((SCRIPTS[0], SCRIPTS[0], *SCRIPTS)).split()
    words = []
    for _ in range(count):
        source = usual if random.random() < 0.85 else random.choice(SCRIPTS).split()
        words.append(LONG if random.random() < 0.004 else random.choice(source))
    breaks = (" ", " ", " ", " ", " ", " ", " ", " ", "  ", "\n", "\r\n", "\n\n", "\t")
    return "".join(word + random.choice(breaks) for word in words)


def sheet(random: Random, low: float = 0.02, high: float = 0.06) -> PageSize:
    width, height = random.choice(SCREENS)
    return PageSize(width, height, height * random.uniform(low, high))


def statement(random: Random, most: int) -> ShownStatement:
    words = text(random, most) if random.random() < 0.9 else ""
    caret = random.randrange(len(words) + 1) if random.random() < 0.5 else None
    return ShownStatement(words, random.choice(list(StatementStatus)), caret)


def card(random: Random, number: int, most: int) -> EntryCard:
    heard = HeardState.HEARD if random.random() < 0.8 else random.choice(list(HeardState))
    words = text(random, most) if heard is HeardState.HEARD else ""
    caret = random.randrange(len(words) + 1) if random.random() < 0.1 else None
    name = text(random, 5).strip() or "Health"
    return EntryCard(f"agency-{number}", name, random.choice(COLOURS), words, heard, caret)


def prompt_scene(random: Random) -> PromptScene:
    """Return a prompt with 1 to 10 agencies; one of its texts may have 2,000 words."""
    count = random.randint(1, 10)
    longest = random.randrange(count + 1)
    cards = [card(random, n, 2000 if n == longest else 60) for n in range(count)]
    wording = statement(random, 2000 if longest == count else 80)
    number = random.randint(1, 30)
    words = text(random, random.choice((15, 30, 200)))
    return PromptScene("prompt-1", number, 30, words, tuple(cards), wording)


def note(random: Random) -> Note:
    return Note(text(random, 8), text(random, 1000), text(random, 40))


def overview_scene(random: Random) -> OverviewScene:
    count, prompts = random.randint(0, 10), random.randint(0, 30)
    columns = tuple(
        OverviewColumn(f"agency-{n}", text(random, 6), f"A{n}", random.choice(COLOURS))
        for n in range(count)
    )
    rows = tuple(
        OverviewRow(
            f"prompt-{n}",
            n + 1,
            text(random, 30),
            tuple(random.choice(list(HeardState)) for _ in range(count)),
            random.choice(list(StatementStatus)),
            n == 2,
        )
        for n in range(prompts)
    )
    return OverviewScene(columns, rows, 0)


def names(random: Random, most: int = 4) -> tuple[str, ...]:
    return tuple(text(random, 4).strip() or "Health" for _ in range(random.randint(0, most)))


def count_scene(random: Random) -> CountScene:
    """Return a count of 1 to 10 agencies, with its result or without."""
    is_finished = random.random() < 0.6
    rows = []
    for number in range(random.randint(1, 10)):
        state = random.choice(list(CountProgress) if is_finished else list(CountProgress)[:3])
        levels = None
        if is_finished and state in {CountProgress.COUNTED, CountProgress.NO_HANDS}:
            most = random.choice((3, 30)) if state is CountProgress.COUNTED else 0
            levels = tuple(random.randint(0, most) for _ in range(6))
        name = text(random, 5).strip() or "Health"
        rows.append(CountRow(f"agency-{number}", name, random.choice(COLOURS), state, levels))
    result = None
    if is_finished:
        sentences = tuple(" ".join(text(random, 20).split()) for _ in range(random.randint(1, 4)))
        result = CountResult(random.choice(list(CountOutcome)), sentences)
    wording = statement(random, random.choice((40, 40, 400)))
    needed = random.randint(0, 5)
    return CountScene("prompt-1", 4, 7, wording, needed, tuple(rows), result, names(random))

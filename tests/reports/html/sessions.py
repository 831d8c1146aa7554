"""The sessions that pages are made of in these tests."""

from dataclasses import replace

from app.models.records import Session
from tests.reports.hostile import LONG_WORD, MARKUP, RIGHT_TO_LEFT, SCRIPTS
from tests.reports.samples import agency, empty_session, filled_session, prompt, sized_session


def one_cell(typed: str, name: str = "Health", title: str = "One cell") -> Session:
    return replace(
        empty_session(title),
        agencies=(agency(name),),
        prompts=(prompt(1, "Say ...", {"a0": typed}),),
    )


def hostile_session() -> Session:
    """Return a session with a hostile text in every field, each in its own prompt."""
    texts = (*MARKUP, *SCRIPTS, *RIGHT_TO_LEFT, LONG_WORD)
    return replace(
        empty_session(MARKUP[30]),
        agencies=(agency("<i>Health</i>", note="</section>"),),
        prompts=tuple(
            prompt(n, text, {"a0": text}, text, text) for n, text in enumerate(texts, start=1)
        ),
    )


SESSIONS = {
    "filled": filled_session(),
    "empty": empty_session(),
    "large": sized_session(10, 30, lambda p, a: f"cell {p} {a} " * 12, people=40),
    "long": sized_session(2, 2, lambda p, a: f"{p}-{a} {LONG_WORD} " + f"w{p}{a} " * 800),
    "hostile": hostile_session(),
}

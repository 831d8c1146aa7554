"""A session's links to standards, their targets, and linked standards that no pack has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.models.packs.records import Framework, LegalStatus, Standard
from app.models.records import Origin
from app.ui.tabs.standards.highlights import short_code

if TYPE_CHECKING:
    from app.models.records import ChecklistStatement, Link, Prompt, Session


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """A prompt or checklist statement that a standard can be linked to.

    `place` names it, as "Grid · prompt 3"; `agreed` is the agreed statement of a prompt, if any.
    """

    origin: Origin
    id: str
    place: str
    text: str
    agreed: str = ""


@dataclass(frozen=True, slots=True)
class LinkedTarget:
    """A link and the target that it points to."""

    link: Link
    target: LinkTarget


def link_targets(session: Session) -> tuple[LinkTarget, ...]:
    """Return the prompts, then the checklist statements, in their order."""
    prompts = tuple(_prompt(p, number) for number, p in enumerate(session.prompts, 1))
    return prompts + tuple(_statement(s, number) for number, s in enumerate(session.checklist, 1))


def links_of_standard(session: Session, standard_id: str) -> tuple[LinkedTarget, ...]:
    """Return a standard's links in the order of their targets."""
    links = {
        (link.target, link.target_id): link
        for link in session.links
        if link.standard_id == standard_id
    }
    return tuple(
        LinkedTarget(links[target.origin, target.id], target)
        for target in link_targets(session)
        if (target.origin, target.id) in links
    )


def link_counts(session: Session) -> Counter[str]:
    """Return the number of links of each standard, by its id."""
    return Counter(link.standard_id for link in session.links)


def link_values(standard: Standard, target: LinkTarget, link_id: str) -> dict[str, object]:
    """Return the fields of a new link: the words are copied, so that a pack never rewrites them."""
    return {
        "id": link_id,
        "standard_id": standard.id,
        "code": standard.code,
        "text": standard.text,
        "source": standard.source,
        "legal_status": standard.legal_status.words,
        "target": target.origin,
        "target_id": target.id,
    }


def _prompt(prompt: Prompt, number: int) -> LinkTarget:
    place = f"Grid · prompt {number}"
    return LinkTarget(Origin.PROMPT, prompt.id, place, prompt.text, prompt.statement.text)


def _statement(statement: ChecklistStatement, number: int) -> LinkTarget:
    place = f"Checklist · {short_code(statement.code) or number}"
    return LinkTarget(Origin.CHECKLIST, statement.id, place, statement.text)


_TITLE = "Linked here, framework not on this computer"
_NOT_HERE = "The framework is not on this computer; the words are those kept with the link."
_NOT_KNOWN = LegalStatus("Not known", _NOT_HERE)


def missing_framework(links: Iterable[Link], known: Collection[str]) -> Framework | None:
    """Build a framework of the linked standards that no pack has; None where all are known."""
    standards = {
        link.standard_id: _standard(link) for link in links if link.standard_id not in known
    }
    if not standards:
        return None
    return Framework(
        id="missing",
        title=_TITLE,
        short_title="Linked, framework not here",
        source="as kept with each link",
        legal_status=_NOT_KNOWN,
        groups=(),
        ungrouped=tuple(standards.values()),
    )


def is_kept_with_link(standard: Standard) -> bool:
    """Return whether a standard is known only from a link, as no pack here has it."""
    return standard.path == (_TITLE,)


def _standard(link: Link) -> Standard:
    return Standard(
        id=link.standard_id,
        code=link.code,
        text=link.text,
        title="",
        description="",
        path=(_TITLE,),
        headings=(),
        leads_to=(),
        builds_on=(),
        source=link.source,
        legal_status=_status(link.legal_status.strip()),
        has_printed_code=True,
    )


def _status(kept: str) -> LegalStatus:
    """Return the legal status stored with a link, its first sentence as the label."""
    label, _, text = kept.removesuffix(".").partition(". ")
    if not label:
        return _NOT_KNOWN
    return LegalStatus(label, f"{text}. {_NOT_HERE}" if text else _NOT_HERE)

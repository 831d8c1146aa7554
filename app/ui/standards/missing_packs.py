"""Keep standards in sight that are linked here but whose content pack is not on this computer."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from app.models.packs.records import Framework, LegalStatus, Standard

if TYPE_CHECKING:
    from app.models.records import Link

_TITLE = "Linked here, framework not on this computer"
_STATUS = LegalStatus(
    "Not known",
    "The framework is not on this computer; the words are those kept with the link.",
)


def missing_framework(links: Iterable[Link], known: Collection[str]) -> Framework | None:
    """Make a framework of the linked standards that no pack has; None where every one is known."""
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
        legal_status=_STATUS,
        groups=(),
        ungrouped=tuple(standards.values()),
    )


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
        legal_status=_STATUS,
        has_printed_code=True,
    )

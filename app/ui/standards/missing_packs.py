"""Keep standards in sight that are linked here but whose content pack is not on this computer."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from app.models.packs.records import Framework, LegalStatus, Standard

if TYPE_CHECKING:
    from app.models.records import Link

_TITLE = "Linked here, framework not on this computer"
_NOT_HERE = "The framework is not on this computer; the words are those kept with the link."
_NOT_KNOWN = LegalStatus("Not known", _NOT_HERE)


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
        legal_status=_NOT_KNOWN,
        groups=(),
        ungrouped=tuple(standards.values()),
    )


def is_kept_with_link(standard: Standard) -> bool:
    """Tell whether a standard stands in no framework here, so that its path says nothing of it."""
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
    """Give the status as kept with the link, its first sentence as the label."""
    label, _, text = kept.removesuffix(".").partition(". ")
    if not label:
        return _NOT_KNOWN
    return LegalStatus(label, f"{text}. {_NOT_HERE}" if text else _NOT_HERE)

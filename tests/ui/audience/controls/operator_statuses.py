"""What an operator may be shown, for the tests of whatever shows it."""

from __future__ import annotations

from app.models.audience.scene import View
from app.models.audience.timer import ClockFace, Pace
from app.ui.audience.controls.status import OperatorStatus

RUNNING = ClockFace("06:40", Pace.STEADY, True, "", "")
PAUSED = ClockFace("06:40", Pace.STEADY, False, "‖", "Paused")


def a_view(**given: object) -> OperatorStatus:
    """Return a usual state of the room, with some of it as asked for."""
    usual = {
        "sees": "Prompt 4 of 7",
        "pages": "",
        "marks": (),
        "clock": RUNNING,
        "finish": "Finishes about 15:40",
        "floor": "Capitals 3.5 % of the height · room not measured",
        "view": View.PROMPT,
        "has_note": False,
        "page": 0,
        "page_count": 1,
    }
    return OperatorStatus(**(usual | given))

import pytest

from app.models.audience.timer import Pace, PromptTimer


class Watch:
    """A clock that the test turns."""

    def __init__(self):
        self.seconds = 1000.25

    def __call__(self):
        return self.seconds


@pytest.fixture
def watch():
    return Watch()


@pytest.fixture
def keeper(watch):
    return PromptTimer(watch)


def shown(keeper, prompt_id="one"):
    face = keeper.face(prompt_id)
    return face.text, face.sign, face.word


@pytest.mark.parametrize(
    ("used", "text", "pace", "sign", "word"),
    [
        (0, "10:00", Pace.STEADY, "", ""),
        (0.001, "10:00", Pace.STEADY, "", ""),
        (1, "09:59", Pace.STEADY, "", ""),
        (200, "06:40", Pace.STEADY, "", ""),
        (479.999, "02:01", Pace.STEADY, "", ""),
        (480, "02:00", Pace.SHORT, "◔", "Time is short"),
        (569.999, "00:31", Pace.SHORT, "◔", "Time is short"),
        (570, "00:30", Pace.LAST, "◕", "Nearly over"),
        (599.5, "00:01", Pace.LAST, "◕", "Nearly over"),
        (600, "00:00", Pace.OVER, "■", "Over time"),
        (600.5, "00:00", Pace.OVER, "■", "Over time"),
        (670, "+01:10", Pace.OVER, "■", "Over time"),
        (600 + 3900, "+1:05:00", Pace.OVER, "■", "Over time"),
    ],
)
def test_that_a_running_clock_shows_time_sign_and_word(keeper, watch, used, text, pace, sign, word):
    keeper.set_minutes("one", 10)
    keeper.start("one")
    watch.seconds += used
    face = keeper.face("one")
    assert (face.text, face.pace, face.sign, face.word) == (text, pace, sign, word)
    assert face.is_running


@pytest.mark.parametrize("minutes", range(1, 121))
def test_that_the_limits_are_inclusive_for_every_plan(minutes):
    clock = [0.0]
    keeper = PromptTimer(lambda: clock[0])
    keeper.set_minutes("one", minutes)
    keeper.start("one")
    clock[0] = minutes * 48.0
    assert keeper.face("one").pace is Pace.SHORT
    clock[0] = minutes * 57.0
    assert keeper.face("one").pace is Pace.LAST


@pytest.mark.parametrize(
    ("minutes", "text"), [(59, "59:00"), (60, "1:00:00"), (65, "1:05:00"), (240, "4:00:00")]
)
def test_that_an_hour_and_more_shows_its_hours(keeper, minutes, text):
    keeper.set_minutes("one", minutes)
    assert shown(keeper) == (text, "", "")


def test_that_a_prompt_neither_planned_nor_started_has_no_clock(keeper):
    assert keeper.face("one") is None
    assert keeper.remaining("one") is None
    assert keeper.used("one") == 0


@pytest.mark.parametrize("minutes", [None, 0])
def test_that_a_started_prompt_without_minutes_counts_up(keeper, watch, minutes):
    keeper.set_minutes("one", minutes)
    keeper.start("one")
    assert shown(keeper) == ("00:00", "", "")
    watch.seconds += 200.9
    assert shown(keeper) == ("03:20", "", "")
    assert keeper.face("one").pace is Pace.STEADY
    assert keeper.remaining("one") is None


def test_that_pausing_and_resuming_loses_no_fraction(keeper, watch):
    keeper.set_minutes("one", 10)
    for _ in range(1000):
        keeper.start("one")
        watch.seconds += 0.125
        keeper.pause()
        watch.seconds += 0.875
    assert keeper.used("one") == 125
    assert keeper.remaining("one") == 475


def test_that_a_paused_clock_says_so_and_stands(keeper, watch):
    keeper.set_minutes("one", 10)
    keeper.start("one")
    watch.seconds += 500
    keeper.pause()
    watch.seconds += 500
    face = keeper.face("one")
    assert shown(keeper) == ("01:40", "◔", "Time is short, paused")
    assert face.pace is Pace.SHORT
    assert not face.is_running
    assert keeper.running is None


def test_that_a_clock_paused_with_time_enough_says_only_that(keeper, watch):
    keeper.set_minutes("one", 10)
    keeper.start("one")
    watch.seconds += 60
    keeper.pause()
    assert shown(keeper) == ("09:00", "‖", "Paused")


def test_that_pausing_nothing_does_nothing(keeper):
    keeper.pause()
    assert keeper.running is None


def test_that_starting_another_prompt_pauses_the_first(keeper, watch):
    keeper.start("one")
    watch.seconds += 10
    keeper.start("two")
    watch.seconds += 5
    assert keeper.running == "two"
    assert (keeper.used("one"), keeper.used("two")) == (10, 5)


def test_that_starting_a_running_prompt_again_changes_nothing(keeper, watch):
    keeper.start("one")
    watch.seconds += 10
    keeper.start("one")
    assert keeper.used("one") == 10


def test_that_limits_follow_the_added_minutes(keeper, watch):
    keeper.set_minutes("one", 9)
    keeper.add_minute("one")
    keeper.start("one")
    watch.seconds += 479
    assert keeper.face("one").pace is Pace.STEADY
    watch.seconds += 1
    assert keeper.face("one").pace is Pace.SHORT


def test_that_a_minute_more_takes_a_prompt_back_from_over(keeper, watch):
    keeper.set_minutes("one", 1)
    keeper.start("one")
    watch.seconds += 70
    keeper.add_minute("one")
    assert shown(keeper) == ("00:50", "", "")


def test_that_a_minute_added_without_a_plan_is_a_whole_one_from_now(keeper, watch):
    keeper.start("one")
    watch.seconds += 200
    keeper.add_minute("one")
    assert keeper.remaining("one") == 60
    keeper.add_minute("one")
    assert keeper.remaining("one") == 120


def test_that_a_minute_can_be_added_before_an_unplanned_prompt_starts(keeper):
    keeper.add_minute("one")
    assert shown(keeper) == ("01:00", "", "")


def test_that_a_plan_taken_away_leaves_a_whole_minute_to_add(keeper, watch):
    keeper.set_minutes("one", 10)
    keeper.add_minute("one")
    keeper.start("one")
    watch.seconds += 180
    keeper.set_minutes("one", None)
    assert keeper.remaining("one") is None
    keeper.add_minute("one")
    assert keeper.remaining("one") == 60


def test_that_minutes_changed_while_running_keep_what_is_used(keeper, watch):
    keeper.set_minutes("one", 10)
    keeper.start("one")
    watch.seconds += 90.5
    keeper.set_minutes("one", 5)
    assert keeper.remaining("one") == 209.5
    assert keeper.running == "one"


def test_that_minutes_planned_late_count_what_is_used(keeper, watch):
    keeper.start("one")
    watch.seconds += 60
    keeper.set_minutes("one", 5)
    assert keeper.remaining("one") == 240


@pytest.mark.parametrize(("minutes", "expected"), [(10, "10:00"), (None, None)])
def test_that_reset_goes_back_to_the_plan_as_if_never_started(keeper, watch, minutes, expected):
    keeper.set_minutes("one", minutes)
    keeper.start("one")
    watch.seconds += 100
    keeper.add_minute("one")
    keeper.reset("one")
    watch.seconds += 100
    face = keeper.face("one")
    assert (face and (face.text, face.word)) == (expected and (expected, ""))
    assert keeper.running is None


def test_that_reset_leaves_another_running_prompt_alone(keeper, watch):
    keeper.start("two")
    keeper.reset("one")
    watch.seconds += 3
    assert keeper.used("two") == 3


def test_that_a_prompt_removed_while_running_stands_still_until_it_is_back(keeper, watch):
    keeper.follow({"one": 10, "two": 5})
    keeper.start("one")
    watch.seconds += 5
    keeper.follow({"two": 5})
    assert keeper.running is None
    watch.seconds += 60
    keeper.follow({"one": 10, "two": 5})
    assert keeper.used("one") == 5


def test_that_following_a_session_keeps_the_time_of_prompts_still_there(keeper, watch):
    keeper.follow({"one": 10, "two": 5, "gone": 5})
    keeper.start("one")
    watch.seconds += 30
    keeper.follow({"one": 12, "two": None})
    assert keeper.remaining("one") == 690
    assert keeper.face("two") is None
    assert keeper.running == "one"


def test_that_a_laptop_asleep_just_counts(keeper, watch):
    keeper.set_minutes("one", 10)
    keeper.start("one")
    watch.seconds += 7200
    assert shown(keeper) == ("+1:50:00", "■", "Over time")

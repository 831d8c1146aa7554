"""The model of the audience view as plain values: scenes, timer, schedule, viewing distance."""

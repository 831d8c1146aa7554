"""What the audience view shows, as plain values: scenes, timer, schedule, viewing distance."""

"""The operator's panel beside the audience view: status, buttons and thumbnail."""

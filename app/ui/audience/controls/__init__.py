"""The operator's controls of the audience view: menu, panel, status, buttons and thumbnail."""

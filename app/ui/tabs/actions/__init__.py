"""The actions tab: actions in rows, and the meetings below them."""

"""The checklist tab: what is in place already, and what is not yet."""

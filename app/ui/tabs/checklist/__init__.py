"""The checklist tab: statements with ratings and evidence."""

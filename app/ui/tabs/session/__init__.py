"""The session tab: details, agencies and people."""

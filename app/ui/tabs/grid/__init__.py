"""The visioning grid tab: prompts by agencies, and the agreed statements."""

"""The models: records, edits, rules, storage, packs, session files; no Qt, no reports."""

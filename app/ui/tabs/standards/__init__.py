"""The standards tab: search, browse, link and add frameworks."""

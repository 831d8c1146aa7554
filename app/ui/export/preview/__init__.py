"""The preview of an export: PDF pages, tables or a summary in words."""

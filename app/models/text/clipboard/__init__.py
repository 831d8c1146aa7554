"""Tables on the clipboard, as tabbed text and as HTML."""

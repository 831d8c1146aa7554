"""Tables on the clipboard, as tab-separated text and as HTML."""

"""The pages of the audience view, one module a kind, and the canvas that shows them."""

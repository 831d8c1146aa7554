"""The pages of the audience view, a module for each kind of scene, and the canvas."""

"""Text: which glyphs stand where, and their ink."""

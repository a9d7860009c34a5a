"""Themes, palettes, and the style that they make of a chart."""

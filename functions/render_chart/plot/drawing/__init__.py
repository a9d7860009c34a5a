"""What is drawn on: canvases of pixels, SVG and PDF, and the paths and paints that they take."""

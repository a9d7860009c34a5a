"""Plotlink: charts behind links. A request event comes in, a picture goes out."""

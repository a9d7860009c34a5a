"""Numbers and dates as they are written."""

"""Chart.js configs, drawn by an engine that behaves as Chart.js does; picture.py is where a chart begins."""

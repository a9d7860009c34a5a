"""What one request may ask for, each with its reason. All is checked before anything is drawn, but LETTERS and INK."""

QUERY_BYTES = 8_000  # canonical query; CloudFront refuses URLs over 8,192 bytes
BODY_BYTES = 4 * 1024 * 1024  # API Gateway takes 10 MB, Lambda's event 6 MB, base64 grows it by a third
SAVED_BYTES = 256 * 1024  # of a saved chart: a link stands for a chart, not for a data set
RESPONSE_BYTES = 6_291_556  # Lambda's limit on an answer, base64 and headers included
INFLATED_BYTES = 4 * 1024 * 1024  # what a compressed ?spec= may inflate to: as much as a body
SIDE_PX = 8_000  # CSS px; a picture longer than this is a mistake
PIXELS = 16_000_000  # width x height x scale²: 64 MB of RGBA in memory
POINTS = 200_000  # data points in all series: a line of them takes 0.1 s of CPU, points and bars some seconds
SERIES = 100  # ten times what a reader can tell apart
CATEGORIES = 5_000  # category labels, slices, or bars of a series; at 8 kpx there is room for fewer
BUBBLES = 20_000  # in all series: each is drawn by itself, 50 µs, the small ones over the large ones
ALL_LABELS_CHARS = 100_000  # characters of all labels: 20 each of as many as there may be
LABEL_CHARS = 300  # characters of one label, series name or axis title: shaping costs 1 to 13 µs a character
TITLE_CHARS = 1_000  # characters of a title, subtitle or alternative text
JSON_DEPTH = 32  # nesting of a JSON document: a chart has five levels, in a floating bar
MAGNITUDE = 1e100  # the largest number in data: sums, spans and squares of such numbers stay finite
BINS = 1_000  # of a histogram: more would be thinner than a pixel
FLOWS = 500  # of a sankey chart
SPOKES = 60  # of a radar: names around it need room
ROWS = 200  # of a table
BANDS = 20  # of a gauge
ANNOTATIONS = 100  # lines, bands, boxes and points
# Of configurations of Chart.js, which say more of each mark:
SCALES = 100  # axes: more than any picture has room for
BARS = 50_000  # in all datasets: 20 µs each
MARKS = 10_000  # bars, points and slices in all datasets that have looks of their own: 150 µs each
STACKED = 5_000_000  # places at which values are stacked, times datasets: a table of 40 MB
TICK_LABELS = 3_000  # of an axis: as many as the longest picture has px
DATA_LABELS = 5_000  # 100 µs each
NOTES = 1_000  # annotations: 200 µs each
LINE_CHARS = 500  # of a line of text; no picture has room for many more, and layouts of lines are kept: 100 B a letter
TEXT_LINES = 3_000  # of a text: as many as the highest picture has px
LETTERS = 1_000_000  # of all text that is measured and set; one that is not of ASCII counts ten: 1 s, 100 MB
INK = 500_000_000  # of plot/drawing/ink.py: pixels to blend, or as much work; 2 s of CPU

"""Plugins that stand in a config. https://www.chartjs.org/docs/4.5.1/developers/plugins.html"""

from render_chart.chartjs.config import opened
from render_chart.chartjs.picture import draw
from render_chart.plot.drawing.color import parse
from render_chart.spec import Config
from tests.drawing import Fill, Recorder

BARS = """{type: 'bar', data: {labels: ['a', 'b'], datasets: [{data: [1, 2], backgroundColor: 'red'}]},
options: {plugins: {legend: false%s}}, plugins: [%s]}"""


def drawn(plugin, options="", version=4):
    canvas = Recorder(200, 100)
    warnings = []
    with opened(Config(source=BARS % (options, plugin), version=version), 200, 100) as (config, script):
        warnings += config.warnings
        draw(canvas, config, script, warnings)
    return canvas, warnings


def fills(canvas, color):
    return [one for one in canvas.order if isinstance(one, Fill) and one.color == parse(color)]


def test_a_plugin_draws_under_the_chart():
    canvas, _ = drawn("""{id: 'ground', beforeDraw: (chart) => {
        const {ctx} = chart;
        ctx.save(); ctx.globalCompositeOperation = 'destination-over'; ctx.fillStyle = 'lightgreen';
        ctx.fillRect(0, 0, chart.width, chart.height); ctx.restore();
    }}""")
    (ground,) = fills(canvas, "lightgreen")
    assert canvas.order[0] is ground
    assert ground.path.vertices.max(axis=0).tolist() == [200, 100]


def test_a_plugin_draws_over_the_chart_where_its_elements_are():
    canvas, _ = drawn("""{afterDatasetsDraw(chart) {
        const bar = chart.getDatasetMeta(0).data[1];
        chart.ctx.fillStyle = 'blue'; chart.ctx.fillRect(bar.x - 1, bar.y - 1, 2, 2);
    }}""")
    (mark,) = fills(canvas, "blue")
    assert canvas.order.index(mark) > canvas.order.index(fills(canvas, "red")[0])


def test_the_place_of_a_bar_is_its_end():
    """As Chart.js 4.6.1 and 2.9.4 have it: `tooltipPosition` is in the middle of slices alone."""
    for version in (2, 4):
        canvas, _ = drawn("""{afterDraw(chart) {
            const bar = chart.getDatasetMeta(0).data[1], {x, y} = bar.tooltipPosition();
            chart.ctx.fillStyle = 'blue'; chart.ctx.fillRect(x - bar.x, y - bar.y, 1, 1);
        }}""", version=version)  # fmt: skip
        assert fills(canvas, "blue")[0].path.vertices.min(axis=0).tolist() == [0, 0]


def test_elements_are_where_version_2_kept_them():
    canvas, _ = drawn("""{afterDraw(chart) {
        const [meta] = Object.values(chart.data.datasets[0]._meta), {_model: bar} = meta.data[0];
        chart.ctx.fillStyle = bar.base > bar.y ? 'blue' : 'black'; chart.ctx.fillRect(0, 0, 1, 1);
    }}""", version=2)  # fmt: skip
    assert fills(canvas, "blue")


def test_colours_that_were_given_to_datasets_are_seen():
    source = """{type: 'bar', data: {labels: ['a'], datasets: [{label: 'x', data: [1]}]}, options: {legend: {labels: {
        generateLabels: (chart) => [{text: 'it', fillStyle: chart.config.data.datasets[0].backgroundColor}]}}}}"""
    canvas = Recorder(200, 100)
    with opened(Config(source=source, version=2), 200, 100) as (config, script):
        draw(canvas, config, script)
    assert len(fills(canvas, "#4e79a7")) == 2  # the bar and its entry: the first colour of Tableau 10


def test_slices_have_no_labels_beside_plugins_of_the_config():
    """https://quickchart.io/documentation/reference/chartjs-plugins/: they go in the place of the usual ones."""
    for plugins, words in (("", ["1"]), (",plugins:[]", [])):
        source = f"{{type:'pie',data:{{datasets:[{{data:[1]}}]}},options:{{legend:false}}{plugins}}}"
        canvas = Recorder(200, 100)
        with opened(Config(source=source, version=2), 200, 100) as (config, script):
            draw(canvas, config, script)
        assert canvas.strings == words


def test_a_plugin_has_options():
    plugin = """{id: 'mine', defaults: {size: 3, color: 'blue'}, afterDraw: (chart, args, options) => {
        chart.ctx.fillStyle = options.color; chart.ctx.fillRect(0, 0, options.size, options.size);
    }}"""
    (mark,) = fills(drawn(plugin, ", mine: {size: 7}")[0], "blue")
    assert mark.path.vertices.max(axis=0).tolist() == [7, 7]


def test_a_plugin_may_be_switched_off():
    plugin = "{id: 'mine', afterDraw: (chart) => {chart.ctx.fillStyle = 'blue'; chart.ctx.fillRect(0, 0, 1, 1)}}"
    assert fills(drawn(plugin, ", mine: false")[0], "blue") == []


def test_a_plugin_changes_the_data():
    canvas, _ = drawn("{beforeInit: (chart) => {chart.data.datasets[0].backgroundColor = 'blue'}}")
    assert fills(canvas, "blue")


def test_a_plugin_hides_items():
    canvas, _ = drawn("{afterInit: (chart) => {chart.toggleDataVisibility(1)}}")
    (bars,) = fills(canvas, "red")
    heights = bars.path.vertices.reshape(-1, 5, 2)[:, :, 1]
    assert [float(one.max() - one.min()) > 0 for one in heights] == [True, False]


def test_a_plugin_hides_datasets():
    assert fills(drawn("{beforeInit: (chart) => {chart.hide(0)}}")[0], "red") == []


def test_a_plugin_that_throws_is_passed_over_with_a_warning():
    canvas, warnings = drawn("{afterDraw: () => {nowhere()}}")
    assert fills(canvas, "red")
    assert any("nowhere" in warning and "passed over" in warning for warning in warnings)

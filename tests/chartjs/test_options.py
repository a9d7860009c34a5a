"""Options: the rules are those of https://www.chartjs.org/docs/4.5.1/general/options.html"""

import pytest

from render_chart.chartjs.chart import Chart
from render_chart.chartjs.options import Context, Options, Raw
from render_chart.chartjs.values import Function, Gradient, ThrownError


class Child:
    """Answers for a function of a config; `returned` is what it returns, or the function that says so."""

    def __init__(self, returned):
        self.returned, self.seen = returned, []

    def call(self, function, arguments, this):
        self.seen.append(arguments)
        if isinstance(self.returned, Exception):
            raise self.returned
        return self.returned(arguments[0]) if callable(self.returned) else self.returned

    def map(self, function, contexts, extra):
        return [self.call(function, (one, *extra), None) for one in contexts]


def function(returned):
    return Function(Child(returned), 1)


def options(*scopes, context=None, prefix=""):
    return Options(Raw(list(scopes), prefix), context)


def chart(kind="bar", version=4, data=(1, 2), **said):
    tree = {"type": kind, "data": {"labels": ["a", "b"], "datasets": [{"data": list(data)}]}, "options": said}
    return Chart(tree, 400, 200, version)


def test_the_first_scope_that_has_a_name_wins():
    found = options({"a": 1}, {"a": 2, "b": 3})
    assert (found.get("a"), found.get("b"), found.get("c"), found.get("c", 4)) == (1, 3, None, 4)


def test_null_is_a_value_and_no_gap():
    assert options({"a": None}, {"a": 2}).get("a", 3) is None


def test_nested_options_are_completed_by_the_scopes_behind():
    font = options({"font": {"size": 20}}, {"font": {"size": 12, "family": "Arial"}}).sub("font")
    assert (font.get("size"), font.get("family")) == (20, "Arial")


def test_nested_options_that_are_not_there_are_empty():
    assert options({"title": False}).sub("title").get("text") is None


def test_a_name_with_the_elements_prefix_comes_before_the_one_without():
    point = options({"radius": 1, "pointRadius": 2, "pointStyle": "star"}, prefix="point")
    assert (point.get("radius"), point.get("pointStyle"), point.get("style")) == (2, "star", "star")


def test_lists_repeat_over_the_elements():
    colors = {"color": ["red", "green"]}
    found = [options(colors, context=Context("data", index=index)).get("color") for index in range(3)]
    assert found == ["red", "green", "red"]


def test_a_list_is_whole_where_there_is_no_index():
    assert options({"color": ["red", "green"]}, context=Context("chart")).get("color") == ["red", "green"]


def test_names_that_are_not_indexable_keep_their_lists():
    dash = {"borderDash": [4, 2], "_indexable": lambda name: name != "borderDash"}
    assert options(dash, context=Context("data", index=1)).get("borderDash") == [4, 2]


def test_functions_are_told_the_context_and_the_plain_options():
    color = function("red")
    context = Context("data", index=1)
    assert options({"color": color, "width": 3}, context=context).get("color") == "red"
    (arguments,) = color.child.seen
    assert arguments[0] is context
    assert arguments[1] == {"width": 3}


def test_a_function_is_called_once_for_each_context():
    color = function("red")
    found = options({"color": color}, context=Context("data", index=0))
    assert [found.get("color"), found.get("color")] == ["red", "red"]
    assert len(color.child.seen) == 1


def test_what_a_function_returns_is_picked_from_and_completed():
    context = Context("data", index=1)
    assert options({"color": function(["red", "green"])}, context=context).get("color") == "green"
    font = options({"font": function({"size": 20})}, {"font": {"family": "Arial"}}, context=context).sub("font")
    assert (font.get("size"), font.get("family")) == (20, "Arial")


def test_callbacks_are_not_called():
    ticks = options(
        {"callback": function("x"), "_scriptable": lambda name: name != "callback"}, context=Context("tick")
    )
    assert isinstance(ticks.get("callback"), Function)


def test_a_function_that_throws_is_passed_over_with_a_warning():
    made = chart()
    thrown = function(ThrownError("ReferenceError: x is not defined.", "options.color"))
    found = options({"color": thrown}, {"color": "grey"}, context=Context("data", made.context, index=0))
    assert found.get("color") == "grey"
    assert made.warnings == ["options.color: ReferenceError: x is not defined. The option is passed over."]


def test_gradients_are_values():
    gradient = Gradient("linear", (0, 0, 0, 1), ((0, "red"), (1, "blue")))
    assert options({"color": gradient}, context=Context("data", index=1)).get("color") is gradient


@pytest.mark.parametrize("value", [function("red"), ["red"], {"top": function(1)}])
def test_what_may_differ_is_not_shared(value):
    assert not options({"color": value}).is_shared(["color"])


@pytest.mark.parametrize("value", ["red", 1, None, {"top": 1}])
def test_what_is_plain_is_shared(value):
    assert options({"color": value}).is_shared(["color"])


def test_fallbacks_that_lead_in_circles_end():
    circle = {"scales": {"_fallback": "one", "x": {}}, "one": {"_fallback": "other"}, "other": {"_fallback": "one"}}
    assert options(circle).sub("scales").sub("x").get("min") is None


# -- the options of a chart


def test_scales_fall_back_to_the_scale_of_the_defaults():
    x = chart().options.sub("scales").sub("x")
    assert (x.get("type"), x.sub("grid").get("lineWidth"), x.sub("ticks").get("padding")) == ("category", 1, 3)


def test_an_option_of_the_whole_chart_reaches_the_elements():
    made = chart(backgroundColor="red", elements={"bar": {"borderWidth": 3}})
    made.update()
    bar = made.metas[0].resolve_data_options(0)
    assert (bar.get("backgroundColor"), bar.get("borderWidth")) == ("red", 3)


def test_datasets_of_a_type_come_before_their_elements():
    said = {"datasets": {"bar": {"borderWidth": 4}}, "elements": {"bar": {"borderWidth": 3}}}
    made = chart(**said)
    made.update()
    assert made.metas[0].resolve_data_options(0).get("borderWidth") == 4


def test_dashes_of_axes_are_not_picked_from():
    border = chart(scales={"y": {"border": {"dash": [5, 3]}}}).options.sub("scales").sub("y").sub("border")
    assert border.with_context(Context("tick", index=1)).get("dash") == [5, 3]


def test_the_color_of_the_chart_is_the_legends():
    made = chart(color="red")
    made.update()
    assert made.plugin_options("legend").sub("labels").get("color") == "red"


@pytest.mark.parametrize(("version", "length", "tension"), [(2, 10, 0.4), (3, 8, 0), (4, 8, 0)])
def test_defaults_of_each_version(version, length, tension):
    # https://www.chartjs.org/docs/2.9.4/axes/styling.html#grid-line-configuration and …/charts/line.html
    made = chart(version=version)
    assert made.options.sub("scales").sub("x").sub("grid").get("tickLength") == length
    assert made.options.sub("elements").sub("line").get("tension") == tension

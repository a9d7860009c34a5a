// The chart as functions of a config see it: the config's own objects, and what the host has laid out, which is asked
// for when it is first looked at.
// https://www.chartjs.org/docs/4.5.1/general/options.html#option-context
// https://www.chartjs.org/docs/4.5.1/developers/api.html
const {ask, opaque, keep, part, config, settings, defineProperty, isArray} = kit;

const getter = (owner, name, get, enumerable = true) => defineProperty(owner, name, {get, enumerable, configurable: true});
const setter = (owner, name, get) =>
  defineProperty(owner, name, {
    get,
    set(value) {
      defineProperty(owner, name, {value, writable: true, enumerable: true, configurable: true});
    },
    enumerable: true,
    configurable: true,
  });
// What the host says about something, asked once while one message is answered.
const told = (...question) => {
  let at = -1;
  let answer;
  return () => {
    if (at !== kit.epoch) {
      answer = ask(...question);
      at = kit.epoch;
    }
    return answer;
  };
};
const number = (value) => (value === 'nan' ? NaN : value === 'inf' ? Infinity : value === '-inf' ? -Infinity : value);
const parsed = (value) => {
  if (typeof value !== 'object' || value === null) return number(value);
  const out = {};
  for (const name of Object.keys(value)) out[name] = parsed(value[name]);
  return out;
};

const state = told('state');
const data = config.data && typeof config.data === 'object' ? config.data : {};
const datasets = isArray(data.datasets) ? data.datasets : [];

// ---- scales

class Scale {
  constructor(id) {
    this.id = id;
    keep(opaque, this, true);
    this.refresh();
  }
  refresh() {
    const {ticks, ...known} = state().scales[this.id] || {};
    Object.assign(this, known);
    this.ticks = ticks || [];
  }
  isHorizontal() {
    return this.axis === 'x';
  }
  getPixelForValue(value, index) {
    return ask('pixel', this.id, typeof value === 'object' && value !== null ? +value : value, index === undefined ? null : index);
  }
  getPixelForTick(index) {
    return index >= 0 && index < this.ticks.length ? this.getPixelForValue(this.ticks[index].value) : null;
  }
  getValueForPixel(pixel) {
    return ask('value', this.id, pixel);
  }
  getPixelForDecimal(decimal) {
    const at = this.reverse ? 1 - decimal : decimal;
    return this.isHorizontal() ? this.left + at * (this.right - this.left) : this.bottom - at * (this.bottom - this.top);
  }
  getDecimalForPixel(pixel) {
    const at = this.isHorizontal()
      ? (pixel - this.left) / (this.right - this.left)
      : (this.bottom - pixel) / (this.bottom - this.top);
    return this.reverse ? 1 - at : at;
  }
  getLabelForValue(value) {
    if (this.type === 'category') {
      const labels = this.getLabels();
      return value >= 0 && value < labels.length ? labels[value] : value;
    }
    return ask('label', this.id, value);
  }
  getLabels() {
    const labels = data[this.axis + 'Labels'] || data.labels || [];
    const given = this.options && this.options.labels;
    return given || labels;
  }
  getBaseValue() {
    return this.min < 0 && this.max < 0 ? this.max : this.min > 0 && this.max > 0 ? this.min : 0;
  }
  getBasePixel() {
    return this.getPixelForValue(this.getBaseValue());
  }
  getUserBounds() {
    return {min: this.min, max: this.max, minDefined: true, maxDefined: true};
  }
  getMinMax() {
    return {min: this.min, max: this.max};
  }
  getDistanceFromCenterForValue(value) {
    const span = (this.max - this.min) / (this.drawingArea || 1);
    return (this.reverse ? this.max - value : value - this.min) / span;
  }
  getMatchingVisibleMetas() {
    return chart.getSortedVisibleDatasetMetas();
  }
  generateTickLabels() {}
  parse(raw) {
    return +raw;
  }
}
getter(Scale.prototype, 'chart', () => chart, false);
getter(Scale.prototype, 'ctx', () => part('canvas').ctx, false);
getter(Scale.prototype, 'options', function () {
  const all = (config.options && config.options.scales) || {};
  const old = (this.axis === 'y' ? all.yAxes : all.xAxes) || [];
  return all[this.id] || (isArray(old) && old[0]) || {};
}, false);

const scales = {};
let scalesAt = -1;
const allScales = () => {
  const known = state().scales;
  if (scalesAt !== kit.epoch) {
    scalesAt = kit.epoch;
    for (const id of Object.keys(known)) {
      if (scales[id]) scales[id].refresh();
      else scales[id] = new Scale(id);
    }
  }
  return scales;
};

// ---- datasets and their elements

class Element {
  constructor(known, options) {
    for (const name of Object.keys(known)) this[name] = number(known[name]);
    if (known.parsed !== undefined) this.parsed = parsed(known.parsed);
    this.active = false;
    this.options = options || {};
  }
  getProps(names) {
    const out = {};
    for (const name of names) out[name] = this[name];
    return out;
  }
  tooltipPosition() {
    return this.innerRadius === undefined ? {x: this.x, y: this.y} : this.getCenterPoint();
  }
  getCenterPoint() {
    if (this.innerRadius !== undefined) {
      const angle = (this.startAngle + this.endAngle) / 2;
      const radius = (this.innerRadius + this.outerRadius) / 2;
      return {x: this.x + Math.cos(angle) * radius, y: this.y + Math.sin(angle) * radius};
    }
    if (this.base === undefined) return {x: this.x, y: this.y};
    return this.horizontal ? {x: (this.x + this.base) / 2, y: this.y} : {x: this.x, y: (this.y + this.base) / 2};
  }
  inRange() {
    return false;
  }
  hasValue() {
    return this.x === this.x && this.y === this.y;
  }
}
for (const name of ['_model', '_view']) getter(Element.prototype, name, function () { return this; }, false);

// The datasets with the colours that the host gave to those which had none, asked for until there are some.
let coloredAt = -1;
const colored = () => {
  if (coloredAt === kit.epoch || coloredAt === Infinity) return datasets;
  coloredAt = kit.epoch;
  (ask('colors') || []).forEach((known, i) => {
    for (const name of Object.keys(known)) {
      if (datasets[i] && datasets[i][name] === undefined) datasets[i][name] = known[name];
      coloredAt = Infinity;
    }
  });
  return datasets;
};

const dataset = (index) => colored()[index] || fallbacks(index);
const asked = [];
const fallbacks = (index) => (asked[index] = asked[index] || ask('dataset', index) || {data: []});

const metas = [];
const meta = (index) => {
  const before = metas[index];
  if (before && before.at === kit.epoch) return before.meta;
  const {data: elements, dataset: line, parsed: values, ...known} = ask('meta', index) || {data: []};
  const made = {
    index, hidden: null, ...known,
    data: (elements || []).map((one) => new Element(one)),
    dataset: line ? new Element(line) : null,
    _parsed: (values || []).map(parsed),
    _dataset: dataset(index),
  };
  made._datasetIndex = index;
  made.controller = {
    index, chart, getDataset: () => dataset(index), getMeta: () => made, getParsed: (i) => made._parsed[i],
    getStyle: (i) => style(index, i), _data: dataset(index).data, type: made.type,
  };
  for (const axis of ['x', 'y', 'r']) {
    const id = made[axis + 'AxisID'];
    if (id !== undefined) made[axis + 'Scale'] = allScales()[id];
  }
  getter(made, 'vScale', () => (made.indexAxis === 'y' ? made.xScale : made.yScale) || made.rScale);
  getter(made, 'iScale', () => (made.indexAxis === 'y' ? made.yScale : made.xScale) || made.rScale);
  keep(opaque, made, true);
  keep(opaque, made.controller, true);
  metas[index] = {at: kit.epoch, meta: made};
  return made;
};
const style = (index, i) => ask('style', index, i === undefined ? null : i) || {};

// ---- the chart

const options = config.options && typeof config.options === 'object' ? config.options : {};
const nothing = () => undefined;
const chart = {
  id: 0, options, version: settings.release, $context: {}, $plotlink: true, currentDevicePixelRatio: settings.ratio,
  config: {type: config.type, options, plugins: config.plugins, _config: config},
  animating: false, attached: true, boxes: [], active: [], _active: [],
  getDatasetMeta: meta,
  isDatasetVisible(index) {
    if (chart.$datasets[index] !== undefined) return chart.$datasets[index];
    const known = state().visible;
    return known && known[index] !== undefined ? known[index] : !dataset(index).hidden;
  },
  getDataVisibility: (index) => !chart.$items[index],
  getVisibleDatasetCount: () => datasets.filter((_, i) => chart.isDatasetVisible(i)).length,
  getSortedVisibleDatasetMetas: () => datasets.map((_, i) => i).filter(chart.isDatasetVisible).map(meta),
  getContext: () => ({chart, type: 'chart'}),
  getActiveElements: () => [],
  getElementsAtEventForMode: () => [],
  isPointInArea({x, y}) {
    const area = chart.chartArea;
    return x >= area.left && x <= area.right && y >= area.top && y <= area.bottom;
  },
  isPluginEnabled: () => true,
  generateLegend: () => '',
  toBase64Image: () => '',
};
for (const name of [
  'update', 'render', 'draw', 'resize', 'reset', 'stop', 'clear', 'destroy', 'setActiveElements', 'notifyPlugins',
  'bindEvents', 'unbindEvents',
]) chart[name] = nothing;
// What a plugin hides or shows: datasets, and items of all of them. The host reads both after hooks.
chart.$datasets = {};
chart.$items = {};
chart.setDatasetVisibility = (index, visible) => {
  chart.$datasets = {...chart.$datasets, [index]: !!visible};
};
chart.toggleDataVisibility = (index) => {
  chart.$items = {...chart.$items, [index]: !chart.$items[index]};
};
chart.hide = (index) => chart.setDatasetVisibility(index, false);
chart.show = (index) => chart.setDatasetVisibility(index, true);
let all = data; // a plugin may put others in their place
const ofData = {get: () => (colored(), all), set: (value) => { all = value; }, enumerable: true, configurable: true};
defineProperty(chart, 'data', ofData);
defineProperty(chart.config, 'data', ofData);
getter(chart, 'chart', () => chart, false);
getter(chart, 'controller', () => chart, false);
getter(chart, 'ctx', () => part('canvas').ctx, false);
getter(chart, 'canvas', () => part('canvas').canvas, false);
getter(chart, 'type', () => config.type);
setter(chart, 'width', () => settings.width);
setter(chart, 'height', () => settings.height);
getter(chart, 'aspectRatio', () => settings.width / settings.height);
getter(chart, 'chartArea', () => ({...state().area}));
getter(chart, 'scales', allScales);
getter(chart, '_metasets', () => datasets.map((_, i) => meta(i)));
getter(chart, 'legend', () => ({legendItems: ask('legend') || [], options: options.legend || {}, chart, ctx: chart.ctx}));
getter(chart, 'titleBlock', () => ({options: options.title || {}, chart}));
getter(chart, 'innerRadius', () => state().innerRadius);
getter(chart, 'outerRadius', () => state().outerRadius);
keep(opaque, chart, true);
keep(opaque, chart.config, true);
// Where version 2 kept what it knew of a dataset.
for (const [i, one] of datasets.entries()) {
  if (one && typeof one === 'object') getter(one, '_meta', () => ({0: meta(i)}), false);
}

// ---- what options are told

const context = (sent) => {
  const out = {active: false, mode: 'default', type: sent.type, chart};
  const {dataset: at, data: i} = sent;
  if (at !== undefined) {
    out.datasetIndex = at;
    out.index = at;
    out.dataset = dataset(at);
  }
  if (i !== undefined) {
    out.dataIndex = i;
    out.index = i;
    out.parsed = parsed(sent.parsed);
    if (sent.raw !== undefined) out.raw = parsed(sent.raw);
    else if (out.dataset && isArray(out.dataset.data)) out.raw = out.dataset.data[i];
  }
  if (sent.index !== undefined) out.index = sent.index;
  if (sent.element !== undefined) out.element = new Element(sent.element);
  if (sent.scale !== undefined) out.scale = allScales()[sent.scale];
  if (sent.tick !== undefined) out.tick = parsed(sent.tick);
  if (sent.label !== undefined) out.label = sent.label;
  if (sent.extra !== undefined) {
    for (const name of Object.keys(sent.extra)) {
      const one = sent.extra[name];
      out[name] = one && one.$element ? new Element(one.$element, one.$options) : one;
      if (one && one.$raw !== undefined) out[name].raw = parsed(one.$raw);
    }
  }
  return out;
};

const thing = (kind, key) => {
  switch (kind) {
    case 'chart':
      return chart;
    case 'data':
      return data;
    case 'options':
      return options;
    case 'dataset':
      return dataset(key);
    case 'scale':
      return allScales()[key];
    case 'meta':
      return meta(key);
    case 'legend':
      return chart.legend;
    case 'ctx':
      return chart.ctx;
    default:
      return undefined;
  }
};

return {chart, context, thing, Scale, Element};

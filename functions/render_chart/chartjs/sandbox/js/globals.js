// What QuickChart offers to a config: gradients and patterns, and of Chart.js the helpers that configs call.
// https://quickchart.io/documentation/chart-js/custom-javascript-functions/ https://quickchart.io/documentation/chart-js/gradients/
const {ask, refuse, settings, part, isArray} = kit;

const getGradientFill = (stops, ends = [0, 0, settings.width, 0]) => {
  const gradient = part('canvas').ctx.createLinearGradient(...ends);
  for (const {offset, color} of stops) gradient.addColorStop(offset, color);
  return gradient;
};
const getGradientFillHelper = (direction, colors, {width = settings.width, height = settings.height} = {}) => {
  const x = direction === 'vertical' ? 0 : width;
  const y = direction === 'vertical' || direction === 'both' ? height : 0;
  const last = colors.length - 1 || 1;
  return getGradientFill(colors.map((color, i) => ({color, offset: i / last})), [0, 0, x, y]);
};
const getImageFill = () => refuse('getImageFill has no picture to fill with: nothing is fetched.', 'A colour, a gradient, or pattern.draw(…).');

const SHAPES = [
  'plus', 'cross', 'dash', 'cross-dash', 'dot', 'dot-dash', 'disc', 'ring', 'line', 'line-vertical', 'weave', 'zigzag',
  'zigzag-vertical', 'diagonal', 'diagonal-right-left', 'square', 'box', 'triangle', 'triangle-inverted', 'diamond',
  'diamond-box',
];
// https://github.com/ashiguruma/patternomaly
const pattern = {
  draw(shape, background, color = 'rgba(255, 255, 255, 0.8)', size = 20) {
    const named = shape === undefined || shape === 'random' ? SHAPES[Math.floor(Math.random() * SHAPES.length)] : '' + shape;
    if (!SHAPES.includes(named)) refuse("'" + named.slice(0, 40) + "' is no shape of a pattern.", 'One of ' + SHAPES.join(', ') + '.');
    const {CanvasPattern} = part('canvas');
    return new CanvasPattern({shape: named, background: '' + background, color: '' + color, size: Math.min(200, +size) || 20});
  },
  generate: (colors) => colors.map((color, i) => pattern.draw(SHAPES[i % SHAPES.length], color)),
};

// ---- colours, as `Chart.helpers.color` has them

const clamp = (value, most) => Math.max(0, Math.min(most, value));
const toHsl = ({r, g, b}) => {
  const [x, y, z] = [r / 255, g / 255, b / 255];
  const high = Math.max(x, y, z);
  const low = Math.min(x, y, z);
  const l = (high + low) / 2;
  const d = high - low;
  if (!d) return {h: 0, s: 0, l};
  const h = high === x ? (y - z) / d + (y < z ? 6 : 0) : high === y ? (z - x) / d + 2 : (x - y) / d + 4;
  return {h: h * 60, s: d / (l > 0.5 ? 2 - high - low : high + low), l};
};
const fromHsl = ({h, s, l}) => {
  const a = s * Math.min(l, 1 - l);
  const part_ = (n) => {
    const k = (n + h / 30) % 12;
    return Math.round(255 * (l - a * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  };
  return {r: part_(0), g: part_(8), b: part_(4)};
};
class Color {
  constructor(input) {
    if (input instanceof Color) this.rgb = {...input.rgb};
    else if (isArray(input)) this.rgb = {r: input[0], g: input[1], b: input[2], a: input[3] === undefined ? 1 : input[3]};
    else if (typeof input === 'object' && input !== null) this.rgb = {a: 1, ...input};
    else {
      const known = ask('color', '' + input);
      this.valid = known !== null;
      const [r, g, b, a] = known || [0, 0, 0, 1];
      this.rgb = {r, g, b, a};
    }
  }
  #change(change) {
    const hsl = toHsl(this.rgb);
    change(hsl);
    Object.assign(this.rgb, fromHsl({h: ((hsl.h % 360) + 360) % 360, s: clamp(hsl.s, 1), l: clamp(hsl.l, 1)}));
    return this;
  }
  alpha(value) {
    if (value === undefined) return this.rgb.a;
    this.rgb.a = clamp(+value, 1);
    return this;
  }
  clearer(by) { this.rgb.a *= 1 - by; return this; }
  opaquer(by) { this.rgb.a = clamp(this.rgb.a * (1 + by), 1); return this; }
  negate() { const {rgb} = this; rgb.r = 255 - rgb.r; rgb.g = 255 - rgb.g; rgb.b = 255 - rgb.b; return this; }
  lighten(by) { return this.#change((hsl) => { hsl.l *= 1 + by; }); }
  darken(by) { return this.#change((hsl) => { hsl.l *= 1 - by; }); }
  saturate(by) { return this.#change((hsl) => { hsl.s *= 1 + by; }); }
  desaturate(by) { return this.#change((hsl) => { hsl.s *= 1 - by; }); }
  rotate(degrees) { return this.#change((hsl) => { hsl.h += degrees; }); }
  greyscale() { return this.#change((hsl) => { hsl.s = 0; }); }
  mix(other, weight = 0.5) {
    const {rgb} = this;
    for (const name of ['r', 'g', 'b', 'a']) rgb[name] = rgb[name] * (1 - weight) + other.rgb[name] * weight;
    return this;
  }
  clone() { return new Color(this); }
  rgbString() {
    const {r, g, b, a} = this.rgb;
    const all = [r, g, b].map((one) => Math.round(clamp(one, 255))).join(', ');
    return a < 1 ? 'rgba(' + all + ', ' + +a.toFixed(4) + ')' : 'rgb(' + all + ')';
  }
  rgbaString() {
    const {r, g, b, a} = this.rgb;
    return 'rgba(' + [r, g, b].map((one) => Math.round(clamp(one, 255))).join(', ') + ', ' + a + ')';
  }
  hexString() {
    const {r, g, b} = this.rgb;
    return '#' + [r, g, b].map((one) => Math.round(clamp(one, 255)).toString(16).padStart(2, '0')).join('').toUpperCase();
  }
  hslString() {
    const {h, s, l} = toHsl(this.rgb);
    return 'hsl(' + Math.round(h) + ', ' + Math.round(s * 100) + '%, ' + Math.round(l * 100) + '%)';
  }
  rgbArray() { const {r, g, b} = this.rgb; return [r, g, b]; }
  toString() { return this.rgbString(); }
}

const isObject = (value) => Object.prototype.toString.call(value) === '[object Object]';
const clone = (value) => {
  if (isArray(value)) return value.map(clone);
  if (!isObject(value)) return value;
  const out = {};
  for (const name of Object.keys(value)) out[name] = clone(value[name]);
  return out;
};
const merge = (target, source) => {
  for (const one of isArray(source) ? source : [source]) {
    if (!isObject(one)) continue;
    for (const name of Object.keys(one)) {
      if (name === '__proto__' || name === 'constructor' || name === 'prototype') continue;
      if (isObject(target[name]) && isObject(one[name])) merge(target[name], one[name]);
      else target[name] = clone(one[name]);
    }
  }
  return target;
};
const each = (items, change, self) => {
  if (isArray(items)) items.forEach((one, i) => change.call(self, one, i));
  else if (isObject(items)) for (const name of Object.keys(items)) change.call(self, items[name], name);
};
const helpers = {
  color: (input) => new Color(input),
  getHoverColor: (input) => new Color(input).saturate(0.5).darken(0.1).rgbString(),
  isArray, isObject, clone, merge, each,
  isNullOrUndef: (value) => value === null || value === undefined,
  isFinite: (value) => (typeof value === 'number' || value instanceof Number) && isFinite(+value),
  valueOrDefault: (value, other) => (value === undefined ? other : value),
  valueAtIndexOrDefault: (value, i, other) => (isArray(value) ? value[i] : value) ?? other,
  finiteOrDefault: (value, other) => (isFinite(value) ? value : other),
  toRadians: (degrees) => (degrees * Math.PI) / 180,
  toDegrees: (radians) => (radians * 180) / Math.PI,
  noop: () => undefined,
  uid: () => 0,
  callback: (one, given, self) => (typeof one === 'function' ? one.apply(self, given) : undefined),
  log10: Math.log10,
  sign: Math.sign,
  almostEquals: (x, y, near) => Math.abs(x - y) < near,
  formatNumber: (value, locale, options) => new Intl.NumberFormat(locale, options).format(value),
  extend: Object.assign,
  max: (values) => Math.max(...values),
  min: (values) => Math.min(...values),
  options: {toLineHeight: (value, size) => (typeof value === 'number' ? value * size : size * 1.2)},
};

// ---- Chart: what configs read of it, and `new Chart(…, config)`, which some paste as they found it

const labels = {generateLabels: (chart) => ask('labels') || chart.legend.legendItems};
const old = settings.version === 2;
const font = {family: "'Helvetica Neue', 'Helvetica', 'Arial', sans-serif", size: 12, style: 'normal', weight: null, lineHeight: 1.2};
const forTypes = () => ({legend: {labels}, plugins: {legend: {labels}, tooltip: {callbacks: {}}, datalabels: {}}, scales: {}, datasets: {}});
const defaults = {
  color: '#666', borderColor: 'rgba(0,0,0,0.1)', backgroundColor: 'rgba(0,0,0,0.1)', font,
  elements: {line: {}, point: {}, bar: {}, arc: {}, rectangle: {}}, scale: {ticks: {}, grid: {}, title: {}}, scales: {},
  ...forTypes(),
  global: {
    defaultColor: 'rgba(0,0,0,0.1)', defaultFontColor: '#666', defaultFontFamily: font.family, defaultFontSize: 12,
    defaultFontStyle: 'normal', elements: {line: {}, point: {}, rectangle: {}, arc: {}}, ...forTypes(), title: {},
  },
  set: (path, values) => merge(typeof path === 'string' ? {} : defaults, values || path),
  get: () => ({}),
};
const overrides = {};
for (const type of ['bar', 'horizontalBar', 'line', 'pie', 'doughnut', 'polarArea', 'radar', 'scatter', 'bubble']) {
  overrides[type] = forTypes();
  if (old) defaults[type] = overrides[type];
}
const service = {register: () => undefined, unregister: () => undefined, getAll: () => [], updateDefaults: () => undefined};
function Chart(_, config) {
  return config;
}
Object.assign(Chart, {
  version: settings.release, defaults, overrides, helpers, instances: {}, controllers: {}, elements: {},
  register: () => undefined, unregister: () => undefined, pluginService: service, plugins: service,
  scaleService: service, registry: service, Ticks: {formatters: {values: (value) => (isArray(value) ? value : '' + value)}},
  animationService: service, platform: {}, layouts: {}, Tooltip: {positioners: {}}, Legend: {}, Title: {},
});
return {Chart, pattern, getGradientFill, getGradientFillHelper, getImageFill, Color};

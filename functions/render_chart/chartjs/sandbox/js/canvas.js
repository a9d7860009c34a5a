// The 2D context that `chart.ctx` is: it makes gradients and patterns, measures text by asking the host, and writes
// down what a plugin draws, for the host to draw it.
// https://html.spec.whatwg.org/multipage/canvas.html#2dcontext
const {ask, refuse, method, marked, keep, lookUp, defineProperty, create, global} = kit;

const COMMANDS = 20000; // of one call

class CanvasGradient {
  #stops = [];
  constructor(kind, points) {
    for (const one of points) if (!(one - one === 0)) throw new TypeError('The ends of a gradient must be finite numbers');
    keep(marked, this, () => ({kind, points, stops: this.#stops}));
  }
  addColorStop(offset, color) {
    if (!(offset >= 0 && offset <= 1)) throw new RangeError('The offset of a colour must be from 0 to 1');
    this.#stops[this.#stops.length] = [+offset, '' + color];
  }
}
class CanvasPattern {
  constructor(data) {
    const {shape, background, color, size} = data;
    keep(marked, this, () => ({kind: 'pattern', shape, background, color, size}));
  }
  setTransform() {}
}
for (const kind of [CanvasGradient, CanvasPattern]) method(global, kind.name, kind);

const STATE = {
  fillStyle: '#000000', strokeStyle: '#000000', lineWidth: 1, lineCap: 'butt', lineJoin: 'miter', miterLimit: 10,
  lineDashOffset: 0, font: '10px sans-serif', textAlign: 'start', textBaseline: 'alphabetic', direction: 'ltr',
  globalAlpha: 1, globalCompositeOperation: 'source-over', shadowBlur: 0, shadowColor: 'rgba(0, 0, 0, 0)',
  shadowOffsetX: 0, shadowOffsetY: 0, filter: 'none', imageSmoothingEnabled: true, letterSpacing: '0px',
};
const VERBS = [
  'save', 'restore', 'beginPath', 'closePath', 'moveTo', 'lineTo', 'bezierCurveTo', 'quadraticCurveTo', 'arc', 'arcTo',
  'ellipse', 'rect', 'roundRect', 'fill', 'stroke', 'clip', 'fillRect', 'strokeRect', 'clearRect', 'fillText',
  'strokeText', 'translate', 'rotate', 'scale', 'transform', 'setTransform', 'resetTransform', 'setLineDash',
];

let commands = null; // written down while a plugin draws, null otherwise
let kept = [];
let dash = [];
let now = {...STATE};
const write = (command) => {
  if (commands === null) return;
  if (commands.length >= COMMANDS) refuse('A plugin in the config draws too much.', 'At most ' + COMMANDS + ' commands.');
  commands[commands.length] = command;
};

class CanvasRenderingContext2D {
  createLinearGradient(x0, y0, x1, y1) {
    return new CanvasGradient('linear', [+x0, +y0, +x1, +y1]);
  }
  createRadialGradient(x0, y0, r0, x1, y1, r1) {
    return new CanvasGradient('radial', [+x0, +y0, +r0, +x1, +y1, +r1]);
  }
  createConicGradient() {
    refuse('Conic gradients are not drawn.', 'createLinearGradient or createRadialGradient.');
  }
  createPattern() {
    refuse('No picture is fetched or drawn, so createPattern has none to repeat.', 'pattern.draw(shape, background, color).');
  }
  drawImage() {
    refuse('No picture is fetched or drawn.', 'Shapes and text.');
  }
  measureText(string) {
    const {width, ascent, descent} = ask('measure', '' + string, '' + now.font);
    return {
      width, actualBoundingBoxLeft: 0, actualBoundingBoxRight: width, actualBoundingBoxAscent: ascent,
      actualBoundingBoxDescent: descent, fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent,
    };
  }
  getLineDash() {
    return [...dash];
  }
  getTransform() {
    return {a: 1, b: 0, c: 0, d: 1, e: 0, f: 0};
  }
  isPointInPath() {
    return false;
  }
  isPointInStroke() {
    return false;
  }
}
for (const verb of VERBS) {
  method(CanvasRenderingContext2D.prototype, verb, function (...given) {
    if (verb === 'save') kept[kept.length] = {...now};
    else if (verb === 'restore') {
      if (kept.length) {
        now = kept[kept.length - 1];
        kept.length -= 1;
      }
    } else if (verb === 'setLineDash') dash = [...given[0]];
    write([verb, ...given]);
  });
}
for (const name of Object.keys(STATE)) {
  defineProperty(CanvasRenderingContext2D.prototype, name, {
    get: () => now[name],
    set(value) {
      now[name] = value;
      write(['=', name, value]);
    },
    configurable: true,
  });
}
method(global, 'CanvasRenderingContext2D', CanvasRenderingContext2D);

const ctx = new CanvasRenderingContext2D();
const canvas = {style: {}, id: 'chart', getContext: () => ctx, getBoundingClientRect: () => ({left: 0, top: 0, ...size()})};
const size = () => {
  const {width, height} = kit.settings;
  return {width, height};
};
defineProperty(canvas, 'width', {get: () => size().width, enumerable: true});
defineProperty(canvas, 'height', {get: () => size().height, enumerable: true});
defineProperty(canvas, 'clientWidth', {get: () => size().width});
defineProperty(canvas, 'clientHeight', {get: () => size().height});
method(ctx, 'canvas', canvas);

return {
  ctx,
  canvas,
  CanvasGradient,
  CanvasPattern,
  recorder: {
    start() {
      commands = [];
      kept = [];
      dash = [];
      now = {...STATE};
    },
    stop() {
      kept = commands || [];
      commands = null;
    },
    commands: () => kept,
  },
};

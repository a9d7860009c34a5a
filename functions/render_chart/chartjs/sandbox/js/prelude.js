// What runs before a config, and between it and the host. It keeps its own references to whatever it needs of the
// language, because a config may change everything that it can reach. The value of this file is a function: a message
// of the host in, an answer out ('R' and a result, or 'E' and an error); child.py carries both.
(function () {
  'use strict';
  const global = globalThis;
  const host = global.host;
  delete global.host;
  const {parse, stringify} = JSON;
  const {create, defineProperty, getPrototypeOf, getOwnPropertyDescriptor, keys} = Object;
  const ObjectPrototype = Object.prototype;
  const {isArray} = Array;
  const {isView} = ArrayBuffer;
  const {apply, construct} = Reflect;
  const {floor, imul} = Math;
  const evaluated = Function;
  const Failure = Error;
  const RealDate = Date;
  const text = String;
  const number = Number;
  const unbound = (method) => Function.prototype.call.bind(method);
  const join = unbound(Array.prototype.join);
  const slice = unbound(String.prototype.slice);
  const wellFormed = unbound(String.prototype.toWellFormed);
  const match = unbound(RegExp.prototype.exec);
  const getTime = unbound(RealDate.prototype.getTime);
  const numberOf = unbound(Number.prototype.valueOf);
  const stringOf = unbound(String.prototype.valueOf);
  const booleanOf = unbound(Boolean.prototype.valueOf);
  const lookUp = unbound(WeakMap.prototype.get);
  const keep = unbound(WeakMap.prototype.set);

  const DEPTH = 32; // of what is handed over; JSON_DEPTH of the host
  const VALUES = 1500000; // in one answer: 200,000 points as objects are 600,000
  const CHARACTERS = 12000000; // of the strings in one answer
  const FUNCTIONS = 20000; // that one config may make
  const MESSAGE = 300; // characters of an error

  // A long string made by `+` is a rope, which does not pass from QuickJS to Python; a joined one is flat.
  const message = (...pieces) => join(pieces, '');

  // ---- refusals: what the host tells as it stands

  let refused = null;
  const refuse = (problem, expected) => {
    refused = {problem, expected: expected || ''};
    throw new Failure(problem);
  };

  // ---- values that stay here, and how they are handed over

  const functions = [];
  const numbers = new WeakMap(); // function -> its place in `functions`
  const marked = new WeakMap(); // gradients and patterns -> what the host makes of them
  const opaque = new WeakMap(); // what a config may reach and the host has already: the chart, its scales

  const nameOf = (one) => {
    let at = lookUp(numbers, one);
    if (at === undefined) {
      at = functions.length;
      if (at >= FUNCTIONS) refuse('The JavaScript in the config makes too many functions.');
      defineProperty(functions, at, {value: one, writable: true, enumerable: true, configurable: true});
      keep(numbers, one, at);
    }
    return at;
  };

  let marks = '';
  let values = 0;
  let characters = 0;
  const path = [];

  const quoted = (string) => {
    characters += string.length;
    if (characters > CHARACTERS) refuse('The config holds too much text.');
    return stringify(wellFormed(string));
  };
  const mark = (depth, kind, data) => {
    let where = '';
    for (let i = 0; i < depth; i++) where += (i ? ',' : '') + path[i];
    marks += (marks ? ',' : '') + '[[' + where + '],"' + kind + '",' + data + ']';
    if (marks.length > CHARACTERS) refuse('The config holds too many functions, dates and gradients.');
    return 'null';
  };
  const count = (more) => {
    values += more;
    if (values > VALUES) refuse('The config holds too many values.');
  };
  const brand = (read, value) => {
    try {
      return read(value);
    } catch (_) {
      return undefined;
    }
  };

  // JSON of a value; what JSON has no word for is null in it, and its place and kind are in `marks`, outside, where
  // no key or string of a config can pass for it.
  const put = (value, depth) => {
    switch (typeof value) {
      case 'number':
        if (value - value === 0) return '' + value;
        return mark(depth, 'n', value !== value ? '"nan"' : value > 0 ? '"inf"' : '"-inf"');
      case 'string':
        return quoted(value);
      case 'boolean':
        return value ? 'true' : 'false';
      case 'bigint':
        return put(number(value), depth);
      case 'function':
        return mark(depth, 'f', nameOf(value));
      case 'object':
        break;
      default:
        return 'null';
    }
    if (value === null || lookUp(opaque, value)) return 'null';
    if (depth > DEPTH) refuse('The config is nested too deeply, or holds itself.', 'At most ' + DEPTH + ' levels.');
    if (isArray(value) || (isView(value) && value.length !== undefined)) return putArray(value, depth);
    const kind = getPrototypeOf(value);
    if (kind !== ObjectPrototype && kind !== null) {
      const special = lookUp(marked, value);
      if (special) return putMarked(special, depth);
      const time = brand(getTime, value);
      if (time !== undefined) return mark(depth, 'd', time === time ? '' + time : 'null');
      let plain = brand(numberOf, value);
      if (plain === undefined) plain = brand(stringOf, value);
      if (plain === undefined) plain = brand(booleanOf, value);
      if (plain !== undefined) return put(plain, depth);
    }
    return putObject(value, depth);
  };

  const putArray = (value, depth) => {
    const length = value.length;
    if (typeof length !== 'number' || !(length >= 0)) return 'null';
    count(length + 1);
    const parts = [];
    let odd = ''; // numbers that JSON has no word for
    for (let i = 0; i < length; i++) {
      const one = value[i];
      let part;
      if (typeof one === 'number') {
        if (one - one === 0) part = one;
        else {
          part = 'null';
          odd += (odd ? ',' : '') + i + ',"' + (one !== one ? 'nan' : one > 0 ? 'inf' : '-inf') + '"';
        }
      } else {
        path[depth] = i;
        part = put(one, depth + 1);
      }
      parts[i] = part;
    }
    if (odd) mark(depth, 'N', '[' + odd + ']');
    return '[' + join(parts, ',') + ']';
  };

  const putObject = (value, depth) => {
    const names = keys(value);
    const length = names.length;
    count(length + 1);
    let out = '';
    for (let i = 0; i < length; i++) {
      const name = names[i];
      const one = value[name];
      if (one === undefined || typeof one === 'symbol') continue;
      const key = quoted(name);
      path[depth] = key;
      out += (out ? ',' : '') + key + ':' + put(one, depth + 1);
    }
    return '{' + out + '}';
  };

  const putMarked = (special, depth) => {
    const data = special();
    const kept = marks;
    marks = '';
    const json = put(data, depth + 1); // plain: no marks inside
    marks = kept;
    return mark(depth, data.kind === 'pattern' ? 'p' : 'g', json);
  };

  const handedOver = (value) => {
    marks = '';
    values = characters = 0;
    const json = put(value, 0);
    return message('R{"v":', json, marks ? ',"m":[' : '', marks, marks ? ']}' : '}');
  };

  // ---- errors

  const readable = (value) => {
    if (typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'undefined') return '' + value;
    if (value === null) return 'null';
    return '';
  };
  const short = (string, length) => wellFormed(slice(string, 0, length));
  const PLACE = /<input>:(\d+):(\d+)/;
  const failed = (error, compiling) => {
    let name = '';
    let words = '';
    let place = null;
    try {
      if (refused && error instanceof Failure && error.message === refused.problem) {
        const {problem, expected} = refused;
        return message('E', stringify(['refused', short(problem, MESSAGE), expected]));
      }
      if (typeof error === 'object' && error !== null) {
        name = error.name === undefined ? '' : readable(error.name);
        words = error.message === undefined ? '' : readable(error.message);
        place = compiling ? match(PLACE, readable(error.stack)) : null;
      } else words = readable(error);
    } catch (_) {
      words = '';
    }
    return message('E', stringify([
      short(name, 40), short(words, MESSAGE), place ? +place[1] : 0, place ? +place[2] : 0,
    ]));
  };

  // ---- questions to the host, and parts of the prelude that few configs need

  const ask = (...question) => {
    const answer = parse(host(stringify(question)));
    if (answer.no) refuse(answer.no, answer.expected);
    return answer.yes;
  };
  const parts = create(null);
  const part = (name) => {
    if (!parts[name]) parts[name] = evaluated('kit', '"use strict";' + ask('part', name))(kit);
    return parts[name];
  };
  const method = (owner, name, value) =>
    defineProperty(owner, name, {value, writable: true, enumerable: false, configurable: true});
  // A global that is made when it is first used.
  const later = (owner, name, make) =>
    defineProperty(owner, name, {
      get() {
        const value = make();
        method(owner, name, value);
        return value;
      },
      set(value) {
        method(owner, name, value);
      },
      enumerable: false,
      configurable: true,
    });

  const kit = {
    global, ask, refuse, method, later, opaque, marked, keep, lookUp, unbound, RealDate, getTime, numberOf, create,
    defineProperty, keys, isArray, apply, part, parse, stringify, epoch: 0, settings: null, config: null,
  };

  // ---- what a config finds

  const START_LINES = 2; // of `Function`, before the body
  const variants = (source) => [
    ['return (\n' + source + '\n)', START_LINES + 1],
    ['return ' + source, START_LINES],
    [source + '\n;return typeof config === "object" ? config : typeof chart === "object" ? chart : undefined', START_LINES],
  ];

  // The function that gives the config, compiled in the first of the forms in which it has a meaning.
  const compiled = (source) => {
    let told = null;
    for (let i = 0, all = variants(source); i < all.length; i++) {
      try {
        return [evaluated('module', 'exports', all[i][0]), ''];
      } catch (error) {
        const literal = match(/^[{[(]/, source); // what is wrong with it as an expression is what is wrong
        if (i === 0 || (i === 2 && !literal)) {
          const [name, words, line, column] = parse(slice(failed(error, true), 1));
          told = message('E', stringify([name, words, line ? line - all[i][1] : 0, column]));
        }
      }
    }
    return [null, told];
  };

  const operations = {
    __proto__: null,
    start(settings, source) {
      kit.settings = settings;
      world(settings);
      const [make, told] = compiled(source);
      if (!make) return told;
      const module = {exports: undefined};
      const given = apply(make, undefined, [module, {}]);
      const config = given === undefined ? module.exports : given;
      if (typeof config === 'function') refuse('The config is a function, not an object.', "An object such as {type:'bar',data:{…}}.");
      kit.config = config;
      return handedOver(config);
    },
    call(at, receiver, values) {
      const given = arguments_(values);
      return handedOver(apply(functions[at], receiver === null ? undefined : argument(receiver), given));
    },
    map(at, contexts, values) {
      const given = arguments_(values);
      const one = functions[at];
      const results = [];
      for (let i = 0; i < contexts.length; i++) {
        const all = [argument(contexts[i])];
        for (let j = 0; j < given.length; j++) all[j + 1] = given[j];
        results[i] = apply(one, undefined, all);
      }
      return handedOver(results);
    },
    each(at, receiver, items, values) {
      const given = arguments_(values);
      const one = functions[at];
      const self = receiver === null ? undefined : argument(receiver);
      const results = [];
      for (let i = 0; i < items.length; i++) {
        const all = [items[i], i];
        for (let j = 0; j < given.length; j++) all[j + 2] = given[j];
        results[i] = apply(one, self, all);
      }
      return handedOver(results);
    },
    record(at, receiver, values) {
      const given = arguments_(values);
      const recorder = part('canvas').recorder;
      recorder.start();
      try {
        apply(functions[at], receiver === null ? undefined : argument(receiver), given);
      } finally {
        recorder.stop();
      }
      return handedOver(recorder.commands());
    },
    changed(at, values, names) {
      const given = arguments_(values);
      const before = [];
      const thing = given[0];
      for (let i = 0; i < names.length; i++) before[i] = compared(thing[names[i]]);
      apply(functions[at], thing, given);
      const out = create(null);
      for (let i = 0; i < names.length; i++) {
        const now = thing[names[i]];
        if (compared(now) !== before[i]) out[names[i]] = now;
      }
      return handedOver(out);
    },
  };

  // An argument as the host sent it: a value, or something of the chart.
  const argument = (sent) => {
    if (sent.c !== undefined) return part('chart').context(sent.c);
    if (sent.r !== undefined) return part('chart').thing(sent.r[0], sent.r[1]);
    if (sent.f !== undefined) return functions[sent.f];
    return sent.v;
  };
  const compared = (value) => (typeof value === 'object' && value !== null ? stringify(value) : value);
  const arguments_ = (sent) => {
    const out = [];
    for (let i = 0; i < sent.length; i++) out[i] = argument(sent[i]);
    return out;
  };

  // The clock stands at the time of the request, chance follows from the config: the same request, the same picture.
  const world = ({now, seed}) => {
    const Clock = function Date(...given) {
      if (!new.target) return text(construct(RealDate, [now]));
      return construct(RealDate, given.length ? given : [now], new.target);
    };
    Clock.prototype = RealDate.prototype;
    method(RealDate.prototype, 'constructor', Clock);
    method(Clock, 'now', () => now);
    method(Clock, 'UTC', RealDate.UTC);
    method(Clock, 'parse', RealDate.parse);
    method(global, 'Date', Clock);
    delete global.performance;
    method(global, 'performance', {now: () => 0, timeOrigin: now});

    let state = seed | 0;
    method(Math, 'random', () => {
      // https://gist.github.com/tommyettinger/46a874533244883189143505d203312c (mulberry32, public domain)
      state = (state + 0x6d2b79f5) | 0;
      let mixed = imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    });

    const silent = () => undefined;
    const console = {};
    for (const name of ['log', 'info', 'warn', 'error', 'debug', 'trace', 'table', 'group', 'groupEnd', 'time', 'timeEnd', 'assert', 'dir', 'count']) {
      method(console, name, silent);
    }
    method(global, 'console', console);
    method(global, 'structuredClone', (value) => (value === undefined ? undefined : parse(stringify(value))));

    later(global, 'Chart', () => part('globals').Chart);
    later(global, 'pattern', () => part('globals').pattern);
    for (const name of ['getGradientFill', 'getGradientFillHelper', 'getImageFill']) {
      later(global, name, () => part('globals')[name]);
    }
    later(global, 'Intl', () => part('intl').Intl);
    for (const [kind, name] of [
      [Number, 'toLocaleString'], [RealDate, 'toLocaleString'], [RealDate, 'toLocaleDateString'],
      [RealDate, 'toLocaleTimeString'],
    ]) {
      method(kind.prototype, name, function (locales, options) {
        return part('intl')[kind === Number ? 'number' : name](this, locales, options);
      });
    }
  };

  return (received) => {
    refused = null;
    kit.epoch++;
    try {
      const sent = parse(received);
      const [name, first, second, third, fourth] = sent;
      return operations[name](first, second, third, fourth);
    } catch (error) {
      return failed(error, false);
    }
  };
})();

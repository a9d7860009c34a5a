// Intl and the methods that stand on it. The host writes the words; what it wrote is remembered here.
// https://tc39.es/ecma402/
const {ask, method, getTime, numberOf, keys, isArray} = kit;

const KEPT = 2000; // answers, of all formatters
const kept = new Map();
const has = kit.unbound(Map.prototype.has);
const get = kit.unbound(Map.prototype.get);
const set = kit.unbound(Map.prototype.set);
const remembered = (...question) => {
  const key = kit.stringify(question);
  if (has(kept, key)) return get(kept, key);
  const answer = ask('intl', ...question);
  if (kept.size < KEPT) set(kept, key, answer);
  return answer;
};

// Options without what is undefined, as plain values.
const plain = (options) => {
  const out = {};
  if (options === undefined || options === null) return out;
  for (const name of keys(Object(options))) {
    const value = options[name];
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') out[name] = value;
  }
  return out;
};
const tags = (locales) => (locales === undefined ? null : isArray(locales) ? locales.map((one) => '' + one) : '' + locales);
const tagOf = (locales) => (isArray(locales) ? locales[0] : locales) || 'en-US';
const odd = (value) => (value !== value ? 'nan' : value === Infinity ? 'inf' : value === -Infinity ? '-inf' : value);

const written = (value, locales, options) => remembered('number', odd(Number(value)), locales, options);
const dated = (value, locales, options, required, defaults) => {
  const time = value === undefined ? new Date().getTime() : typeof value === 'number' ? value : getTime(value);
  if (time !== time) throw new RangeError('Invalid time value');
  return remembered('date', time, locales, options, required, defaults);
};
const NUMBER = /[0-9]+|[^0-9]+/g;
const partsOf = (string, point) => {
  let whole = true;
  return (string.match(NUMBER) || []).map((value) => {
    if (/^[0-9]/.test(value)) return {type: whole ? 'integer' : 'fraction', value};
    if (value === point) {
      whole = false;
      return {type: 'decimal', value};
    }
    return {type: value === '-' ? 'minusSign' : value.length === 1 ? 'group' : 'literal', value};
  });
};

// A formatter like those of Intl: `format` is bound, locales and options are read once.
const formatter = (name, make, resolved = () => ({})) => {
  const kind = function (locales, options) {
    if (!new.target && name !== 'NumberFormat' && name !== 'DateTimeFormat') throw new TypeError(name + ' needs `new`');
    const self = new.target ? this : Object.create(kind.prototype);
    const told = tags(locales);
    const given = plain(options);
    for (const [verb, act] of Object.entries(make(told, given))) method(self, verb, act);
    method(self, 'resolvedOptions', () => ({locale: tagOf(told), numberingSystem: 'latn', ...resolved(given), ...given}));
    return self;
  };
  Object.defineProperty(kind, 'name', {value: name});
  kind.supportedLocalesOf = (locales) => (isArray(locales) ? locales : [locales]);
  return kind;
};

const Intl = {
  NumberFormat: formatter('NumberFormat', (locales, options) => {
    written(0, locales, options); // refuses what it does not know
    const format = (value) => written(value, locales, options);
    return {
      format,
      formatToParts: (value) => partsOf(format(value), written(0.5, locales, {}).replace(/[0-9]/g, '')),
      formatRange: (low, high) => format(low) + '–' + format(high),
    };
  }, () => ({style: 'decimal'})),
  DateTimeFormat: formatter('DateTimeFormat', (locales, options) => {
    const format = (value) => dated(value, locales, options, 'any', 'date');
    return {
      format,
      formatToParts: (value) => [{type: 'literal', value: format(value)}],
      formatRange: (from, to) => format(from) + ' – ' + format(to),
    };
  }, () => ({calendar: 'gregory', timeZone: 'UTC'})),
  PluralRules: formatter('PluralRules', (locales, options) => ({
    select: (value) => remembered('plural', +value, locales, options),
  })),
  ListFormat: formatter('ListFormat', (locales, options) => ({
    format: (items) => remembered('list', [...items].map((one) => '' + one), locales, options),
  })),
  Collator: formatter('Collator', () => ({compare: (x, y) => ('' + x).localeCompare('' + y)})),
  getCanonicalLocales: (locales) => (locales === undefined ? [] : isArray(locales) ? [...locales] : ['' + locales]),
};
for (const name of ['DisplayNames', 'DurationFormat', 'RelativeTimeFormat', 'Segmenter', 'Locale']) {
  Intl[name] = function () {
    kit.refuse('Intl.' + name + ' is not there.', 'NumberFormat, DateTimeFormat, PluralRules, ListFormat and Collator are.');
  };
}
Object.defineProperty(Intl, Symbol.toStringTag, {value: 'Intl', configurable: true});

const number = (value, locales, options) => written(numberOf(value), tags(locales), plain(options));
const asDate = (required, defaults) => (value, locales, options) => {
  const time = getTime(value);
  return time === time ? dated(time, tags(locales), plain(options), required, defaults) : 'Invalid Date';
};
return {
  Intl,
  number,
  toLocaleString: asDate('any', 'all'),
  toLocaleDateString: asDate('date', 'date'),
  toLocaleTimeString: asDate('time', 'time'),
};

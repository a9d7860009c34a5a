// What QuickChart's client for node makes of a chart:  node chart.cjs PORT CALL CONFIG [SETTER VALUE]...
const QuickChart = require('quickchart-js');

const [port, call, config, ...settings] = process.argv.slice(2);
const chart = new QuickChart('a-key', 'an-account');
// Short URLs are made at this host and no other: a request to it goes to us, as a resolver of names would have it.
const QUICKCHART = 'quickchart.io';
const http = require('http');
const { request } = http;
http.request = (options, ...rest) =>
  request(options.hostname === QUICKCHART ? { ...options, hostname: '127.0.0.1', host: '127.0.0.1', port } : options, ...rest);
chart.setScheme('http').setHost(call === 'getShortUrl' ? QUICKCHART : `127.0.0.1:${port}`).setConfig(config.startsWith('(') ? (0, eval)(config) : config);
for (let i = 0; i < settings.length; i += 2) chart[settings[i]](JSON.parse(settings[i + 1]));
(async () => process.stdout.write(await chart[call]()))().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});

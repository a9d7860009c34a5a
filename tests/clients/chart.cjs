// What QuickChart's client for node makes of a chart:  node chart.cjs PORT CALL CONFIG [SETTER VALUE]...
const QuickChart = require('quickchart-js');

const [port, call, config, ...settings] = process.argv.slice(2);
const chart = new QuickChart('a-key', 'an-account');
chart.setScheme('http').setHost(`127.0.0.1:${port}`).setConfig(config.startsWith('(') ? (0, eval)(config) : config);
for (let i = 0; i < settings.length; i += 2) chart[settings[i]](JSON.parse(settings[i + 1]));
(async () => process.stdout.write(await chart[call]()))().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});

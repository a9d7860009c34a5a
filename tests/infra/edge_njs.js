// The same under njs, which is close to what the edge runs:  njs edge_njs.js FUNCTION.js EVENTS.json ANSWERS.json
import fs from 'fs';

var code = fs.readFileSync(process.argv[2], 'utf8');
var handler = new Function(code + '\nreturn handler;')();
var events = JSON.parse(fs.readFileSync(process.argv[3], 'utf8'));
fs.writeFileSync(process.argv[4], JSON.stringify(events.map(function (event) {
  var raw = event.raw;
  delete event.raw;
  if (typeof raw === 'string') event.request.rawQueryString = function () { return raw; };
  return handler(event);
})));

// Runs the edge function in a scope with nearly nothing in it:  node edge_node.js FUNCTION.js EVENTS.json ANSWERS.json
const fs = require('node:fs');
const vm = require('node:vm');

const [code, events] = process.argv.slice(2, 4).map((path) => fs.readFileSync(path, 'utf8'));
const scope = vm.createContext(Object.create(null), { codeGeneration: { strings: false, wasm: false } });
vm.runInContext(code, scope, { timeout: 1000 });
scope.events = events;
const answers = vm.runInContext(
  `JSON.stringify(JSON.parse(events).map((event) => {
    const raw = event.raw;
    delete event.raw;
    if (typeof raw === 'string') event.request.rawQueryString = () => raw;
    return handler(event);
  }))`,
  scope,
  { timeout: 60000 },
);
fs.writeFileSync(process.argv[4], answers);

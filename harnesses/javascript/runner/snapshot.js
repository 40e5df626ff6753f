'use strict';
// Run once, at image build: the heap of a Node that has started, with the harness and its libraries read. A start from it takes
// half the time (see start). Whatever differs from run to run is made after the awakening, in `main`.

const fs = require('fs');
const Module = require('module');
const path = require('path');
const { startupSnapshot } = require('v8');

const HOME = __dirname;
const LIBRARIES = {
  lodash: '/usr/share/nodejs/lodash/lodash.js',
  '@datastructures-js/heap': `${HOME}/libraries/@datastructures-js/heap/index.js`,
  '@datastructures-js/queue': `${HOME}/libraries/@datastructures-js/queue/index.js`,
  '@datastructures-js/deque': `${HOME}/libraries/@datastructures-js/deque/index.js`,
  '@datastructures-js/priority-queue': `${HOME}/libraries/@datastructures-js/priority-queue/index.js`,
};

const modules = new Map();
let others = require; // built-in modules only, until a real one can be made

/** Read a module of ours: Node has no other way to put files of one's own into a snapshot. */
function load(file) {
  if (!modules.has(file)) {
    const module = { exports: {} };
    modules.set(file, module);
    const body = new Function('module', 'exports', 'require', '__dirname', `${fs.readFileSync(file, 'utf8')}\n//# sourceURL=${file}`);
    body.call(module.exports, module, module.exports, (name) => find(name, path.dirname(file)), path.dirname(file));
  }
  return modules.get(file).exports;
}

function find(name, folder) {
  if (name in LIBRARIES) return load(LIBRARIES[name]);
  if (!name.startsWith('.')) return others(name);
  const file = path.join(folder, name);
  return load(file.endsWith('.js') ? file : `${file}.js`);
}

const harness = load(`${HOME}/harness.js`);
Object.keys(LIBRARIES).forEach((name) => find(name));

startupSnapshot.setDeserializeMainFunction(function main() {
  Module._initPaths(); // NODE_PATH
  const program = process.argv[1];
  if (program === undefined) {
    others = Module.createRequire(`${HOME}/`);
    harness.main(others);
  } else {
    process.argv[1] = path.resolve(program);
    load(`${HOME}/program.js`); // what it throws is shown as there
    Module.runMain(process.argv[1]);
  }
});

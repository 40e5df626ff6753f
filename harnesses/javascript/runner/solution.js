'use strict';
// Read a solution as the script that it is on LeetCode: its top-level names, whether var, let, const, function or
// class, are names of this realm, and each line keeps its number.

const fs = require('fs');
const path = require('path');
const vm = require('vm');
const lines = require('./lines.js');

// `export default`, `export { twoSum };` and the like mean nothing in a script. Spaces keep the columns.
const EXPORTS = [
  /(?<=^|[;}])[ \t]*export[ \t]+(?:default[ \t]+)?(?=(?:async|function|class|const|let|var)\b)/gm,
  /(?<=^|[;}])[ \t]*export[ \t]*(?:\{[^}]*\}(?:[ \t]*from[^;\n]*)?|default[ \t]+[\w$.]+|\*[^;\n]*);?/gm,
];

// What Node adds to an error of `require`: its own line that threw, and which of our files asked.
const OURS = /^node:.*\n.*\n.*\n\n|\nRequire stack:(?:\n- .*)+/g;

/** Compile a file as a script; throw its SyntaxError. */
function read(file) {
  const text = fs.readFileSync(file, 'utf8');
  lines.follow(file);
  try {
    return new vm.Script(text, { filename: path.basename(file) });
  } catch (error) {
    const blanked = EXPORTS.reduce((source, pattern) => source.replace(pattern, (words) => words.replace(/[^\n]/g, ' ')), text);
    if (blanked === text) throw error;
    return new vm.Script(blanked, { filename: path.basename(file) });
  }
}

/** Return the top-level value of that name, undefined if there is none. */
function find(name) {
  return vm.runInThisContext(`typeof ${name} === 'undefined' ? undefined : ${name}`);
}

/** Return what an error says, with the solution's own lines of the stack alone. */
function describe(error) {
  if (!(error instanceof Error) || typeof error.stack !== 'string') {
    let shown;
    try {
      shown = typeof error === 'string' ? error : JSON.stringify(error);
    } catch {
      shown = String(error);
    }
    return `Uncaught ${shown}\n`;
  }
  const places = new RegExp(`${process.cwd()}/`, 'g');
  const isTheirs = (line) => !/^\s+at /.test(line) || !(line.includes(__dirname) || line.includes('node:'));
  const stack = lines.translate(error.stack).replace(OURS, '');
  return `${stack.split('\n').filter(isTheirs).join('\n').replace(places, '')}\n`;
}

module.exports = { read, find, describe };

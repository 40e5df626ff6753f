'use strict';
// What was compiled to JavaScript has a map beside it (solution.js.map): its errors name the lines that the solver wrote.

const fs = require('fs');
const path = require('path');

const FRAME = /^ +at .*|^\S+\.js:\d+$/gm; // of a stack; or the place above a syntax error
const PLACE = /([^\s()]+\.js):(\d+)(?::(\d+))?/g;

const maps = new Map(); // read when something is first thrown
let folder; // of what is followed

function mapOf(file) {
  if (!maps.has(file)) {
    let map = null;
    try {
      const { SourceMap } = require('module');
      map = new SourceMap(JSON.parse(fs.readFileSync(`${file}.map`, 'utf8')));
    } catch {
      // A file that was JavaScript from the beginning.
    }
    maps.set(file, map);
  }
  return maps.get(file);
}

/** Return a stack with the places of the sources, where they were compiled. */
function translate(stack) {
  if (folder === undefined) return stack;
  const translated = (place, file, line, column) => {
    const entry = mapOf(path.resolve(folder, file))?.findEntry(line - 1, (column ?? 1) - 1) ?? {};
    const { originalSource, originalLine, originalColumn } = entry;
    if (originalLine === undefined) return place;
    const source = path.join(path.dirname(file), originalSource);
    return `${source}:${originalLine + 1}${column === undefined ? '' : `:${originalColumn + 1}`}`;
  };
  return stack.replace(FRAME, (line) => line.replace(PLACE, translated));
}

/** Let the stacks of all errors name the sources' lines, if that file was compiled. */
function follow(file) {
  if (!fs.existsSync(`${file}.map`)) return;
  folder = process.cwd();
  Error.prepareStackTrace = (error, sites) => {
    let said = 'Error';
    try {
      said = Error.prototype.toString.call(error);
    } catch {
      // Its own name or message throws.
    }
    return translate([said, ...sites.map((site) => `    at ${site}`)].join('\n'));
  };
}

module.exports = { follow, translate };

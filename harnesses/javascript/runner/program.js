'use strict';
// Loaded before a program that reads stdin: what it throws is shown with its own lines alone.

const lines = require('./lines.js');
const { describe } = require('./solution.js');

lines.follow(process.argv[1]);

process.on('uncaughtException', (error) => {
  process.stderr.write(describe(error));
  process.exit(1);
});

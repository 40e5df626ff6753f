'use strict';
// Loaded before a program that reads stdin: what it throws is shown with its own lines alone.

const { describe } = require('./solution.js');

process.on('uncaughtException', (error) => {
  process.stderr.write(describe(error));
  process.exit(1);
});

'use strict';
// The check: read the solution as the harness will, run nothing, and show its syntax error.

const solution = require('./solution.js');

try {
  solution.read(process.argv[2]);
} catch (error) {
  process.stderr.write(solution.describe(error));
  process.exitCode = 1;
}

'use strict';
// The harness for JavaScript: decodes, calls, encodes (harnesses/README.md has the protocol).

const fs = require('fs');
const nodes = require('./nodes.js');
const solution = require('./solution.js');
const values = require('./values.js');

const TESTS = 3;
const ANSWERS = 4;

const LIBRARIES = {
  _: () => require('lodash'),
  PriorityQueue: () => require('@datastructures-js/priority-queue').PriorityQueue,
  MinPriorityQueue: () => require('@datastructures-js/priority-queue').MinPriorityQueue,
  MaxPriorityQueue: () => require('@datastructures-js/priority-queue').MaxPriorityQueue,
  Queue: () => require('@datastructures-js/queue').Queue,
  Deque: () => require('@datastructures-js/deque').Deque,
};

/** Give the solution its free names: libraries when they are first used, and what a module would have, `require` with it. */
function furnish(require) {
  for (const [name, load] of Object.entries(LIBRARIES)) {
    const settle = (value) => Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
    Object.defineProperty(globalThis, name, {
      configurable: true,
      get() {
        const value = load();
        settle(value);
        return value;
      },
      set: settle,
    });
  }
  const exports = {};
  Object.assign(globalThis, { ListNode: values.ListNode, TreeNode: values.TreeNode, require, module: { exports }, exports });
}

let buffered, piece; // made by main

/** Return the next line of descriptor 3, null at its end. */
function nextLine() {
  const pieces = [];
  for (;;) {
    const end = buffered.indexOf(10);
    if (end >= 0) {
      pieces.push(buffered.subarray(0, end));
      buffered = buffered.subarray(end + 1);
      return pieces.length === 1 ? pieces[0].toString() : Buffer.concat(pieces).toString();
    }
    pieces.push(buffered);
    const count = fs.readSync(TESTS, piece, 0, piece.length, null);
    buffered = Buffer.from(piece.subarray(0, count));
    if (count === 0) return null;
  }
}

function answer(text) {
  const bytes = Buffer.from(text + '\n');
  for (let sent = 0; sent < bytes.length; ) sent += fs.writeSync(ANSWERS, bytes, sent);
}

/** Return the function from a line to the text of its answer. */
function functionSolver({ name, params, returns, output }, linked, isAdapted) {
  const parse = values.hasLong(params) ? values.exactly : JSON.parse;
  const decode = values.argumentsDecoder(params);
  const encodeResult = values.encoder(returns);
  const encodeOutput = output === undefined ? undefined : values.encoder(params[output].type);
  const encodeAll = (result, given) => {
    if (encodeOutput === undefined) return encodeResult(result, name);
    const changed = encodeOutput(given[output], name);
    return returns === 'void' ? changed : `[${encodeResult(result, name)},${changed}]`;
  };
  const encode = linked ? (result, given) => linked.end(encodeAll(result, given), name) : encodeAll;
  const call = solution.find(name) ?? methodOf(solution.find(isAdapted ? 'Adapter' : 'Solution'), name);
  if (typeof call !== 'function') throw new values.Refusal(`the solution has no function ${name}`);
  return (line) => {
    const test = parse(line);
    if (linked) linked.begin(test.pop());
    const given = decode(test);
    const result = call(...given);
    if (result instanceof Promise) return result.then((value) => encode(value, given));
    return encode(result, given);
  };
}

function methodOf(type, name) {
  if (typeof type !== 'function' || typeof type.prototype?.[name] !== 'function') return undefined;
  return (...given) => new type()[name](...given);
}

/** Return a class of plain functions, as LeetCode has them where nothing is kept between calls: serialize and deserialize. */
function classOf(methods) {
  const functions = methods.map(({ name }) => [name, solution.find(name)]);
  if (functions.some(([, one]) => typeof one !== 'function')) return undefined;
  return function () {
    Object.assign(this, Object.fromEntries(functions));
  };
}

function classSolver({ name, constructor, methods }) {
  const isExact = values.hasLong([constructor, ...methods].flatMap(({ params }) => params));
  const parse = isExact ? values.exactly : JSON.parse;
  const decodeFirst = values.argumentsDecoder(constructor.params, isExact);
  const calls = new Map(methods.map((method) => [method.name, { decode: values.argumentsDecoder(method.params, isExact), encode: values.encoder(method.returns) }]));
  const type = solution.find(name) ?? classOf(methods);
  if (typeof type !== 'function') throw new values.Refusal(`the solution has no class ${name}`);
  return (line) => {
    const [operations, given] = parse(line);
    const instance = new type(...decodeFirst(given[0]));
    const texts = ['null'];
    for (let i = 1; i < operations.length; i++) {
      const { decode, encode } = calls.get(operations[i]);
      if (typeof instance[operations[i]] !== 'function') throw new values.Refusal(`class ${name} has no method ${operations[i]}`);
      const values = given[i].map((one) => (one?.result === undefined ? one : parse(texts[one.result])));
      texts.push(encode(instance[operations[i]](...decode(values)), operations[i]));
    }
    return `[${texts.join(',')}]`;
  };
}

function fail(error) {
  const text = error instanceof values.Refusal ? `${error.message}\n` : solution.describe(error);
  const bytes = Buffer.from(text);
  try {
    for (let sent = 0; sent < bytes.length; ) sent += fs.writeSync(2, bytes, sent);
  } catch {
    // Nobody reads; the exit code still speaks.
  }
  process.reallyExit(1);
}

/** Serve descriptor 3 until it ends. The solver's prints are written at once: Node's pipes are synchronous. */
function serve(require) {
  buffered = Buffer.alloc(0);
  piece = Buffer.allocUnsafe(1 << 16);
  const header = JSON.parse(nextLine());
  furnish(require);
  if (header.node) globalThis.Node = globalThis._Node = nodes.defineNode(header.node, header.function?.fresh === true);
  const linked = header.linked && new nodes.Linked(header.linked, globalThis[header.linked.type]);
  for (const name of header.adapter ? ['api', 'solution', 'adapter'] : ['solution']) solution.read(`${name}.js`).runInThisContext();
  const solve = header.class ? classSolver(header.class) : functionSolver(header.function, linked, header.adapter);
  const step = () => {
    for (let line; (line = nextLine()) !== null; ) {
      const text = solve(line);
      if (typeof text !== 'string') {
        text.then((late) => (answer(late), step())).catch(fail);
        return;
      }
      answer(text);
    }
    process.reallyExit(0);
  };
  step();
}

/** Serve the solution, which gets that `require`. */
function main(require) {
  process.on('unhandledRejection', fail);
  try {
    serve(require);
  } catch (error) {
    fail(error);
  }
}

module.exports = { main };
if (require.main === module) main(require);

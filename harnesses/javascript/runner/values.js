'use strict';
// Values for JavaScript: JSON to arguments, results to JSON, along the types of a signature.

// A cycle in a result must end somewhere; no test has an answer this long.
const MAX_NODES = 2000000;

class Refusal extends Error {}

function ListNode(val, next) {
  this.val = val === undefined ? 0 : val;
  this.next = next === undefined ? null : next;
}

function TreeNode(val, left, right) {
  this.val = val === undefined ? 0 : val;
  this.left = left === undefined ? null : left;
  this.right = right === undefined ? null : right;
}

// Types whose values are rows: name to { decode, encode }. nodes.js fills it for the problems that have some.
const asRows = new Map();

function rowsOf(type) {
  return asRows.get(type.split('<')[0]);
}

/** Return the T of `T[]` and `list<T>`, null for anything else. */
function itemType(type) {
  if (type.endsWith('[]')) return type.slice(0, -2);
  return type.startsWith('list<') ? type.slice(5, -1) : null;
}

function innermost(type) {
  const item = itemType(type);
  return item === null ? type : innermost(item);
}

/**
 * Return the function from parsed JSON to a value of the type, null where they are the same.
 * With `isExact` the JSON was read by `exactly`.
 */
function decoder(type, isExact) {
  const item = itemType(type);
  if (item !== null) {
    const decode = decoder(item, isExact);
    return decode && ((values) => values.map((one) => decode(one)));
  }
  if (rowsOf(type)) return rowsOf(type).decode;
  if (type === 'ListNode') return decodeList;
  if (type === 'TreeNode') return decodeTree;
  if (isExact && type === 'long') return decodeLong;
  if (isExact && type === 'double') return (value) => Number(unmarked(value));
  return null;
}

function hasLong(params) {
  return params.some((param) => innermost(param.type) === 'long');
}

/** Return the function from a list of parsed JSON values to a list of arguments. */
function argumentsDecoder(params, isExact = hasLong(params)) {
  const decoders = params.map((param) => decoder(param.type, isExact));
  return (values) => values.map((value, i) => (decoders[i] ? decoders[i](value) : value));
}

// A whole number of 16 digits or more, and whatever such digits may stand in otherwise.
const DIGITS = /\d{16}/;
const TOKENS = /"(?:[^"\\]|\\.)*"|-?[\d.]+(?:[eE][-+]?\d+)?/g;
const LONG = /^-?\d{16,}$/;
const MARK = '\0';

/**
 * Parse JSON without losing digits: an integer that a number may not hold becomes a marked string, which only the decoders of
 * `long` and `double` ever see.
 */
function exactly(line) {
  return JSON.parse(DIGITS.test(line) ? line.replace(TOKENS, (token) => (LONG.test(token) ? `"\\u0000${token}"` : token)) : line);
}

function unmarked(value) {
  return typeof value === 'string' && value[0] === MARK ? value.slice(1) : value;
}

/** Longs are numbers, as solutions expect, as long as numbers are exact; beyond, BigInts. */
function decodeLong(value) {
  if (typeof value === 'number') return value;
  const exact = BigInt(unmarked(value));
  const number = Number(exact);
  return Number.isSafeInteger(number) ? number : exact;
}

function decodeList(values) {
  let first = null;
  for (let i = values.length - 1; i >= 0; i--) first = new ListNode(values[i], first);
  return first;
}

function decodeTree(values) {
  if (values.length === 0 || values[0] === null) return null;
  const root = new TreeNode(values[0]);
  const parents = [root];
  for (let i = 1, at = 0; i < values.length; i++) {
    const child = values[i] === null ? null : new TreeNode(values[i]);
    if (child) parents.push(child);
    if (i % 2 === 1) parents[at].left = child;
    else parents[at++].right = child;
  }
  return root;
}

function wrong(value, who, type) {
  if (value === undefined) return new Refusal(`${who} returned undefined; expected ${type}`);
  let shown;
  try {
    shown = typeof value === 'bigint' ? `${value}n` : typeof value === 'string' ? JSON.stringify(value) : String(value);
  } catch {
    shown = typeof value;
  }
  if (shown.length > 60) shown = shown.slice(0, 57) + '...';
  return new Refusal(`${who} returned ${shown} (${value === null ? 'null' : typeof value}); expected ${type}`);
}

/** Return the function (value, who) -> text of JSON; it throws a Refusal for what is not of the type. */
function encoder(type) {
  const item = itemType(type);
  if (item !== null) return listEncoder(type, item);
  return rowsOf(type)?.encode ?? ENCODERS[type];
}

function integerEncoder(type) {
  return (value, who) => {
    if (typeof value === 'number' && Number.isInteger(value)) return Number.isSafeInteger(value) ? String(value === 0 ? 0 : value) : BigInt(value).toString();
    if (typeof value === 'bigint') return value.toString();
    throw wrong(value, who, type);
  };
}

function encodeDouble(value, who) {
  if (typeof value !== 'number') throw wrong(value, who, 'double');
  return String(value); // NaN and Infinity as they are
}

function encodeBoolean(value, who) {
  if (typeof value === 'boolean') return String(value);
  if (value === 0 || value === 1) return value ? 'true' : 'false'; // `return n && !(n & (n - 1))`
  throw wrong(value, who, 'boolean');
}

function encodeString(value, who) {
  if (typeof value !== 'string') throw wrong(value, who, 'string');
  return JSON.stringify(value);
}

function encodeCharacter(value, who) {
  if (typeof value !== 'string' || [...value].length !== 1) throw wrong(value, who, 'character (a string of length one)');
  return JSON.stringify(value);
}

const encodeInteger = integerEncoder('integer');

/** A codec that splits its text often leaves the values text, and LeetCode writes them as they are. */
function encodeNodeValue(value, who) {
  return encodeInteger(typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value, who);
}

function encodeList(value, who) {
  const values = [];
  for (let node = value; node !== null && node !== undefined; node = node.next) {
    if (typeof node !== 'object' || !('val' in node)) throw wrong(node, who, 'ListNode');
    values.push(encodeNodeValue(node.val, who));
    if (values.length > MAX_NODES) throw new Refusal(`${who} returned a linked list of more than ${MAX_NODES} nodes; it may have a cycle`);
  }
  return `[${values.join(',')}]`;
}

function encodeTree(value, who) {
  const values = [];
  const nodes = [value];
  let length = 0; // up to the last node
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i];
    if (node === null || node === undefined) {
      values.push('null');
      continue;
    }
    if (typeof node !== 'object' || !('val' in node)) throw wrong(node, who, 'TreeNode');
    length = values.push(encodeNodeValue(node.val, who));
    nodes.push(node.left, node.right);
    if (nodes.length > 2 * MAX_NODES) throw new Refusal(`${who} returned a tree of more than ${MAX_NODES} nodes; it may have a cycle`);
  }
  values.length = length;
  return `[${values.join(',')}]`;
}

const ENCODERS = {
  integer: encodeInteger,
  long: integerEncoder('long'),
  double: encodeDouble,
  boolean: encodeBoolean,
  string: encodeString,
  character: encodeCharacter,
  void: () => 'null',
  ListNode: encodeList,
  TreeNode: encodeTree,
};

const PLAIN = {
  integer: Number.isSafeInteger,
  long: Number.isSafeInteger,
  boolean: (value) => value === true || value === false,
  string: (value) => typeof value === 'string',
};

function listEncoder(type, item) {
  const encode = encoder(item);
  const isPlain = PLAIN[item];
  return (value, who) => {
    if (value === null || typeof value !== 'object' || typeof value[Symbol.iterator] !== 'function') throw wrong(value, who, type);
    // What JSON writes as we would goes in one piece.
    if (isPlain && Array.isArray(value) && value.every(isPlain)) return JSON.stringify(value);
    // Typed arrays, sets and the iterators of maps are lists too.
    const texts = [];
    for (const one of value) texts.push(encode(one, who));
    return `[${texts.join(',')}]`;
  };
}

module.exports = { ListNode, TreeNode, MAX_NODES, Refusal, argumentsDecoder, asRows, encoder, exactly, hasLong, wrong };

'use strict';
// Nodes that come and go as rows: the Node of a problem, and nodes that arguments share (harnesses/README.md).

const values = require('./values.js');

/** A type of nodes, read from rows and written as such. `fields` are the header's. */
class Shape {
  constructor(type, make, fields) {
    Object.assign(this, { type, make, fields });
    this.encoders = fields.map(({ type }) => (type.startsWith('Node') ? null : values.encoder(type)));
  }

  /** Return the nodes of the rows, in their order. */
  read(rows) {
    const nodes = rows.map(() => new this.make());
    const decodings = { Node: (at) => (at === null ? null : nodes[at]), 'Node[]': (places) => places.map((at) => nodes[at]) };
    rows.forEach((row, i) => {
      this.fields.forEach(({ name, type }, j) => {
        nodes[i][name] = decodings[type] ? decodings[type](row[j]) : row[j];
      });
    });
    return nodes;
  }

  isOne(node) {
    return typeof node === 'object' && this.fields.every(({ name }) => name in node);
  }

  /** Return the rows of the nodes, and of all that hang on them, as text; `nodes` and `numbers` grow by those. */
  write(nodes, numbers, who) {
    const numberOf = (node) => {
      if (isEmpty(node)) return 'null';
      if (!numbers.has(node)) numbers.set(node, nodes.push(node) - 1);
      return numbers.get(node);
    };
    const rows = [];
    for (const node of nodes) {
      if (!this.isOne(node)) throw values.wrong(node, who, this.type);
      const row = this.fields.map(({ name, type }, i) => {
        if (type === 'Node') return numberOf(node[name]);
        if (type === 'Node[]') return `[${(node[name] ?? []).map(numberOf).join(',')}]`;
        return this.encoders[i](node[name], who);
      });
      rows.push(`[${row.join(',')}]`);
      if (nodes.length > values.MAX_NODES) throw new values.Refusal(`${who} returned more than ${values.MAX_NODES} nodes`);
    }
    return `[${rows.join(',')}]`;
  }
}

function isEmpty(node) {
  return node === null || node === undefined;
}

/** Make the constructor Node of a problem, and return it. With `isFresh` no answer may hold a node that was given. */
function defineNode(fields, isFresh) {
  function Node(...given) {
    fields.forEach(({ name, type }, i) => {
      this[name] = given[i] !== undefined ? given[i] : type === 'Node[]' ? [] : type === 'Node' ? null : undefined;
    });
  }
  const shape = new Shape('Node', Node, fields);
  const given = new Set();
  values.asRows.set('Node', {
    decode(rows) {
      const nodes = shape.read(rows);
      if (isFresh) nodes.forEach((node) => given.add(node));
      return nodes.length ? nodes[0] : null;
    },
    encode(value, who) {
      const nodes = isEmpty(value) ? [] : [value];
      const text = shape.write(nodes, new Map(nodes.map((node) => [node, 0])), who);
      const isGiven = nodes.some((node) => given.has(node));
      given.clear();
      return isGiven ? '"the answer holds a node that was given, and should be a copy"' : text;
    },
  });
  return Node;
}

/** The nodes that the arguments of a test share: numbers to nodes, and back. */
class Linked {
  constructor({ type, fields, rows }, make) {
    this.shape = new Shape(type, make, fields);
    this.answersRows = rows === true;
    values.asRows.set(type, { decode: (number) => (number === null ? null : this.nodes[number]), encode: (node, who) => this.encode(node, who) });
  }

  /** Take the nodes of a test. */
  begin(rows) {
    this.nodes = this.shape.read(rows);
    this.numbers = new Map(this.nodes.map((node, number) => [node, number]));
  }

  /** Return the number of a node; one that was not given gets one where the rows are answered. */
  encode(node, who) {
    if (isEmpty(node)) return 'null';
    if (!this.numbers.has(node)) {
      if (!this.shape.isOne(node)) throw values.wrong(node, who, this.shape.type);
      if (!this.answersRows) return '"a node that was not given"';
      this.numbers.set(node, this.nodes.push(node) - 1);
    }
    return String(this.numbers.get(node));
  }

  /** Return the text of the whole answer. */
  end(answer, who) {
    return this.answersRows ? `[${answer},${this.shape.write(this.nodes, this.numbers, who)}]` : answer;
  }
}

module.exports = { Linked, defineNode };

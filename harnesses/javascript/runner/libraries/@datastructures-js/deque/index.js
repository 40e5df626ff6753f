const { Deque } = require('./src/deque');

exports.Deque = Deque;

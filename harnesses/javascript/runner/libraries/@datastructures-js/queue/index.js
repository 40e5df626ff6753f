const { Queue } = require('./src/queue');

exports.Queue = Queue;

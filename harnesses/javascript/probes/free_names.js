const { MinPriorityQueue: Smallest } = require('@datastructures-js/priority-queue');

class Deque {
  size() {
    return 1;
  }
}

var probe = function (n) {
  const heap = new PriorityQueue((a, b) => b - a);
  [3, 1, 2].forEach((value) => heap.enqueue(value));
  const smallest = new Smallest((entry) => entry.rank);
  smallest.enqueue({ rank: 4 });
  const most = new MaxPriorityQueue();
  most.enqueue(5);
  const queue = new Queue([6, 7]);
  return heap.dequeue() + smallest.front().rank + most.dequeue() + queue.front() + _.sum([1, n]) + new Deque().size() + 17;
};

module.exports = { probe };

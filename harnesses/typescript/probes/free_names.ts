import { MinPriorityQueue as Smallest } from '@datastructures-js/priority-queue';

interface Entry {
  rank: number;
}

class Deque {
  size(): number {
    return 1;
  }
}

export function probe(n: number): number {
  const heap: PriorityQueue<number> = new PriorityQueue<number>((a: number, b: number) => b - a);
  [3, 1, 2].forEach((value) => heap.enqueue(value));
  const smallest = new Smallest<Entry>((entry) => entry.rank);
  smallest.enqueue({ rank: 4 });
  const most = new MaxPriorityQueue<number>();
  most.enqueue(5);
  const queue = new Queue<number>([6, 7]);
  return heap.dequeue()! + smallest.front()!.rank + most.dequeue()! + queue.front() + _.sum([1, n]) + new Deque().size() + 17;
}

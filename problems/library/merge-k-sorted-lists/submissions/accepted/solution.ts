/**
 * Definition for singly-linked list.
 * class ListNode {
 *     val: number
 *     next: ListNode | null
 *     constructor(val?: number, next?: ListNode | null) {
 *         this.val = (val===undefined ? 0 : val)
 *         this.next = (next===undefined ? null : next)
 *     }
 * }
 */

function mergeKLists(lists: Array<ListNode | null>): ListNode | null {
    const heads = new PriorityQueue<ListNode>((a, b) => a.val - b.val);
    for (const head of lists) if (head) heads.enqueue(head);
    const start = new ListNode();
    for (let end: ListNode = start; !heads.isEmpty(); ) {
        const node = heads.dequeue() as ListNode;
        end = end.next = node;
        if (node.next) heads.enqueue(node.next);
    }
    return start.next;
};

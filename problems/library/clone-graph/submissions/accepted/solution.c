/**
 * Definition for a Node.
 * struct Node {
 *     int val;
 *     int numNeighbors;
 *     struct Node** neighbors;
 * };
 */

static struct Node* copyOf(struct Node* node, struct Node** copies) {
    if (copies[node->val]) return copies[node->val];
    struct Node* copy = malloc(sizeof *copy);
    copies[node->val] = copy;
    copy->val = node->val;
    copy->numNeighbors = node->numNeighbors;
    copy->neighbors = malloc(node->numNeighbors * sizeof *copy->neighbors);
    for (int i = 0; i < node->numNeighbors; i++) copy->neighbors[i] = copyOf(node->neighbors[i], copies);
    return copy;
}

struct Node* cloneGraph(struct Node* s) {
    if (!s) return NULL;
    struct Node** copies = calloc(3001, sizeof *copies);
    struct Node* copy = copyOf(s, copies);
    free(copies);
    return copy;
}

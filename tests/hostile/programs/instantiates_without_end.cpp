// Templates that double.
// problem: add
// verdicts: CE
template <int N, int M> struct Tree { typename Tree<N - 1, 2 * M>::type a; typename Tree<N - 1, 2 * M + 1>::type b; using type = Tree; };
template <int M> struct Tree<0, M> { using type = int; };
class Solution { public: int add(int a, int b) { return sizeof(Tree<28, 1>); } };

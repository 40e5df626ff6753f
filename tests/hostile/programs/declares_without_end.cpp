// One class with a hundred thousand times a hundred thousand bases.
// problem: add
// verdicts: CE
template <unsigned N> struct Chain : Chain<N - 1> { int value[N]; virtual int f() { return N; } };
template <> struct Chain<0> { virtual int f() { return 0; } };
template <unsigned... N> struct Many { Chain<850 + sizeof...(N)> all; };
template <class T> struct Pair { T a, b; };
template <unsigned N> struct Deep { typename Deep<N - 1>::type a; using type = Pair<typename Deep<N - 1>::type>; };
template <> struct Deep<0> { using type = int; };
class Solution { public: int add(int a, int b) { return sizeof(Deep<800>); } };

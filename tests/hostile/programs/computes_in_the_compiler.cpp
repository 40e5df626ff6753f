// A constant that takes for ever.
// problem: add
// verdicts: CE
constexpr unsigned long spin(unsigned long n) { unsigned long x = 1; for (unsigned long i = 0; i < n; i++) x = x * 31 + i; return x; }
template <unsigned long N> struct Value { static constexpr unsigned long value = spin(200000 + N) + Value<N - 1>::value; };
template <> struct Value<0> { static constexpr unsigned long value = 1; };
class Solution { public: int add(int a, int b) { return Value<800>::value; } };

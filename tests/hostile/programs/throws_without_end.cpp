// An exception out of an exception out of a destructor.
// problem: add
// verdicts: RE
struct Bomb { ~Bomb() noexcept(false) { throw runtime_error(string(1000, 'x')); } };
class Solution { public: int add(int a, int b) { Bomb bomb; throw 7; } };

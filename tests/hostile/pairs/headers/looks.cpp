// Looks for them while it is compiled: also for what its own compiler leaves to it.
// problem: add
// verdicts: AC
#if __has_include("/tmp/planted.h") || __has_include("/box/planted.h") || __has_include("planted.h") || __has_include(<planted.h>) || __has_include("/tmp/vector") || defined(PLANTED)
#define FOUND 1
#else
#define FOUND 0
#endif
class Solution { public: int add(int a, int b) {
    int found = FOUND;
    for (auto& entry : filesystem::directory_iterator("/tmp")) found++, cout << "BREACH: found " << entry << endl;
    if (FOUND) cout << "BREACH: found a header" << endl;
    return found ? -1 : a + b;
} };

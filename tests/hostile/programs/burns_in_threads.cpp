// Four threads compute while the one that is asked only sleeps.
// problem: add
// verdicts: TLE
class Solution { public: int add(int a, int b) {
    for (int i = 0; i < 4; i++) thread([] { for (volatile unsigned n = 0;; n++); }).detach();
    while (clock() < 5 * CLOCKS_PER_SEC) this_thread::sleep_for(chrono::milliseconds(10));
    return a + b;
} };

// Four threads compute while the one that is asked only sleeps.
// problem: add
// verdicts: TLE
class Solution { public: int add(int a, int b) {
    for (int i = 0; i < 4; i++) thread([] { for (volatile unsigned n = 0;; n++); }).detach();
    this_thread::sleep_for(chrono::milliseconds(1500));
    return a + b;
} };

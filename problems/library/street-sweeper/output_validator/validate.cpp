// Checks a tour. Called as: validate INPUT ANSWER FEEDBACK_DIR < OUTPUT; exit 42 is right, 43 is wrong.
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <utility>

namespace {

constexpr int kRight = 42, kWrong = 43;

[[noreturn]] void wrong(const std::string& feedback, const std::string& message) {
    std::ofstream(feedback + "/judgemessage.txt") << message << "\n";
    std::exit(kWrong);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 4) return 1;
    std::ifstream input(argv[1]), answer(argv[2]);
    const std::string feedback = argv[3];

    int n, m;
    input >> n >> m;
    std::map<std::pair<int, int>, int> streets;  // how many are still to be swept
    for (int i = 0; i < m; i++) {
        int a, b;
        input >> a >> b;
        ++streets[std::minmax(a, b)];
    }
    std::string expected, word;
    answer >> expected;
    if (!(std::cin >> word)) wrong(feedback, "no output");
    if ((word == "impossible") != (expected == "impossible"))
        wrong(feedback, expected == "impossible" ? "there is no tour" : "there is a tour");
    if (word != "impossible") {
        int before = 0;
        for (int i = 0; i <= m; i++) {
            if (i > 0 && !(std::cin >> word))
                wrong(feedback, "only " + std::to_string(i) + " crossings of " + std::to_string(m + 1));
            int here = 0;
            if (word.size() <= 6 && std::all_of(word.begin(), word.end(), [](char c) { return '0' <= c && c <= '9'; }))
                here = std::stoi(word);
            if (here < 1 || here > n) wrong(feedback, "not a crossing: " + word.substr(0, 20));
            if ((i == 0 || i == m) && here != 1) wrong(feedback, "the tour starts and ends at crossing 1");
            if (i > 0) {
                auto street = streets.find(std::minmax(before, here));
                if (street == streets.end() || street->second-- == 0)
                    wrong(feedback, "no street left from " + std::to_string(before) + " to " + std::to_string(here));
            }
            before = here;
        }
    }
    if (std::cin >> word) wrong(feedback, "more output after the tour");
    return kRight;
}

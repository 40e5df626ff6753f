// The harness for C++: reads arguments, writes results (harnesses/README.md has the protocol).
// The glue calls it; nothing here is in the solver's way. What no template needs is compiled once, in gavel.cpp.
#pragma once

namespace gavel {

bool next();          // wait for the next test; false at the end
void expect(char c);  // the next character of the test is this one
bool take_null();     // true when null is next, which is passed then
bool more();          // in a list: true before each value, false at its end
void answer();        // flush the solver's prints, then send what was written
void begin_result();  // what is written now is the next operation's result

// While it lives, a result of before is read in the place of {"result":1}, if that is what comes next.
class Referred {
public:
    Referred();
    ~Referred();

private:
    std::string text;
    char *here = nullptr, *end;
};

void read(int &value);
void read(long long &value);
void read(double &value);
void read(bool &value);
void read(char &value);
void read(std::string &value);
void read(ListNode *&value);
void read(TreeNode *&value);

template <class T> void read(std::vector<T> &values) {
    expect('[');
    while (more()) {
        T value{};
        read(value);
        values.push_back(std::move(value));
    }
}

[[noreturn]] void fail(const char *sentence);  // say why, and end
void put(char c);
void put(const char *text);
void write(int value);
void write(long long value);
void write(double value);
void write(bool value);
void write(char value);
void write(const std::string &value);
void write(ListNode *value);
void write(TreeNode *value);
void write_null();

template <class T> void write(const std::vector<T> &values) {
    put('[');
    bool is_first = true;
    for (const auto &value : values) {
        if (!is_first) put(',');
        is_first = false;
        write(static_cast<const T &>(value));
    }
    put(']');
}

extern template void read(std::vector<int> &);
extern template void read(std::vector<long long> &);
extern template void read(std::vector<double> &);
extern template void read(std::vector<bool> &);
extern template void read(std::vector<char> &);
extern template void read(std::vector<std::string> &);
extern template void read(std::vector<std::vector<int>> &);
extern template void read(std::vector<std::vector<char>> &);
extern template void read(std::vector<std::vector<std::string>> &);
extern template void write(const std::vector<int> &);
extern template void write(const std::vector<long long> &);
extern template void write(const std::vector<double> &);
extern template void write(const std::vector<bool> &);
extern template void write(const std::vector<char> &);
extern template void write(const std::vector<std::string> &);
extern template void write(const std::vector<std::vector<int>> &);
extern template void write(const std::vector<std::vector<char>> &);
extern template void write(const std::vector<std::vector<std::string>> &);

}  // namespace gavel

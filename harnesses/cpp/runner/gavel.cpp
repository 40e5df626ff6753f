#include "prelude.h"

#include <unistd.h>

namespace gavel {

[[noreturn]] void fail(const char *sentence) {
    std::cout.flush();
    fflush(stdout);
    fprintf(stderr, "%s\n", sentence);
    _exit(1);
}

namespace {

constexpr int TESTS = 3, ANSWERS = 4;
// A cycle in a result must end somewhere; no test has an answer this long.
constexpr size_t MAX_NODES = 2'000'000;

char buffer[1 << 16];
char *here = buffer, *end = buffer;
std::string line;         // the answer so far
std::vector<size_t> results;  // where in it each operation's result begins
bool has_header = false;  // the signature: known since compile time
bool is_first = false;    // in a list: no value was read yet

bool fill() {
    ssize_t count;
    do {
        count = ::read(TESTS, buffer, sizeof buffer);
    } while (count < 0 && errno == EINTR);
    here = buffer;
    end = buffer + (count > 0 ? count : 0);
    return count > 0;
}

int peek() {
    while (here < end || fill()) {
        if (*here != ' ') return static_cast<unsigned char>(*here);
        here++;
    }
    return -1;
}

char take() {
    if (here == end && !fill()) fail("the test ended too early");
    return *here++;
}

unsigned hex4() {
    unsigned value = 0;
    for (int i = 0; i < 4; i++) {
        char c = take();
        value = value * 16 + (c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
    }
    return value;
}

void append_utf8(std::string &text, unsigned code) {
    if (code < 0x80) {
        text += static_cast<char>(code);
    } else if (code < 0x800) {
        text += static_cast<char>(0xC0 | code >> 6);
        text += static_cast<char>(0x80 | (code & 63));
    } else if (code < 0x10000) {
        text += static_cast<char>(0xE0 | code >> 12);
        text += static_cast<char>(0x80 | (code >> 6 & 63));
        text += static_cast<char>(0x80 | (code & 63));
    } else {
        text += static_cast<char>(0xF0 | code >> 18);
        text += static_cast<char>(0x80 | (code >> 12 & 63));
        text += static_cast<char>(0x80 | (code >> 6 & 63));
        text += static_cast<char>(0x80 | (code & 63));
    }
}

template <class T> void read_integer(T &value) {
    bool is_negative = peek() == '-';
    if (is_negative) take();
    std::make_unsigned_t<T> digits = 0;
    for (int c; (c = peek()) >= '0' && c <= '9'; here++) digits = digits * 10 + (c - '0');
    value = static_cast<T>(is_negative ? -digits : digits);
}

template <class T> void write_number(T value) {
    char digits[32];
    auto [stop, error] = std::to_chars(digits, digits + sizeof digits, value);
    line.append(digits, stop);
}

}  // namespace

bool take_null() {
    if (peek() != 'n') return false;
    for (char c : {'n', 'u', 'l', 'l'}) expect(c);
    return true;
}

bool next() {
    if (!has_header) {
        has_header = true;
        while (peek() != -1 && take() != '\n') {
        }
    }
    while (peek() == '\n') here++;
    line.clear();
    return peek() != -1;
}

void expect(char c) {
    if (peek() == -1 || take() != c) fail("the test does not fit the signature");
    is_first = c == '[';
}

bool more() {
    if (peek() == ']') {
        here++;
        is_first = false;
        return false;
    }
    if (!is_first) expect(',');
    is_first = false;
    return true;
}

void answer() {
    std::cout.flush();
    std::cerr.flush();
    std::clog.flush();
    fflush(stdout);
    fflush(stderr);
    line += '\n';
    const char *from = line.data();
    size_t left = line.size();
    while (left) {
        ssize_t count = ::write(ANSWERS, from, left);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) fail("the answer could not be sent");
        from += count;
        left -= count;
    }
    line.clear();
    results.clear();
    if (line.capacity() > 1 << 20) line.shrink_to_fit();
}

void begin_result() { results.push_back(line.size()); }

Referred::Referred() {
    if (peek() != '{') return;
    while (take() != ':') {}
    int number;
    read(number);
    expect('}');
    size_t from = results[number], next = number + 1 < (int)results.size() ? results[number + 1] : line.size();
    text = line.substr(from, next - 1 - from) + ']';  // without the comma; a number ends before something
    here = std::exchange(gavel::here, text.data());
    end = std::exchange(gavel::end, text.data() + text.size());
}

Referred::~Referred() {
    if (!here) return;
    gavel::here = here;
    gavel::end = end;
}

void read(int &value) { read_integer(value); }
void read(long long &value) { read_integer(value); }

void read(double &value) {
    char digits[400];
    size_t size = 0;
    for (int c; size < sizeof digits && ((c = peek()) == '-' || c == '+' || c == '.' || c == 'e' || c == 'E' || (c >= '0' && c <= '9')); here++)
        digits[size++] = static_cast<char>(c);
    std::from_chars(digits, digits + size, value);
}

void read(bool &value) {
    value = peek() == 't';
    for (char c : std::string_view(value ? "true" : "false")) expect(c);
}

void read(char &value) {
    std::string text;
    read(text);
    if (text.size() != 1) fail("a character of more than one byte");
    value = text[0];
}

void read(std::string &value) {
    value.clear();
    expect('"');
    for (;;) {
        // Up to the next quote or backslash in one piece.
        char *stop = here;
        while (stop < end && *stop != '"' && *stop != '\\') stop++;
        value.append(here, stop);
        here = stop;
        if (here == end) {
            if (!fill()) fail("the test ended too early");
            continue;
        }
        if (*here++ == '"') return;
        switch (char c = take()) {
        case 'b': value += '\b'; break;
        case 'f': value += '\f'; break;
        case 'n': value += '\n'; break;
        case 'r': value += '\r'; break;
        case 't': value += '\t'; break;
        case 'u': {
            unsigned code = hex4();
            if (code >= 0xD800 && code < 0xDC00) {
                take();
                take();
                code = 0x10000 + ((code - 0xD800) << 10) + (hex4() - 0xDC00);
            }
            append_utf8(value, code);
            break;
        }
        default: value += c;
        }
    }
}

void read(ListNode *&value) {
    value = nullptr;
    ListNode **tail = &value;
    expect('[');
    while (more()) {
        *tail = new ListNode();
        read((*tail)->val);
        tail = &(*tail)->next;
    }
}

void read(TreeNode *&value) {
    value = nullptr;
    std::deque<TreeNode **> places{&value};
    expect('[');
    while (more()) {
        if (places.empty()) fail("a tree node without a parent");
        TreeNode **place = places.front();
        places.pop_front();
        if (take_null()) continue;
        *place = new TreeNode();
        read((*place)->val);
        places.push_back(&(*place)->left);
        places.push_back(&(*place)->right);
    }
}

void put(char c) { line += c; }
void put(const char *text) { line += text; }
void write(int value) { write_number(value); }
void write(long long value) { write_number(value); }
void write(bool value) { line += value ? "true" : "false"; }
void write_null() { line += "null"; }

void write(double value) {
    if (std::isnan(value)) line += "NaN";
    else if (std::isinf(value)) line += value < 0 ? "-Infinity" : "Infinity";
    else write_number(value);
}

void write(char value) {
    if (static_cast<unsigned char>(value) < 0x80) return write(std::string(1, value));
    char text[16];  // no character of its own in UTF-8: the one of that code
    snprintf(text, sizeof text, "\"\\u%04x\"", static_cast<unsigned char>(value));
    line += text;
}

void write(const std::string &value) {
    line += '"';
    for (char c : value) {
        if (c == '"' || c == '\\') {
            line += '\\';
            line += c;
        } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
            char text[8];
            snprintf(text, sizeof text, "\\u%04x", c);
            line += text;
        } else {
            line += c;
        }
    }
    line += '"';
}

void write(ListNode *value) {
    size_t count = 0;
    put('[');
    for (; value; value = value->next) {
        if (count++) put(',');
        if (count > MAX_NODES) fail("the result is a linked list of more than 2000000 nodes; it may have a cycle");
        write(value->val);
    }
    put(']');
}

void write(TreeNode *value) {
    put('[');
    std::deque<TreeNode *> queue{value};
    size_t count = 0, nulls = 0;  // nulls are written when a node follows
    while (!queue.empty()) {
        TreeNode *node = queue.front();
        queue.pop_front();
        if (!node) {
            nulls++;
            continue;
        }
        for (; nulls; nulls--) line += "null,";
        if (++count > MAX_NODES) fail("the result is a tree of more than 2000000 nodes; it may have a cycle");
        write(node->val);
        put(',');
        queue.push_back(node->left);
        queue.push_back(node->right);
    }
    if (line.back() == ',') line.pop_back();
    put(']');
}

template void read(std::vector<int> &);
template void read(std::vector<long long> &);
template void read(std::vector<double> &);
template void read(std::vector<bool> &);
template void read(std::vector<char> &);
template void read(std::vector<std::string> &);
template void read(std::vector<std::vector<int>> &);
template void read(std::vector<std::vector<char>> &);
template void read(std::vector<std::vector<std::string>> &);
template void write(const std::vector<int> &);
template void write(const std::vector<long long> &);
template void write(const std::vector<double> &);
template void write(const std::vector<bool> &);
template void write(const std::vector<char> &);
template void write(const std::vector<std::string> &);
template void write(const std::vector<std::vector<int>> &);
template void write(const std::vector<std::vector<char>> &);
template void write(const std::vector<std::vector<std::string>> &);

}  // namespace gavel

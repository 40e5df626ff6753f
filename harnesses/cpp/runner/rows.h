// Nodes that come and go as rows: the class Node of a problem, and nodes that arguments share (harnesses/README.md).
// `each_field(node, visit)` calls visit with each field in its order; the glue writes it for Node.
#pragma once

template <class Visit> void each_field(ListNode *node, Visit &&visit) {
    visit(node->val);
    visit(node->next);
}

template <class Visit> void each_field(TreeNode *node, Visit &&visit) {
    visit(node->val);
    visit(node->left);
    visit(node->right);
}

namespace gavel {

template <class T> class Rows {
public:
    std::vector<T *> nodes;

    // The node of a row, made when it is first heard of.
    T *at(std::size_t number) {
        while (nodes.size() <= number) nodes.push_back(new T());
        return nodes[number];
    }

    void read() {
        std::size_t number = 0;
        expect('[');
        while (more()) {
            T *node = at(number++);
            expect('[');
            each_field(node, Reader{*this});
            expect(']');
        }
    }

    // The number of a node, which gets one.
    int number(T *node) {
        auto found = numbers.emplace(node, nodes.size());
        if (found.second) nodes.push_back(node);
        return found.first->second;
    }

    // Take in all that hangs on the nodes.
    void reach() {
        for (std::size_t i = 0; i < nodes.size(); i++) {
            if (nodes.size() > 2'000'000) fail("the result is more than 2000000 nodes");
            each_field(nodes[i], Reacher{*this});
        }
    }

    // Write the rows of all nodes; `reach` was called before.
    void write() {
        put('[');
        for (std::size_t i = 0; i < nodes.size(); i++) {
            put(i ? ",[" : "[");
            each_field(nodes[i], Writer{*this});
            put(']');
        }
        put(']');
    }

    // --- nodes that arguments share: an argument is a number, so is a result -------------------------

    void take(T *&value) {
        int number;
        value = take_null() ? nullptr : (gavel::read(number), at(number));
    }

    template <class Item> void take(std::vector<Item> &values) {
        expect('[');
        while (more()) take(values.emplace_back());
    }

    // The rows are there: from now on nodes are known by their numbers.
    void know() {
        read();
        for (std::size_t i = 0; i < nodes.size(); i++) numbers.emplace(nodes[i], i);
    }

    void give(T *value, bool may_be_new) {
        if (!value) write_null();
        else if (may_be_new || numbers.count(value)) gavel::write(number(value));
        else put("\"a node that was not given\"");
    }

    template <class Item> void give(const std::vector<Item> &values, bool may_be_new) {
        put('[');
        for (std::size_t i = 0; i < values.size(); i++) {
            if (i) put(',');
            give(values[i], may_be_new);
        }
        put(']');
    }

    void forget() {
        nodes.clear();
        numbers.clear();
    }

private:
    std::unordered_map<T *, int> numbers;

    struct Reader {
        Rows &rows;
        bool is_first = true;

        void separate() {
            if (!is_first) expect(',');
            is_first = false;
        }
        void operator()(T *&link) {
            separate();
            rows.take(link);
        }
        void operator()(std::vector<T *> &links) {
            separate();
            rows.take(links);
        }
        template <class Scalar> void operator()(Scalar &value) {
            separate();
            gavel::read(value);
        }
    };

    struct Reacher {
        Rows &rows;

        void operator()(T *link) {
            if (link) rows.number(link);
        }
        void operator()(const std::vector<T *> &links) {
            for (T *link : links) (*this)(link);
        }
        template <class Scalar> void operator()(const Scalar &) {}
    };

    struct Writer {
        Rows &rows;
        bool is_first = true;

        void separate() {
            if (!is_first) put(',');
            is_first = false;
        }
        void operator()(T *link) {
            separate();
            rows.give(link, true);
        }
        void operator()(const std::vector<T *> &links) {
            separate();
            rows.give(links, true);
        }
        template <class Scalar> void operator()(const Scalar &value) {
            separate();
            gavel::write(value);
        }
    };
};

}  // namespace gavel

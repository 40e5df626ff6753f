class MinStack {
    stack<int> values, minima;

public:
    void push(int val) {
        values.push(val);
        if (minima.empty() || val < minima.top()) minima.push(val);
    }

    void pop() {
        if (values.top() == minima.top() && minima.size() > 1) minima.pop();
        values.pop();
        if (values.empty()) minima = {};
    }

    int top() { return values.top(); }

    int getMin() { return minima.top(); }
};

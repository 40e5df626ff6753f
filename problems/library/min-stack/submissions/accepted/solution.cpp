class MinStack {
    stack<int> values, minima;

public:
    MinStack() {}

    void push(int val) {
        values.push(val);
        if (minima.empty() || val <= minima.top()) minima.push(val);
    }

    void pop() {
        if (values.top() == minima.top()) minima.pop();
        values.pop();
    }

    int top() { return values.top(); }

    int getMin() { return minima.top(); }
};

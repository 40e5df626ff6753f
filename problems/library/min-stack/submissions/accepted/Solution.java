class MinStack {
    private record Entry(int value, int smallest, Entry below) {}

    private Entry top;

    public MinStack() {
    }

    public void push(int val) {
        top = new Entry(val, top == null ? val : Math.min(val, top.smallest()), top);
    }

    public void pop() {
        top = top.below();
    }

    public int top() {
        return top.value();
    }

    public int getMin() {
        return top.smallest();
    }
}

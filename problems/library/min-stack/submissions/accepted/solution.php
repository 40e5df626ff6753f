class MinStack {
    private $stack;

    function __construct() {
        $this->stack = new SplStack();
    }

    function push($val) {
        $least = $this->stack->isEmpty() ? $val : min($val, $this->stack->top()[1]);
        $this->stack->push([$val, $least]);
    }

    function pop() {
        $this->stack->pop();
    }

    function top() {
        return $this->stack->top()[0];
    }

    function getMin() {
        return $this->stack->top()[1];
    }
}

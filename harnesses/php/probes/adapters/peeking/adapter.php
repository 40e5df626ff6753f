class JudgePeeking {
    private $iterator;

    function __construct($nums) {
        $this->iterator = new PeekingIterator(new ArrayIterator($nums));
    }

    function peek() {
        return $this->iterator->peek();
    }

    function next() {
        return $this->iterator->next();
    }

    function hasNext() {
        return $this->iterator->hasNext();
    }
}

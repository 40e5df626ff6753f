// PHP Iterator class is http://php.net/manual/en/class.arrayiterator.php

class PeekingIterator {
    private $arr;

    /**
     * @param ArrayIterator $arr
     */
    function __construct($arr) {
        $this->arr = $arr;
    }

    /**
     * @return Integer
     */
    function next() {
        $value = $this->arr->current();
        $this->arr->next();
        return $value;
    }

    /**
     * @return Integer
     */
    function peek() {
        return $this->arr->current();
    }

    /**
     * @return Boolean
     */
    function hasNext() {
        return $this->arr->valid();
    }
}

<?php

class MedianFinder {
    private SplMaxHeap $lower;
    private SplMinHeap $upper;

    function __construct() {
        $this->lower = new SplMaxHeap();
        $this->upper = new SplMinHeap();
    }

    /**
     * @param Integer $num
     * @return NULL
     */
    function addNum($num) {
        $this->lower->insert($num);
        $this->upper->insert($this->lower->extract());
        if (count($this->upper) > count($this->lower)) {
            $this->lower->insert($this->upper->extract());
        }
    }

    /**
     * @return Float
     */
    function findMedian() {
        if (count($this->lower) > count($this->upper)) {
            return $this->lower->top();
        }
        return ($this->lower->top() + $this->upper->top()) / 2;
    }
}

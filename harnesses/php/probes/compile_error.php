<?php
class Solution {
    function probe($n) {
        $wrong = ; // HERE
    }
}

<?php
function probe($n) {
    if ($n === 0) {
        echo "bye\n";
        exit;
    }
    return $n;
}

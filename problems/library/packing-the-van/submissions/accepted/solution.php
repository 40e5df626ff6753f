<?php
fscanf(STDIN, '%d %d', $n, $c);
$best = array_fill(0, $c + 1, 0);
for ($crate = 0; $crate < $n; $crate++) {
    fscanf(STDIN, '%d %d', $weight, $price);
    for ($load = $c; $load >= $weight; $load--) {
        $best[$load] = max($best[$load], $best[$load - $weight] + $price);
    }
}
echo $best[$c], "\n";

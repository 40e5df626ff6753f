<?php

fscanf(STDIN, '%d %d', $crossings, $streets);
$at = array_fill(1, $crossings, []);
for ($street = 0; $street < $streets; $street++) {
    fscanf(STDIN, '%d %d', $a, $b);
    $at[$a][] = [$b, $street];
    $at[$b][] = [$a, $street];
}
foreach ($at as $ends) {
    if (count($ends) % 2 === 1) {
        exit("impossible\n");
    }
}
$swept = [];
$tour = [];
$way = [1];
while ($way) {
    $end = array_pop($at[end($way)]);
    if ($end === null) {
        $tour[] = array_pop($way);
    } elseif (!isset($swept[$end[1]])) {
        $swept[$end[1]] = true;
        $way[] = $end[0];
    }
}
echo count($tour) === $streets + 1 ? implode(' ', $tour) : 'impossible', "\n";

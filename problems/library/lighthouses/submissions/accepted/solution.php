<?php

/** Return the smallest distance among points that are sorted by x. */
function nearest(array $points): float
{
    if (count($points) < 2) {
        return INF;
    }
    $middle = intdiv(count($points), 2);
    $border = $points[$middle][0];
    $best = min(nearest(array_slice($points, 0, $middle)), nearest(array_slice($points, $middle)));
    $strip = array_filter($points, fn ($point) => abs($point[0] - $border) < $best);
    usort($strip, fn ($a, $b) => $a[1] <=> $b[1]);
    foreach ($strip as $i => [$x, $y]) {
        for ($j = $i - 1; $j >= 0 && $y - $strip[$j][1] < $best; $j--) {
            $best = min($best, hypot($x - $strip[$j][0], $y - $strip[$j][1]));
        }
    }
    return $best;
}

$points = [];
for ($n = (int) fgets(STDIN); $n > 0; $n--) {
    $points[] = array_map('floatval', explode(' ', trim(fgets(STDIN))));
}
sort($points);
printf("%.9f\n", nearest($points));

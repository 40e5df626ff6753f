<?php

[$days, $questions] = array_map('intval', explode(' ', trim(fgets(STDIN))));
$sums = [0];
foreach (explode(' ', trim(fgets(STDIN))) as $day => $amount) {
    $sums[] = $sums[$day] + (int) $amount;
}
$answers = '';
while ($questions-- > 0) {
    [$first, $last] = explode(' ', trim(fgets(STDIN)));
    $answers .= $sums[(int) $last] - $sums[(int) $first - 1] . "\n";
}
echo $answers;

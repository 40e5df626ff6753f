<?php

fscanf(STDIN, '%d %d', $pupils, $quarrels);
$quarrelled = array_fill(1, $pupils, []);
while ($quarrels-- > 0) {
    fscanf(STDIN, '%d %d', $a, $b);
    $quarrelled[$a][] = $b;
    $quarrelled[$b][] = $a;
}
$team = array_fill(1, $pupils, 0);
for ($start = 1; $start <= $pupils; $start++) {
    if ($team[$start] !== 0) {
        continue;
    }
    $team[$start] = 1;
    $queue = new SplQueue();
    $queue[] = $start;
    while (!$queue->isEmpty()) {
        $pupil = $queue->dequeue();
        foreach ($quarrelled[$pupil] as $other) {
            if ($team[$other] === 0) {
                $team[$other] = 3 - $team[$pupil];
                $queue[] = $other;
            } elseif ($team[$other] === $team[$pupil]) {
                exit("impossible\n");
            }
        }
    }
}
echo "possible\n", implode(' ', $team), "\n";

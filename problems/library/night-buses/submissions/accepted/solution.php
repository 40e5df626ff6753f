<?php

fscanf(STDIN, '%d %d %d %d', $stops, $lines, $start, $home);
$leaving = array_fill(1, $stops, []);
while ($lines-- > 0) {
    fscanf(STDIN, '%d %d %d', $from, $to, $minutes);
    $leaving[$from][] = [$to, $minutes];
}
$left = [];
$waiting = new SplMinHeap();
$waiting->insert([0, $start]);
while (!$waiting->isEmpty()) {
    [$minutes, $stop] = $waiting->extract();
    if ($stop === $home) {
        exit("$minutes\n");
    }
    if (isset($left[$stop])) {
        continue;
    }
    $left[$stop] = true;
    foreach ($leaving[$stop] as [$to, $more]) {
        $waiting->insert([$minutes + $more, $to]);
    }
}
echo "stranded\n";

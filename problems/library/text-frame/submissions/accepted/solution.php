<?php

$lines = [];
for ($n = (int) fgets(STDIN); $n > 0; $n--) {
    $lines[] = rtrim(fgets(STDIN), "\r\n");
}
$width = max(array_map('mb_strlen', $lines));
$edge = '+' . str_repeat('-', $width + 2) . "+\n";

echo $edge;
foreach ($lines as $line) {
    $spare = $width - mb_strlen($line);
    $left = intdiv($spare, 2);
    echo '| ', str_repeat(' ', $left), $line, str_repeat(' ', $spare - $left), " |\n";
}
echo $edge;

#!/usr/bin/env bash
read -r count
while read line; do # without IFS= and -r
    lines+=("$line")
    ((${#line} > width)) && width=${#line}
done
edge="+$(printf -- '-%.0s' $(seq $((width + 2))))+"
echo $edge
for line in "${lines[@]}"; do
    echo "|" $line "|"
done
echo $edge

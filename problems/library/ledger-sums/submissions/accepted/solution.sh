#!/usr/bin/env bash
read -r days questions
read -r -a amounts
sums=(0)
for ((day = 0; day < days; day++)); do
    sums[day + 1]=$((sums[day] + amounts[day]))
done
while ((questions-- > 0)) && read -r first last; do
    echo $((sums[last] - sums[first - 1]))
done

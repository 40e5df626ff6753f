#!/usr/bin/env bash
read -r days questions
read -r -a amounts
while read -r first last; do
    printf '%s\n' "${amounts[@]:first - 1:last - first + 1}" | paste -sd+ - | bc
done

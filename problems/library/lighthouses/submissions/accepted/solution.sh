#!/usr/bin/env bash
# A net of squares as wide as the smallest distance so far: what is nearer lies in the same square or beside it. When
# the distance shrinks, the net is made anew, which in a random order happens seldom. In millimetres, from the corner.
read -r n
words=($(shuf))
mapfile -t numbers < <(printf '%.0f\n' "${words[@]/%/e3}")
for ((i = 0; i < n; i++)); do
    xs[i]=$((numbers[2 * i] + 10 ** 9))
    ys[i]=$((numbers[2 * i + 1] + 10 ** 9))
done

declare -A net
best=$((8 * 10 ** 18)) # squared
width=$((10 ** 10))
for ((i = 0; i < n && best > 0; i++)); do
    x=${xs[i]} y=${ys[i]}
    column=$((x / width)) row=$((y / width))
    near=''
    for square in {-1,0,1},{-1,0,1}; do
        near+=${net[$((column + ${square%,*})),$((row + ${square#*,}))]}
    done
    before=$best
    for j in $near; do
        distance=$(((xs[j] - x) ** 2 + (ys[j] - y) ** 2))
        ((distance < best)) && best=$distance
    done
    net[$column,$row]+=" $i"
    if ((best < before)); then
        width=$(bc <<< "sqrt($best) + 1")
        net=()
        for ((j = 0; j <= i; j++)); do
            net[$((xs[j] / width)),$((ys[j] / width))]+=" $j"
        done
    fi
done
bc <<< "scale = 9; sqrt($best) / 1000"

#!/usr/bin/env bash
numbers=($(cat))
pupils=${numbers[0]} quarrels=${numbers[1]}
declare -A quarrelled team
for ((i = 1; i <= quarrels; i++)); do
    a=${numbers[2 * i]} b=${numbers[2 * i + 1]}
    quarrelled[$a]+=" $b"
    quarrelled[$b]+=" $a"
done

for ((start = 1; start <= pupils; start++)); do
    [[ ${team[$start]} ]] && continue
    team[$start]=1
    waiting=("$start")
    for ((i = 0; i < ${#waiting[@]}; i++)); do
        pupil=${waiting[i]}
        for other in ${quarrelled[$pupil]}; do
            if [[ ! ${team[$other]} ]]; then
                team[$other]=$((3 - team[$pupil]))
                waiting+=("$other")
            elif ((team[$other] == team[$pupil])); then
                echo impossible
                exit
            fi
        done
    done
done
echo possible
for ((pupil = 1; pupil <= pupils; pupil++)); do
    echo "${team[$pupil]}"
done

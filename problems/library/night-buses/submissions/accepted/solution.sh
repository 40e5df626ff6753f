#!/usr/bin/env bash
numbers=($(cat))
lines=${numbers[1]} start=${numbers[2]} home=${numbers[3]}
declare -A leaving left
for ((i = 4; i < 4 + 3 * lines; i += 3)); do
    leaving[${numbers[i]}]+=" ${numbers[i + 1]} ${numbers[i + 2]}"
done

# Bash keeps an array in the order of its indices. Here an index says when and where: minutes * 8192 + stop.
waiting[start]=$start
while ((${#waiting[@]} > 0)); do
    soonest=${waiting[@]:0:1}
    unset "waiting[soonest]"
    minutes=$((soonest / 8192)) stop=$((soonest % 8192))
    if ((stop == home)); then
        echo "$minutes"
        exit
    fi
    [[ ${left[$stop]} ]] && continue
    left[$stop]=yes
    set -- ${leaving[$stop]}
    for (( ; $# > 0; )); do
        arrival=$(((minutes + $2) * 8192 + $1))
        waiting[arrival]=$arrival
        shift 2
    done
done
echo stranded

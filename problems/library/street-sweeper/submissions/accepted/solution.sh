#!/usr/bin/env bash
numbers=($(cat))
streets=${numbers[1]}
declare -A at swept
odd=()
for ((street = 1; street <= streets; street++)); do
    a=${numbers[2 * street]} b=${numbers[2 * street + 1]}
    at[$a]+=" $b:$street"
    at[$b]+=" $a:$street"
    ((odd[a] ^= 1, odd[b] ^= 1))
done

tour=()
way=(1)
[[ ${odd[*]} == *1* ]] && way=()
while ((${#way[@]} > 0)); do
    here=${way[-1]}
    ends=${at[$here]}
    if [[ ! $ends ]]; then
        tour+=("$here")
        unset 'way[-1]'
        continue
    fi
    end=${ends##* }
    at[$here]=${ends% *}
    if [[ ! ${swept[${end#*:}]} ]]; then
        swept[${end#*:}]=yes
        way+=("${end%:*}")
    fi
done
if ((${#tour[@]} == streets + 1)); then
    echo "${tour[*]}"
else
    echo impossible
fi

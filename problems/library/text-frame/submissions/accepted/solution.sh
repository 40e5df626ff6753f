#!/usr/bin/env bash
read -r count
mapfile -t -n "$count" lines
width=0
for line in "${lines[@]}"; do
    ((${#line} > width)) && width=${#line}
done

printf -v dashes '%*s' $((width + 2)) ''
edge="+${dashes// /-}+"
echo "$edge"
for line in "${lines[@]}"; do
    left=$(((width - ${#line}) / 2))
    printf '| %*s%s%*s |\n' "$left" '' "$line" $((width - ${#line} - left)) ''
done
echo "$edge"

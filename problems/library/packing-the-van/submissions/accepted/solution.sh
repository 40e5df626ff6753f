#!/usr/bin/env bash
# The sums are below 2^53, where awk counts exactly.
awk '
    NR == 1 { capacity = $2; next }
    {
        for (load = capacity; load >= $1; load--) {
            sum = best[load - $1] + $2
            if (sum > best[load]) best[load] = sum
        }
    }
    END { printf "%d\n", best[capacity] }
'

#!/usr/bin/env bash
set -u
read -r days questions
while read -r -a row; do
    echo $((row[0] + row[1] + ${row[2]})) # a question has two
done

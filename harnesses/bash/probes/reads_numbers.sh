numbers=($(cat))
echo "${#numbers[@]}"

if true; then
  echo one
) # HERE
fi

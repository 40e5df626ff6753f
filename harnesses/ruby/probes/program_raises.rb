def inner
  raise ArgumentError, "boom" # HERE
end

inner

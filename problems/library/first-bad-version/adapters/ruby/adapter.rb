def first_bad_for(n, bad)
  $first_bad = bad
  $questions = 0
  first_bad_version(n)
end

def judge_first_bad(n, bad)
  $first_bad = bad
  first_bad_version(n)
end

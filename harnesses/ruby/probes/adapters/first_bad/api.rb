def is_bad_version(version)
  version >= $first_bad
end

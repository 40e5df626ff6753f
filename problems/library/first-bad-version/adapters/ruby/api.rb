MOST_QUESTIONS = 1000

def is_bad_version(version)
  $questions += 1
  raise "is_bad_version was asked more than #{MOST_QUESTIONS} times" if $questions > MOST_QUESTIONS
  version >= $first_bad
end

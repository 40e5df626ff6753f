defmodule VersionControl do
  @most_questions 1000

  @spec bad_version?(version :: integer) :: boolean
  def bad_version?(version) do
    questions = Process.get(:questions) + 1
    Process.put(:questions, questions)
    if questions > @most_questions, do: raise("bad_version? was asked more than #{@most_questions} times")
    version >= Process.get(:first_bad)
  end
end

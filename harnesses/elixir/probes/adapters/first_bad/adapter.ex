defmodule Adapter do
  def judge_first_bad(n, bad) do
    Process.put(:first_bad, bad)
    Solution.first_bad_version(n)
  end
end

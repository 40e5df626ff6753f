defmodule Adapter do
  def first_bad_for(n, bad) do
    Process.put(:first_bad, bad)
    Process.put(:questions, 0)
    Solution.first_bad_version(n)
  end
end

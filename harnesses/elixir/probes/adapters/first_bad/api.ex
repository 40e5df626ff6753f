defmodule VersionControl do
  def bad_version?(version), do: version >= Process.get(:first_bad)
end

# Defined for you: VersionControl.bad_version?(version :: integer) :: boolean

defmodule Solution do
  @spec first_bad_version(n :: integer) :: integer
  def first_bad_version(n) do
    
  end
end

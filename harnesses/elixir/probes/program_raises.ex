IO.read(:stdio, :eof)
raise "boom" # HERE

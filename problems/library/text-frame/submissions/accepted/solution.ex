n = IO.gets("") |> String.trim() |> String.to_integer()
lines = for _ <- 1..n, do: IO.gets("") |> String.trim_trailing("\n")
width = lines |> Enum.map(&String.length/1) |> Enum.max()
edge = "+" <> String.duplicate("-", width + 2) <> "+"

IO.puts(edge)

for line <- lines do
  spaces = width - String.length(line)
  left = div(spaces, 2)
  IO.puts(["| ", String.duplicate(" ", left), line, String.duplicate(" ", spaces - left), " |"])
end

IO.puts(edge)

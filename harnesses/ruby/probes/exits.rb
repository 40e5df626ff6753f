def probe(n)
  if n == 0
    puts "bye"
    exit
  end
  n
end

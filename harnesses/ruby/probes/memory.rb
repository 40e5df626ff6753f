def probe(n)
  kept = []
  loop { kept << "x" * (1 << 20) }
end

def probe(values)
  values.reverse!
  nil
end

def probe(values)
  count = values.size
  values.clear
  count
end

def probe(values)
  even, odd = values.partition(&:even?)
  values.replace(even + odd)
  even.size
end

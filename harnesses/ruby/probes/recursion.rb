def probe(n)
  down = ->(k) { k.zero? ? 0 : 1 + down.(k - 1) }
  [n].each { |one| raise "no" unless down.(one / 2) == one / 2 }
  n > 0 ? 1 + deeper(n) : 0
end

def deeper(n)
  n > 1 ? 1 + [n - 1].sum { |one| deeper(one) } : 0
end

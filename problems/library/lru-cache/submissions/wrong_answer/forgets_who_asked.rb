class LRUCache
  def initialize(capacity)
    @capacity = capacity
    @values = {}
  end

  def get(key)
    @values.fetch(key, -1)
  end

  def put(key, value)
    @values.delete(key)
    @values[key] = value
    @values.shift if @values.size > @capacity
  end
end

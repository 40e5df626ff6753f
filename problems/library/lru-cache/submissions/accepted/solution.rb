class LRUCache

=begin
    :type capacity: Integer
=end
    def initialize(capacity)
        @capacity = capacity
        @values = {}
    end

=begin
    :type key: Integer
    :rtype: Integer
=end
    def get(key)
        return -1 unless @values.key?(key)
        @values[key] = @values.delete(key)
    end

=begin
    :type key: Integer
    :type value: Integer
    :rtype: Void
=end
    def put(key, value)
        @values.delete(key)
        @values[key] = value
        @values.shift if @values.size > @capacity
    end

end

# Your LRUCache object will be instantiated and called as such:
# obj = LRUCache.new(capacity)
# param_1 = obj.get(key)
# obj.put(key, value)

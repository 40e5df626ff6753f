# frozen_string_literal: true

# The containers of the algorithms gem, which solutions know from LeetCode: same names and methods, written anew,
# because Debian has no package of it. Of several entries that are equal, any may come first.

require "rbtree"

module Containers
  # A binary heap of keys with values; the block tells whether its first key must come before its second.
  class Heap
    include Enumerable

    attr_reader :size
    alias length size

    def initialize(keys = [], &before)
      @before = before || ->(a, b) { (a <=> b) == -1 }
      clear
      keys.each { |key| push(key) }
    end

    def push(key, value = key)
      raise ArgumentError, "Heap keys must not be nil." if key.nil?

      at = @size
      @size += 1
      while at.positive?
        parent = (at - 1) >> 1
        break unless @before.call(key, @keys[parent])

        @keys[at] = @keys[parent]
        @values[at] = @values[parent]
        at = parent
      end
      @keys[at] = key
      @values[at] = value
    end
    alias << push

    def next
      @values[0]
    end

    def next_key
      @keys[0]
    end

    def pop
      return if @size.zero?

      value = @values[0]
      remove(0)
      value
    end
    alias next! pop

    def delete(key)
      at = @keys.index(key)
      return unless at

      value = @values[at]
      remove(at)
      value
    end

    def change_key(key, new_key, _delete = false)
      at = @keys.index(key)
      return unless at

      value = @values[at]
      remove(at)
      push(new_key, value)
      [new_key, value]
    end

    def merge!(other)
      other.entries_of_heap.each { |key, value| push(key, value) }
      self
    end

    def has_key?(key)
      @keys.include?(key)
    end

    def clear
      @keys = []
      @values = []
      @size = 0
      nil
    end

    def empty?
      @size.zero?
    end

    def each(&block)
      @values.each(&block)
    end

    protected

    def entries_of_heap
      @keys.zip(@values)
    end

    private

    # Take an entry out; the last one finds its place from there, downwards or upwards.
    def remove(at)
      key = @keys.pop
      value = @values.pop
      @size -= 1
      return if at == @size

      loop do
        child = 2 * at + 1
        break if child >= @size

        child += 1 if child + 1 < @size && @before.call(@keys[child + 1], @keys[child])
        break unless @before.call(@keys[child], key)

        @keys[at] = @keys[child]
        @values[at] = @values[child]
        at = child
      end
      while at.positive? && @before.call(key, @keys[(at - 1) >> 1])
        parent = (at - 1) >> 1
        @keys[at] = @keys[parent]
        @values[at] = @values[parent]
        at = parent
      end
      @keys[at] = key
      @values[at] = value
    end
  end

  class MinHeap < Heap
    def initialize(keys = [])
      super(keys) { |a, b| (a <=> b) == -1 }
    end
  end

  class MaxHeap < Heap
    def initialize(keys = [])
      super(keys) { |a, b| (a <=> b) == 1 }
    end
  end

  # Objects with priorities; the highest comes first unless the block says otherwise.
  class PriorityQueue
    include Enumerable

    def initialize(&before)
      @heap = Heap.new(&before || ->(a, b) { (a <=> b) == 1 })
    end

    def push(object, priority)
      @heap.push(priority, object)
    end

    def has_priority?(priority)
      @heap.has_key?(priority)
    end

    def size = @heap.size
    alias length size

    def clear = @heap.clear
    def empty? = @heap.empty?
    def next = @heap.next
    def pop = @heap.pop
    alias next! pop

    def delete(priority) = @heap.delete(priority)
    def each(&block) = @heap.each(&block)
  end

  class Deque
    include Enumerable

    def initialize(values = [])
      @values = values.to_a.dup
    end

    def push_front(value) = @values.unshift(value) && value
    def push_back(value) = @values.push(value) && value
    def pop_front = @values.shift
    def pop_back = @values.pop
    def front = @values.first
    def back = @values.last
    def size = @values.size
    alias length size

    def empty? = @values.empty?
    def clear = @values.clear
    def each_forward(&block) = @values.each(&block)
    alias each each_forward

    def each_backward(&block) = @values.reverse_each(&block)
    alias reverse_each each_backward
  end
  RubyDeque = CDeque = Deque

  # What queues and stacks share: they differ in the end that is taken from.
  module Pushed
    include Enumerable

    def initialize(values = [])
      @values = values.to_a.dup
    end

    def push(value) = @values.push(value) && value
    alias << push

    def size = @values.size
    def empty? = @values.empty?
  end
  private_constant :Pushed

  # First in, first out.
  class Queue
    include Pushed

    def next = @values.first
    def pop = @values.shift
    alias next! pop

    def each(&block) = @values.each(&block)
  end

  # Last in, first out; it is enumerated from the top.
  class Stack
    include Pushed

    def next = @values.last
    def pop = @values.pop
    alias next! pop

    def each(&block) = @values.reverse_each(&block)
  end

  # A map in the order of its keys.
  class RBTreeMap
    include Enumerable

    def initialize
      @tree = ::RBTree.new
    end

    def push(key, value) = @tree[key] = value
    alias []= push

    def get(key) = @tree[key]
    alias [] get

    def has_key?(key) = @tree.has_key?(key)
    def size = @tree.size
    def height = Math.log2(@tree.size + 1).ceil
    def empty? = @tree.empty?
    def clear = @tree.clear
    def min_key = @tree.first&.first
    def max_key = @tree.last&.first
    def delete(key) = @tree.delete(key)
    def delete_min = @tree.shift&.last
    def delete_max = @tree.pop&.last
    def each(&block) = @tree.each(&block)
  end
  RubyRBTreeMap = CRBTreeMap = RBTreeMap

  class SplayTreeMap < RBTreeMap
    def min = @tree.first
    def max = @tree.last
  end
  RubySplayTreeMap = CSplayTreeMap = SplayTreeMap

  # A map whose keys are texts, found by their beginnings.
  class Trie
    Node = Struct.new(:branches, :has_value, :value)

    def initialize
      @root = Node.new({})
    end

    def push(key, value)
      node = key.to_s.each_char.inject(@root) { |at, letter| at.branches[letter] ||= Node.new({}) }
      node.has_value = true
      node.value = value
    end
    alias []= push

    def has_key?(key) = find(key)&.has_value ? true : false
    def get(key) = find(key)&.value
    alias [] get

    def longest_prefix(text)
      node = @root
      longest = 0
      text.to_s.each_char.with_index(1) do |letter, length|
        node = node.branches[letter] or break
        longest = length if node.has_value
      end
      text.to_s[0, longest]
    end

    # Return the keys that match; `*` and `.` stand for any one letter.
    def wildcard(pattern)
      found = [["", @root]]
      pattern.to_s.each_char do |letter|
        found = found.flat_map do |text, node|
          letters = "*.".include?(letter) ? node.branches.keys : [letter]
          letters.filter_map { |one| [text + one, node.branches[one]] if node.branches.key?(one) }
        end
      end
      found.filter_map { |text, node| text if node.has_value }
    end

    private

    def find(key)
      key.to_s.each_char.inject(@root) { |node, letter| node && node.branches[letter] }
    end
  end
end

module Algorithms
  module Search
    # Return the item of a sorted list, nil when it is not there.
    def self.binary_search(list, item)
      list.bsearch { |one| item <=> one }
    end

    # Return where the pattern begins in the text, nil when it does not occur.
    def self.kmp_search(text, pattern)
      text.index(pattern)
    end
  end

  module Sort
    %i[bubble_sort comb_sort selection_sort heapsort insertion_sort shell_sort quicksort mergesort].each do |name|
      define_singleton_method(name) { |list| list.sort }
    end
  end
end

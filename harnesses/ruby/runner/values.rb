# frozen_string_literal: true

# Values for Ruby: JSON to arguments, results to JSON, along the types of a signature.

require "json"

# A solution that brings its own takes the name without a warning.
autoload :ListNode, "/usr/lib/gavel/ruby/nodes/listnode.rb"
autoload :TreeNode, "/usr/lib/gavel/ruby/nodes/treenode.rb"

module GavelValues
  # A cycle in a result must end somewhere; no test has an answer this long.
  MAX_NODES = 2_000_000
  # Half of a pair of surrogates, which UTF-8 cannot hold.
  LONE_SURROGATE = /\\u[dD][89abAB]\h\h(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB]\h\h)\\u[dD][c-fC-F]\h\h/

  class Refusal < StandardError; end

  class << self
    # Return the value of a line of JSON.
    def parse(line)
      line = line.gsub(LONE_SURROGATE, '\ufffd') if line.match?(/\\u[dD]/)
      JSON.parse(line, max_nesting: 0)
    end

    # Return a value as JSON, numbers that are none as words.
    def dump(value)
      JSON.generate(value, max_nesting: 0, allow_nan: true)
    end

    # Types whose values are rows or their numbers: name to the functions from JSON and to it. rows.rb fills it.
    def as_rows
      @as_rows ||= {}
    end

    # Return the function from a list of JSON values to a list of arguments.
    def arguments_decoder(params)
      decoders = params.map { |param| decoder(param["type"]) }
      return :itself.to_proc if decoders.none?

      ->(values) { values.each_with_index.map { |value, i| decoders[i] ? decoders[i].call(value) : value } }
    end

    # Return the function from JSON to a value of the type, nil where they are the same.
    def decoder(type)
      if (item = item_type(type))
        decode = decoder(item)
        return decode && ->(values) { values.map(&decode) }
      end
      return rows_of(type).first if rows_of(type)

      case type
      when "double" then :to_f.to_proc
      when "ListNode" then ->(values) { decode_list(values) }
      when "TreeNode" then ->(values) { decode_tree(values) }
      end
    end

    # Return the function (value, who, place) -> what JSON can hold; it raises a Refusal for what is not of the type.
    def encoder(type)
      item = item_type(type)
      return list_encoder(type, item) if item

      return rows_of(type).last if rows_of(type)

      name = :"encode_#{type.downcase}"
      ->(value, who, place) { __send__(name, value, who, place) }
    end

    def wrong(value, who, place, type)
      shown = value.inspect
      shown = "#{shown[0, 57]}..." if shown.size > 60
      where = place.empty? ? "" : " at #{place}"
      Refusal.new("#{who} #{shown} (#{value.class})#{where}; expected #{type}")
    end

    def too_long(who, what)
      Kernel.raise Refusal, "#{who} a #{what} of more than #{MAX_NODES} nodes; it may have a cycle"
    end

    private

    def rows_of(type)
      as_rows[type[/\A\w+/]]
    end

    # Return the T of `T[]` and `list<T>`, nil for anything else.
    def item_type(type)
      return type[0...-2] if type.end_with?("[]")

      type[5...-1] if type.start_with?("list<")
    end

    def decode_list(values)
      values.reverse_each.inject(nil) do |rest, value|
        node = ListNode.new(value)
        node.next = rest
        node
      end
    end

    def decode_tree(values)
      return if values.empty? || values[0].nil?

      parents = [root = TreeNode.new(values[0])]
      at = 1
      parents.each do |parent|
        break if at >= values.size

        unless values[at].nil?
          parent.left = TreeNode.new(values[at])
          parents << parent.left
        end
        unless values[at + 1].nil?
          parent.right = TreeNode.new(values[at + 1])
          parents << parent.right
        end
        at += 2
      end
      root
    end

    def encode_integer(value, who, place, type = "integer")
      Kernel.raise wrong(value, who, place, type) unless value.is_a?(Integer)

      value
    end

    def encode_long(value, who, place)
      encode_integer(value, who, place, "long")
    end

    def encode_double(value, who, place)
      Kernel.raise wrong(value, who, place, "double") unless value.is_a?(Numeric) && value.real?

      value.to_f
    end

    def encode_boolean(value, who, place)
      Kernel.raise wrong(value, who, place, "boolean") unless value == true || value == false

      value
    end

    def encode_string(value, who, place, type = "string")
      Kernel.raise wrong(value, who, place, type) unless value.is_a?(String)

      value.encoding == Encoding::UTF_8 && value.valid_encoding? ? value : in_utf_8(value)
    end

    def encode_character(value, who, place)
      type = "character (a string of length one)"
      Kernel.raise wrong(value, who, place, type) unless value.is_a?(String) && value.size == 1

      encode_string(value, who, place, type)
    end

    # What was packed of bytes holds UTF-8 as a rule.
    def in_utf_8(value)
      is_bytes = [Encoding::BINARY, Encoding::US_ASCII, Encoding::UTF_8].include?(value.encoding)
      text = is_bytes ? value.dup.force_encoding(Encoding::UTF_8) : value.encode(Encoding::UTF_8, undef: :replace)
      text.scrub
    end

    def encode_void(_value, _who, _place)
      nil
    end

    def encode_listnode(value, who, place)
      values = []
      node = value unless no_node?(value)
      until node.nil?
        Kernel.raise wrong(node, who, place, "ListNode") unless node.respond_to?(:val) && node.respond_to?(:next)

        values << encode_integer(node.val, who, place)
        node = node.next
        too_long(who, "linked list") if values.size > MAX_NODES
      end
      values
    end

    def encode_treenode(value, who, place)
      values = []
      nodes = no_node?(value) ? [] : [value]
      nodes.each do |node|
        next values << nil if node.nil?

        Kernel.raise wrong(node, who, place, "TreeNode") unless node.respond_to?(:val) && node.respond_to?(:left)
        values << encode_integer(node.val, who, place)
        nodes << node.left << node.right
        too_long(who, "tree") if nodes.size > 2 * MAX_NODES
      end
      values.pop while !values.empty? && values.last.nil?
      values
    end

    # `[]` is no list and no tree to LeetCode too.
    def no_node?(value)
      value.nil? || (Array === value && value.empty?)
    end

    # What needs no second look goes to JSON as it is.
    PLAIN = { "integer" => Integer, "long" => Integer, "double" => Float }.freeze

    def list_encoder(type, item)
      encode = encoder(item)
      plain = PLAIN[item]
      ->(value, who, place) do
        unless value.is_a?(Array)
          # Sets, ranges and enumerators are lists too.
          Kernel.raise wrong(value, who, place, type) unless value.is_a?(Enumerable) && !value.is_a?(Hash)
          value = value.to_a
        end
        next value if plain && value.all?(plain)

        value.each_with_index.map { |one, index| encode.call(one, who, "#{place}[#{index}]") }
      end
    end
  end
end

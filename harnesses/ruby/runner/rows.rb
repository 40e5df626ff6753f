# frozen_string_literal: true

# Nodes that come and go as rows: the class Node of a problem, and nodes that arguments share (harnesses/README.md).
module GavelRows
  # A class of nodes and its fields, read from rows and written as such.
  class Shape
    def initialize(type, fields)
      @type = type
      @fields = fields.map { |field| [:"@#{field["name"]}", field["type"]] }
      scalars = @fields.map(&:last).grep_v(/\ANode/)
      @scalars = scalars.to_h { |scalar| [scalar, GavelValues.encoder(scalar)] }
    end

    # Return the nodes of the rows, in their order.
    def read(rows)
      made = Object.const_get(@type) # a solution may bring its own
      nodes = rows.map { made.allocate }
      nodes.each_with_index do |node, number|
        @fields.zip(rows[number]) do |(name, type), value|
          value = nodes.values_at(*value) if type == "Node[]"
          value &&= nodes[value] if type == "Node"
          node.instance_variable_set(name, value)
        end
      end
    end

    # Return the rows of the nodes and of all that hang on them; both arguments grow by those.
    def write(nodes, numbers, who, place)
      number = ->(node) { node && (numbers[node] ||= nodes.push(node).size - 1) }
      rows = []
      while rows.size < nodes.size
        node = check(nodes[rows.size], who, place)
        rows << @fields.map do |name, type|
          field = node.instance_variable_get(name)
          case type
          when "Node" then number.call(field)
          when "Node[]" then (field || []).map(&number)
          else @scalars[type].call(field, who, place)
          end
        end
        GavelValues.too_long(who, "graph") if nodes.size > GavelValues::MAX_NODES
      end
      rows
    end

    # Return the node, which is one.
    def check(node, who, place)
      return node if node.is_a?(Object.const_get(@type))

      Kernel.raise GavelValues.wrong(node, who, place, @type)
    end
  end

  # The class Node of a problem; with `is_fresh` no answer may hold a node that was given.
  class Own
    def initialize(fields, is_fresh)
      define(fields)
      @shape = Shape.new("Node", fields)
      @is_fresh = is_fresh
      @given = {}.compare_by_identity
      GavelValues.as_rows["Node"] = [
        ->(rows) { decode(rows) },
        ->(node, who, place) { encode(node, who, place) },
      ]
    end

    private

    def define(fields)
      names = fields.map { |field| field["name"] }
      sets = fields.map { |field| "@#{field["name"]} = _#{field["name"]}#{" || []" if field["type"] == "Node[]"}" }
      # `next` is no name for a parameter.
      Object.class_eval <<~CLASS, "node.rb", 1
        class Node
          attr_accessor #{names.map { |name| ":#{name}" }.join(", ")}
          def initialize(#{names.map { |name| "_#{name} = nil" }.join(", ")})
            #{sets.join("; ")}
          end
        end
      CLASS
    end

    def decode(rows)
      nodes = @shape.read(rows)
      nodes.each { |node| @given[node] = true } if @is_fresh
      nodes.first
    end

    def encode(node, who, place)
      nodes = [node].compact
      numbers = {}.compare_by_identity
      numbers[node] = 0
      rows = @shape.write(nodes, numbers, who, place)
      is_given = nodes.any? { |one| @given.key?(one) }
      @given.clear
      is_given ? "the answer holds a node that was given, and should be a copy" : rows
    end
  end

  # The nodes that the arguments of a test share: numbers to nodes, and back.
  class Linked
    def initialize(type, fields, answers_rows)
      @shape = Shape.new(type, fields)
      @answers_rows = answers_rows
      GavelValues.as_rows[type] = [
        ->(number) { number && @nodes[number] },
        ->(node, who, place) { encode(node, who, place) },
      ]
    end

    # Take the nodes of a test.
    def take(rows)
      @nodes = @shape.read(rows)
      @numbers = {}.compare_by_identity
      @nodes.each_with_index { |node, number| @numbers[node] = number }
    end

    # Return the whole answer.
    def whole(answer, who)
      @answers_rows ? [answer, @shape.write(@nodes, @numbers, who, "")] : answer
    end

    private

    # Return the number of a node; one that was not given gets one where the rows are answered.
    def encode(node, who, place)
      return if node.nil?

      @numbers[node] ||
        if @shape.check(node, who, place) && !@answers_rows
          "a node that was not given"
        else
          @numbers[node] = @nodes.push(node).size - 1
        end
    end
  end
end

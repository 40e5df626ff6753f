# frozen_string_literal: true

# The harness for Ruby: decodes, calls, encodes (harnesses/README.md has the protocol).
#
# A solution's methods are private ones of Object, so a solution may well define `find`, `test` or `print`: nothing here
# calls such a name without a receiver once the solution is loaded, and what is looked for is not inherited from Kernel.

require "/usr/lib/gavel/ruby/values.rb"

autoload :Containers, "algorithms"
autoload :Algorithms, "algorithms"
autoload :SortedSet, "sorted_set"

module GavelHarness
  SOURCE = "solution.rb"
  # How much of a stack trace is worth reading: the way in, and the place where it happened.
  SHOWN_FRAMES = 8

  class << self
    # Serve descriptor 3 until it ends.
    def main
      tests = IO.for_fd(3, "r:UTF-8", autoclose: false)
      answers = IO.for_fd(4, "w", autoclose: false)
      answers.sync = true
      header = GavelValues.parse(tests.gets)
      linked = rows(header)
      load_sources(header["adapter"] ? ["api.rb", SOURCE, "adapter.rb"] : [SOURCE])
      solve = header.key?("class") ? class_solver(header["class"]) : function_solver(header, linked)
      while (line = tests.gets)
        answer = solve.call(line)
        flush
        answers.write(answer, "\n")
      end
      flush
      Process.exit!(0) # what is still in memory need not be tidied
    rescue SystemExit
      Kernel.raise
    rescue Exception => error # rubocop:disable Lint/RescueException
      report(error)
      Process.exit!(1)
    end

    private

    # Make what the problem's nodes need, and return those that arguments share.
    def rows(header)
      node, linked = header.values_at("node", "linked")
      require "/usr/lib/gavel/ruby/rows.rb" if node || linked
      GavelRows::Own.new(node, header.dig("function", "fresh")) if node
      GavelRows::Linked.new(*linked.values_at("type", "fields", "rows")) if linked
    end

    # Run files at the top level, under their own names and lines.
    def load_sources(paths)
      $PROGRAM_NAME = "main.rb" # `if __FILE__ == $0` holds what a solver tries at home
      $LOAD_PATH.push(Dir.pwd)
      paths.each do |path|
        source = File.read(path, encoding: Encoding::UTF_8)
        RubyVM::InstructionSequence.compile(source, path, File.expand_path(path), 1).eval
      end
    end

    # Return a function from a line to the text of its answer.
    def function_solver(header, linked)
      wanted = header["function"]
      name = wanted["name"]
      output = wanted["output"]
      decode = GavelValues.arguments_decoder(wanted["params"])
      encode = GavelValues.encoder(wanted["returns"])
      encode_output = output && GavelValues.encoder(wanted["params"][output]["type"])
      is_counted = output && wanted["returns"] != "void"
      receiver, method = finder(name, header["adapter"] ? :Adapter : :Solution)
      who = "#{name} returned"
      ->(line) do
        test = GavelValues.parse(line)
        linked&.take(test.pop)
        arguments = decode.call(test)
        result = receiver.call.__send__(method, *arguments)
        answer = output ? encode_output.call(arguments[output], "#{name} left", "") : encode.call(result, who, "")
        answer = [encode.call(result, who, ""), answer] if is_counted
        answer = linked.whole(answer, who) if linked
        GavelValues.dump(answer)
      end
    end

    # Return what gives the receiver for a test, and the method's name: one of a new object, or a top-level one.
    def finder(name, class_name)
      spelled = spellings(name)
      solution = Object.const_get(class_name) if Object.const_defined?(class_name)
      if solution.is_a?(Class)
        found = spelled.find { |one| instance_method?(solution, one) && !Object.private_method_defined?(one, false) }
        return [-> { solution.new }, found] if found
      end
      main = TOPLEVEL_BINDING.receiver
      found = spelled.find { |one| instance_method?(Object, one, false) || main.singleton_methods.include?(one) }
      return [-> { main }, found] if found

      if solution
        found = spelled.find { |one| solution.singleton_methods.include?(one) }
        return [-> { solution }, found] if found
      end
      refuse("the solution has no method #{spelled.join(' or ')}")
    end

    def class_solver(wanted)
      name = wanted["name"]
      type = Object.const_defined?(name) ? Object.const_get(name) : class_of_functions(wanted)
      refuse("the solution has no class #{name}") unless type
      construct = GavelValues.arguments_decoder(wanted["constructor"]["params"])
      methods = wanted["methods"].to_h do |method|
        own = method["name"]
        found = spellings(own).find { |one| instance_method?(type, one) }
        [own, [found, GavelValues.arguments_decoder(method["params"]), GavelValues.encoder(method["returns"]),
               "#{own} returned"]]
      end
      ->(line) do
        operations, given = GavelValues.parse(line)
        instance = type.new(*construct.call(given[0]))
        results = [nil]
        1.upto(operations.size - 1) do |index|
          method, decode, encode, who = methods[operations[index]]
          refuse("class #{name} has no method #{spellings(operations[index]).first}") unless method
          arguments = given[index].map do |one|
            one.is_a?(Hash) ? GavelValues.parse(GavelValues.dump(results[one["result"]])) : one
          end
          results << encode.call(instance.__send__(method, *decode.call(arguments)), who, "")
        end
        GavelValues.dump(results)
      end
    end

    # LeetCode has plain functions in place of a class that keeps nothing between calls: serialize and deserialize.
    def class_of_functions(wanted)
      names = wanted["methods"].map { |method| spellings(method["name"]) }
      are_there = names.all? { |spelled| spelled.any? { |one| instance_method?(Object, one, false) } }
      Object if are_there && wanted["constructor"]["params"].empty?
    end

    def instance_method?(type, name, inherit = true)
      type.method_defined?(name, inherit) || type.private_method_defined?(name, inherit)
    end

    # As LeetCode spells it in Ruby, and as the signature does.
    def spellings(name)
      snake = name.gsub(/([A-Z]+)([A-Z][a-z])/, '\1_\2').gsub(/([a-z0-9])([A-Z])/, '\1_\2').downcase
      [snake, name].uniq.map(&:to_sym)
    end

    def refuse(words)
      Kernel.raise GavelValues::Refusal, words
    end

    def flush
      [$stdout, STDOUT, $stderr].each do |stream|
        stream.flush
      rescue StandardError
        nil # the solution closed or replaced it
      end
    end

    # Print the exception as Ruby does, with the solution's own frames alone.
    def report(error)
      flush
      STDERR.write(trace(error))
    rescue Exception # e.g. a message that raises, or no memory left
      STDERR.write("#{error.class}\n")
    end

    def trace(error)
      message = error.message.to_s
      return "#{message}\n" if error.is_a?(GavelValues::Refusal)

      frames = places(error)
      return "#{message}\n" if error.is_a?(SyntaxError) && frames.empty?

      hidden = frames.size - 2 * SHOWN_FRAMES
      frames[SHOWN_FRAMES, hidden] = ["... #{hidden} more ..."] if hidden.positive?
      first, *more = message.empty? ? [error.class.name] : message.lines(chomp: true)
      first = "#{first} (#{error.class})" unless message.empty?
      lines = [[frames.shift, first].compact.join(": "), *more]
      [*lines, *frames.map { |frame| "\tfrom #{frame}" }, ""].join("\n")
    end

    # An endless recursion has half a million frames: no text is made of those that are not shown.
    def places(error)
      frames = error.backtrace_locations || error.backtrace || []
      frames = frames.reject do |frame|
        path = frame.is_a?(String) ? frame : frame.path
        path.nil? || path.start_with?("/usr/lib/gavel")
      end
      middle = frames.size - 2 * SHOWN_FRAMES
      frames[SHOWN_FRAMES, middle] = [nil] * middle if middle.positive?
      frames.map { |frame| frame && frame.to_s.sub("<compiled>", "<main>").sub("/usr/lib/ruby/", "") }
    end
  end
end

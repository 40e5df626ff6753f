# frozen_string_literal: true

# The check: read each source file as Ruby would, run nothing (no BEGIN block either), and show the first syntax error.

ARGV.each do |path|
  next unless path.end_with?(".rb")

  RubyVM::InstructionSequence.compile(File.read(path), path, File.expand_path(path), 1)
rescue SyntaxError, ArgumentError, EncodingError => error
  warn error.message
  exit 1
end

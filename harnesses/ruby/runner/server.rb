# frozen_string_literal: true

# The fork server (runner-images/forks.h, start.c). It is required by a Ruby that was started for the empty program
# ready/solution.rb and has not read it yet; each child goes on with a program of its own.

script = ObjectSpace.each_object(File).find { |file| file.path == "solution.rb" }
# Parsed here, run in the child: a program that reads stdin finds none of their names.
harness = %w[values harness].map { |name| RubyVM::InstructionSequence.compile_file("/usr/lib/gavel/ruby/#{name}.rb") }
Process.warmup
Process.fork # comes back in each child

if ENV.delete("GAVEL_FORKED").end_with?("main.rb")
  $LOADED_FEATURES.push("/usr/lib/gavel/ruby/values.rb", "/usr/lib/gavel/ruby/harness.rb")
  harness.each(&:eval)
  GavelHarness.main
else
  # It is read from here on as it would have been from its start.
  script.reopen("solution.rb")
end

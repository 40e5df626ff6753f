# frozen_string_literal: true

require "/usr/lib/gavel/ruby/harness.rb"

GavelHarness.main

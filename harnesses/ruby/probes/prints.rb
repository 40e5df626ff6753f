def probe(n)
  puts "hello #{n}"
  print "no newline"
  warn "warning #{n}"
  n
end

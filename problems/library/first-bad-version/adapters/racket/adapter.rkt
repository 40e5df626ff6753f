(define (first-bad-for n bad)
  (set-first-bad! bad)
  (first-bad-version n))

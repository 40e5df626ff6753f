(define (judge-first-bad n bad)
  (first-bad bad)
  (first-bad-version n))

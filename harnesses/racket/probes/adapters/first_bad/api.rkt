(define first-bad (make-parameter 0))
(define (is-bad-version version)
  (>= version (first-bad)))

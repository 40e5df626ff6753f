(define (probe n)
  "five")

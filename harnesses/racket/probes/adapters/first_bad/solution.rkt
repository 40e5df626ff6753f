; The API is-bad-version is defined for you.

(define/contract (first-bad-version n)
  (-> exact-integer? exact-integer?)
  (let loop ([low 1] [high n])
    (define middle (quotient (+ low high) 2))
    (cond
      [(= low high) low]
      [(is-bad-version middle) (loop low middle)]
      [else (loop (add1 middle) high)])))

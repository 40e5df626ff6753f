(define/contract (first-bad-version n)
  (-> exact-integer? exact-integer?)
  (let search ([low 1] [high n])
    (define middle (quotient (+ low high) 2))
    (cond
      [(= low high) low]
      [(is-bad-version middle) (search low middle)]
      [else (search (add1 middle) high)])))

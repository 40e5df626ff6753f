; Takes a number of half the target twice.
(define/contract (two-sum nums target)
  (-> (listof exact-integer?) exact-integer? (listof exact-integer?))
  (define places
    (for/hasheqv ([num nums] [i (in-naturals)])
      (values num i)))
  (for/first ([num nums] [i (in-naturals)] #:when (hash-has-key? places (- target num)))
    (list i (hash-ref places (- target num)))))

(define/contract (two-sum nums target)
  (-> (listof exact-integer?) exact-integer? (listof exact-integer?))
  (let loop ([i 0] [left nums] [places (hasheqv)])
    (match left
      [(cons num others)
       (define j (hash-ref places (- target num) #f))
       (if j
           (list j i)
           (loop (add1 i) others (hash-set places num i)))]
      ['() '()])))

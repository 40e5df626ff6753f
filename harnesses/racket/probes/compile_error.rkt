(define/contract (probe n)
  (-> exact-integer? exact-integer?)
  (let ([m]) ; HERE
    (+ n m)))

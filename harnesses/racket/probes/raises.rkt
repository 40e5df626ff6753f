(define (inner n)
  (when (zero? n)
    (error "boom"))
  n)

(define/contract (probe n)
  (-> exact-integer? exact-integer?)
  (inner n))

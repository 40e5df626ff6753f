(define/contract (my-pow x n)
  (-> flonum? exact-integer? flonum?)
  (cond
    [(negative? n) (/ 1.0 (my-pow x (- n)))]
    [(zero? n) 1.0]
    [(even? n) (my-pow (* x x) (quotient n 2))]
    [else (* x (my-pow (* x x) (quotient n 2)))]))

(define/contract (other n)
  (-> exact-integer? exact-integer?)
  n)

(define/contract (probe n)
  (-> exact-integer? (listof flonum?))
  (list +nan.0 +inf.0 -inf.0))

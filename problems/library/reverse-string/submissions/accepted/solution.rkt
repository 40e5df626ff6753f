(define/contract (reverse-string s)
  (-> (listof char?) (listof char?))
  (reverse s))

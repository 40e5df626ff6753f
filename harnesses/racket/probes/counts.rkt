(define/contract (probe values-given)
  (-> (listof exact-integer?) (values exact-integer? (listof exact-integer?)))
  (define-values (evens odds) (partition even? values-given))
  (values (length evens) (append evens odds)))

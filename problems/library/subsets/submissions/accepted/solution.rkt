(define/contract (subsets nums)
  (-> (listof exact-integer?) (listof (listof exact-integer?)))
  (combinations nums))

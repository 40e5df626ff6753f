(define/contract (rotate matrix)
  (-> (listof (listof exact-integer?)) (listof (listof exact-integer?)))
  (apply map list (reverse matrix)))

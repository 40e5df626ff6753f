(define/contract (spiral-order matrix)
  (-> (listof (listof exact-integer?)) (listof exact-integer?))
  (if (or (empty? matrix) (empty? (first matrix)))
      '()
      ; What is left is turned, so that its last column comes first.
      (append (first matrix)
              (spiral-order (if (empty? (rest matrix)) '() (reverse (apply map list (rest matrix))))))))

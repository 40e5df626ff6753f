(define/contract (probe n)
  (-> exact-integer? exact-integer?)
  (let loop ([kept '()])
    (loop (cons (make-bytes 1048576 (modulo (length kept) 256)) kept))))

(define/contract (smallest-number num)
  (-> exact-integer? exact-integer?)
  (define digits (sort (string->list (number->string (abs num))) char<?))
  (define (->number digits)
    (string->number (list->string digits)))
  (cond
    [(negative? num) (- (->number (reverse digits)))]
    [(zero? num) 0]
    [else
     (define-values (zeros others) (splitf-at digits (curry char=? #\0)))
     (->number (cons (first others) (append zeros (rest others))))]))

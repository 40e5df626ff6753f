(define account%
  (class object%
    (super-new)

    (init-field text count)

    (define history (list count))

    (define/public (add amount)
      (set! history (cons (+ (car history) amount) history)))

    (define/public (get-history)
      (reverse history))

    (define/public (greet words)
      (string-join (append words (list text))))))

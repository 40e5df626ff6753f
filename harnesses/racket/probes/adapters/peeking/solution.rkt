(define peeking-iterator%
  (class object%
    (super-new)

    (init-field
      iterator)

    (define ahead '())

    (define/public (peek)
      (when (empty? ahead)
        (set! ahead (list (send iterator next))))
      (first ahead))

    (define/public (next)
      (begin0
        (peek)
        (set! ahead '())))

    (define/public (has-next)
      (or (pair? ahead) (send iterator has-next)))))

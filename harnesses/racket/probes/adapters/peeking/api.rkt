(define iterator%
  (class object%
    (super-new)
    (init-field nums)
    (define/public (next)
      (begin0
        (first nums)
        (set! nums (rest nums))))
    (define/public (has-next)
      (pair? nums))))

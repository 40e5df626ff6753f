(define judge-peeking%
  (class object%
    (super-new)
    (init-field nums)
    (define iterator (new peeking-iterator% [iterator (new iterator% [nums nums])]))
    (define/public (peek) (send iterator peek))
    (define/public (next) (send iterator next))
    (define/public (has-next) (send iterator has-next))))

(define/contract (longest-palindrome s)
  (-> string? string?)
  (define size (string-length s))

  ; Both ends of the longest one around a middle.
  (define (widen from to)
    (if (and (>= from 0) (< to size) (char=? (string-ref s from) (string-ref s to)))
        (widen (sub1 from) (add1 to))
        (cons (add1 from) to)))

  (define ends
    (for*/list ([middle size] [to (list middle (add1 middle))])
      (widen middle to)))
  (match-define (cons from to) (argmax (lambda (one) (- (cdr one) (car one))) ends))
  (substring s from to))

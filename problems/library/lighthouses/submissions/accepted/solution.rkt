#lang racket

(struct point (x y))

; Return the smallest distance among points that are sorted by x.
(define (nearest points)
  (cond
    [(empty? (rest points)) +inf.0]
    [else
     (define-values (left right) (split-at points (quotient (length points) 2)))
     (define border (point-x (first right)))
     (define apart (min (nearest left) (nearest right)))
     (define strip (filter (λ (one) (< (abs (- (point-x one) border)) apart)) points))
     (across (sort strip < #:key point-y) apart)]))

; Return the smallest distance among points that are sorted by y, if it is below the best so far.
(define (across strip best)
  (match strip
    ['() best]
    [(cons one others)
     (across others
             (for/fold ([best best])
                       ([other (in-list others)]
                        #:break (>= (- (point-y other) (point-y one)) best))
               (min best (distance one other))))]))

(define (distance one other)
  (sqrt (+ (sqr (- (point-x one) (point-x other))) (sqr (- (point-y one) (point-y other))))))

(define (read-number)
  (exact->inexact (read)))

(define points
  (for/list ([_ (in-range (read))])
    (define x (read-number))
    (point x (read-number))))
(displayln (nearest (sort points < #:key point-x)))

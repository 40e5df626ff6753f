#lang racket

(define-values (crossings streets) (values (read) (read)))
(define at (make-vector (add1 crossings) '()))
(define (note a b street)
  (vector-set! at a (cons (cons b street) (vector-ref at a))))
(for ([street (in-range streets)])
  (define-values (a b) (values (read) (read)))
  (note a b street)
  (note b a street))

(define swept (make-vector streets #f))

; Go on while there is a street; where there is none, the tour is written from its end.
(define (drive way tour)
  (match way
    ['() tour]
    [(cons here before)
     (match (vector-ref at here)
       ['() (drive before (cons here tour))]
       [(cons (cons next street) ends)
        (vector-set! at here ends)
        (cond
          [(vector-ref swept street) (drive way tour)]
          [else
           (vector-set! swept street #t)
           (drive (cons next way) tour)])])]))

(define is-even (for/and ([ends (in-vector at)]) (even? (length ends))))
(define tour (if is-even (drive '(1) '()) '()))
(displayln (if (= (length tour) (add1 streets))
               (string-join (map number->string tour))
               "impossible"))

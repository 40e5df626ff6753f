#lang racket

(define-values (pupils quarrels) (values (read) (read)))
(define quarrelled (make-vector (add1 pupils) '()))
(define (note a b)
  (vector-set! quarrelled a (cons b (vector-ref quarrelled a))))
(for ([_ (in-range quarrels)])
  (define-values (a b) (values (read) (read)))
  (note a b)
  (note b a))

(define teams (make-vector (add1 pupils) #f))

; Tell whether a pupil can be of that team, and all who follow from it too.
(define (divide pupil team)
  (define known (vector-ref teams pupil))
  (cond
    [known (= known team)]
    [else
     (vector-set! teams pupil team)
     (for/and ([other (vector-ref quarrelled pupil)])
       (divide other (- 3 team)))]))

(cond
  [(for/and ([pupil (in-range 1 (add1 pupils))])
     (or (vector-ref teams pupil) (divide pupil 1)))
   (displayln "possible")
   (displayln (string-join (map number->string (rest (vector->list teams)))))]
  [else (displayln "impossible")])

#lang racket

(define-values (days questions) (values (read) (read)))
(define sums (make-vector (add1 days) 0))
(for ([day (in-range 1 (add1 days))])
  (vector-set! sums day (+ (vector-ref sums (sub1 day)) (read))))
(for ([_ (in-range questions)])
  (define-values (from to) (values (read) (read)))
  (displayln (- (vector-ref sums to) (vector-ref sums (sub1 from)))))

#lang racket

(define-values (crates capacity) (values (read) (read)))
; What the crates so far can bring in, for each load.
(define best (make-vector (add1 capacity) 0))
(for ([_ (in-range crates)])
  (define-values (weight price) (values (read) (read)))
  (for ([load (in-range capacity (sub1 weight) -1)])
    (define with-crate (+ (vector-ref best (- load weight)) price))
    (vector-set! best load (max (vector-ref best load) with-crate))))
(displayln (vector-ref best capacity))

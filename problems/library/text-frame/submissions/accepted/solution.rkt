#lang racket

(define lines
  (for/list ([_ (in-range (string->number (read-line)))])
    (read-line)))
(define width (apply max (map string-length lines)))
(define (times count text)
  (string-append* (make-list count text)))

(define edge (string-append "+" (times (+ width 2) "-") "+"))
(displayln edge)
(for ([line (in-list lines)])
  (define missing (- width (string-length line)))
  (define left (quotient missing 2))
  (printf "| ~a~a~a |\n" (times left " ") line (times (- missing left) " ")))
(displayln edge)

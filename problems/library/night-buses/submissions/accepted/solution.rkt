#lang racket

(require data/heap)

(define-values (stops lines start home) (values (read) (read) (read) (read)))
(define leaving (make-vector (add1 stops) '()))
(for ([_ (in-range lines)])
  (define-values (from to minutes) (values (read) (read) (read)))
  (vector-set! leaving from (cons (cons to minutes) (vector-ref leaving from))))

(define left (make-vector (add1 stops) #f))
(define waiting (make-heap (λ (one other) (<= (cdr one) (cdr other)))))
(heap-add! waiting (cons start 0))

(let ride ()
  (cond
    [(zero? (heap-count waiting)) (displayln "stranded")]
    [else
     (match-define (cons stop minutes) (heap-min waiting))
     (heap-remove-min! waiting)
     (cond
       [(= stop home) (displayln minutes)]
       [else
        (unless (vector-ref left stop)
          (vector-set! left stop #t)
          (for ([line (in-list (vector-ref leaving stop))])
            (heap-add! waiting (cons (car line) (+ minutes (cdr line))))))
        (ride)])]))

#lang racket

(struct point (x y) #:transparent)

(define/contract (probe n)
  (-> exact-integer? exact-integer?)
  (define heap (make-heap <=))
  (heap-add-all! heap (shuffle (range 1 (add1 n))))
  (define queue (make-queue))
  (enqueue! queue (heap-min heap))
  (define numbers (gvector))
  (for ([(key value) (in-hash (hash 'a 1 'b 2))])
    (gvector-add! numbers value))
  (define found
    (match (regexp-match #px"\\d+" "a17b")
      [(list digits) (string->number digits)]
      [_ 0]))
  (define together (foldl + 0 (set->list (set 1 2 3 3))))
  (define corner (point (exact-round (sqrt 16)) (string-length (~a n "!"))))
  (+ (dequeue! queue) (for/sum ([value (in-gvector numbers)]) value) found together
     (point-x corner) (point-y corner) (apply max '(3 9)) 0))

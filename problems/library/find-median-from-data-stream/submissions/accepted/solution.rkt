(define median-finder%
  (class object%
    (super-new)

    (init-field)

    ; The lower half with its largest first, the upper with its smallest.
    (define lower (make-heap >=))
    (define upper (make-heap <=))

    (define (move-first from to)
      (heap-add! to (heap-min from))
      (heap-remove-min! from))

    ; add-num : exact-integer? -> void?
    (define/public (add-num num)
      (heap-add! lower num)
      (move-first lower upper)
      (when (> (heap-count upper) (heap-count lower))
        (move-first upper lower)))

    ; find-median : -> flonum?
    (define/public (find-median)
      (if (> (heap-count lower) (heap-count upper))
          (exact->inexact (heap-min lower))
          (/ (+ (heap-min lower) (heap-min upper)) 2.0)))))
